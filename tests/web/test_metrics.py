"""The numbers for a monitor: true to what happened, for this machine or the token only, and nobody's words in them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest
from sqlalchemy import event

from backend.conversation.delivery_failed import QuotaSpent, SlowDown, WindowClosed
from backend.conversation.metrics import reason_of
from backend.conversation.model import Inbound
from backend.shared.errors import PlatformUnavailable
from tests.web.fake_house import House, house


def numbers(services: House) -> dict[str, float]:
    answer = httpx.get(f"{services.url}/metrics", trust_env=False)
    lines = (line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def grown(services: House, before: dict[str, float], name: str) -> float:
    return numbers(services).get(name, 0.0) - before.get(name, 0.0)


def test_a_message_its_replay_and_its_answer_are_counted(services: House) -> None:
    before = numbers(services)
    for _ in range(2):
        services.backend.conversation.receiver.receive(Inbound("terminal", "counted", "m1", text="你好"))
    services.wait_until(lambda: grown(services, before, 'yiqiaotong_messages_out_total{channel="terminal"}') == 1)
    assert grown(services, before, 'yiqiaotong_messages_in_total{channel="terminal"}') == 1
    assert grown(services, before, 'yiqiaotong_duplicates_dropped_total{channel="terminal"}') == 1
    assert grown(services, before, 'yiqiaotong_turn_seconds_count{channel="terminal",outcome="answered"}') == 1


def test_what_waits_is_counted_with_its_age_while_no_bot_answers(services: House) -> None:
    services.bot.away = True
    try:
        services.backend.conversation.receiver.receive(Inbound("terminal", "waits", "m1", text="你好"))
        services.wait_until(lambda: numbers(services).get('yiqiaotong_queue_depth{queue="inbox"}', 0) >= 1)
        services.wait_until(lambda: numbers(services)['yiqiaotong_queue_age_seconds{queue="inbox"}'] > 0.2)
    finally:
        services.bot.away = False


def test_an_unsigned_webhook_call_is_counted(tmp_path: Path) -> None:
    with house(tmp_path, telegram_token="1:t", telegram_secret="s") as services:
        before = numbers(services)
        httpx.post(f"{services.url}/channels/telegram", json={}, trust_env=False)
        assert grown(services, before, 'yiqiaotong_signature_failures_total{channel="telegram"}') == 1


def test_a_request_is_counted_by_the_pattern_of_its_address(services: House) -> None:
    before = numbers(services)
    for number in range(50):
        httpx.get(f"{services.url}/nowhere/{number}", trust_env=False)
        httpx.get(f"{services.url}/files/a-token-of-somebody-{number}", trust_env=False)
        httpx.request(f"VERB{number}", f"{services.url}/", trust_env=False)
    new = [name for name in numbers(services) if name.startswith("yiqiaotong_http") and name not in before]
    assert {name.partition('route="')[2].partition('"')[0] for name in new} <= {
        "(no route)", "/files/<token:str>", "/metrics",
    }  # fmt: skip
    assert not any("somebody" in name or "VERB" in name for name in new)
    missing = 'yiqiaotong_http_request_seconds_count{method="GET",route="(no route)",status="404"}'
    assert grown(services, before, missing) == 50


async def test_a_socket_is_no_request_that_takes_for_ever(services: House) -> None:
    before = numbers(services)
    url = f"{services.url.replace('http', 'ws')}/chat/socket/?EIO=4&transport=websocket"
    async with aiohttp.ClientSession() as client, client.ws_connect(url) as socket:
        await socket.receive(timeout=5)
    services.wait_until(lambda: sum(n for name, n in numbers(services).items() if "route=" in name) > 0)
    assert not [name for name in numbers(services) if "socket" in name and name not in before]


def test_the_numbers_do_not_grow_with_the_people(services: House) -> None:
    def write(*people: str) -> None:
        before = numbers(services)
        for person in people:
            services.backend.conversation.receiver.receive(Inbound("terminal", person, "m1", text=f"我是{person}"))
        sent = 'yiqiaotong_messages_out_total{channel="terminal"}'
        services.wait_until(lambda: grown(services, before, sent) >= len(people))

    of_earlier_houses = set(numbers(services))
    """The counters are the process's: other tests have counted in it before."""
    write("somebody")
    written = 'yiqiaotong_job_seconds_count{outcome="done",topic="deliver"}'
    topics = (*services.backend.infra.outbox.topics, *services.backend.local_jobs.topics)
    shown = {written, *(f'yiqiaotong_outbox_dead{{topic="{topic}"}}' for topic in topics)}
    services.wait_until(lambda: shown <= set(numbers(services)))
    first = {name for name in numbers(services) if "queue=" not in name}
    write(*(f"somebody-{number}" for number in range(20)))
    assert {name for name in numbers(services) if "queue=" not in name} == first
    assert len(first - of_earlier_houses) < 4000


def test_a_scrape_asks_no_table(services: House) -> None:
    asked: list[str] = []

    def note(*of: Any) -> None:
        if threading.current_thread().name.startswith("metrics"):
            asked.append(of[2])

    event.listen(services.backend.database.engine, "before_cursor_execute", note)
    try:
        numbers(services)
    finally:
        event.remove(services.backend.database.engine, "before_cursor_execute", note)
    assert asked == []


def test_process_pool_loop_disk_and_versions_are_told(services: House) -> None:
    services.wait_until(lambda: numbers(services).get("yiqiaotong_database_up") == 1)
    services.wait_until(lambda: numbers(services)["yiqiaotong_event_loop_lag_seconds_count"] > 0)
    told = numbers(services)
    assert told["process_resident_memory_bytes"] > 0
    assert told['yiqiaotong_database_connections_most{database="backend"}'] == 20
    assert told["yiqiaotong_disk_size_bytes"] >= told["yiqiaotong_disk_free_bytes"] > 0
    assert told["yiqiaotong_database_wait_seconds_count"] > 0
    assert told['yiqiaotong_look_age_seconds{look="database"}'] < 60
    assert told['yiqiaotong_outbox_dead{topic="deliver"}'] == 0
    named = "\n".join(told)
    assert 'yiqiaotong_build_info{version="' in named and 'yiqiaotong_schema_info{revision="' in named


def test_nobodys_words_or_address_stand_in_the_numbers(services: House) -> None:
    services.backend.conversation.receiver.receive(
        Inbound("terminal", "a-person-of-note", "m1", text="一个秘密 13800138000")
    )
    text = httpx.get(f"{services.url}/metrics", trust_env=False).text
    assert not any(word in text for word in ("a-person-of-note", "秘密", "13800138000"))


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_without_a_token_nothing_that_came_through_a_proxy_sees_them(services: House, header: str) -> None:
    answer = httpx.get(f"{services.url}/metrics", headers={header: "127.0.0.1"}, trust_env=False)
    assert answer.status_code == 404


@pytest.mark.parametrize(("token", "status"), [(None, 404), ("wrong", 404), ("right", 200)])
def test_with_a_token_only_whoever_shows_it_sees_them(tmp_path: Path, token: str | None, status: int) -> None:
    headers = {"X-Forwarded-For": "8.8.8.8"} | ({"Authorization": f"Bearer {token}"} if token else {})
    with house(tmp_path, metrics_token="right") as services:
        assert httpx.get(f"{services.url}/metrics", headers=headers, trust_env=False).status_code == status


def test_failures_are_counted_by_the_reason_a_channel_gave() -> None:
    paused = PlatformUnavailable("telegram", "slow_down 429")
    paused.__cause__ = SlowDown(429, 3)
    assert [reason_of(one) for one in (WindowClosed(1), QuotaSpent(), paused, TimeoutError())] == [
        "window_closed", "quota_spent", "slow_down", "away",
    ]  # fmt: skip
