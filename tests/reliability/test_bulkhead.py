"""A partner, a channel or a bot that holds whoever asks it holds up nobody else: told by who waits for whom."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.bots import Bots
from backend.conversation.delivery import hand_over
from backend.conversation.model import Inbound, Reply
from backend.conversation.tables import inbox
from backend.shared import outbox as jobs
from backend.shared.clock import SystemClock
from backend.shared.errors import PlatformUnavailable
from backend.shared.outbox import OutboxRunner
from backend.shared.tables import outbox
from tests.conversation.conftest import PlayedBot
from tests.reliability.fake_bot import FakeBot

SLOW, QUICK = 12, 12
LONGEST = 60.0
"""Seconds after which a test that would wait for ever is given up; nothing is measured by it."""


class HoldingOffice:
    """A partner that takes every call and answers none until it is let go."""

    def __init__(self) -> None:
        self.held = 0
        self.most = 0
        self.open = threading.Event()
        lock = threading.Lock()
        office = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with lock:
                    office.held += 1
                    office.most = max(office.most, office.held)
                office.open.wait(LONGEST)
                with lock:
                    office.held -= 1
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"slots": []}')

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self.open.set()
        self._server.shutdown()
        self._server.server_close()


class Asking(PlayedBot):
    """A bot that asks the notary office where somebody says 空位, within the turn, as its actions do."""

    backend: Backend
    refused = 0

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        if request["text"] == "空位":
            try:
                office = self.backend.infra.partners.client("wuyi_notary")
                office.free_slots("in_person", date(2026, 12, 1), date(2026, 12, 2), 3)
            except PlatformUnavailable:
                self.refused += 1
        return super().turn(person_id, request)

    def healthy(self) -> bool:
        return True


@pytest.fixture
def office() -> Iterator[HoldingOffice]:
    office = HoldingOffice()
    yield office
    office.stop()


@pytest.fixture
def asking(tmp_path: Path, office: HoldingOffice) -> Iterator[Backend]:
    limits = '{"wuyi_notary": {"read": 60, "budget": 60}}'
    settings = load_settings(
        data_dir=tmp_path / "var", wuyi_notary_url=office.url, partner_limits=limits, job_workers=4
    )  # fmt: skip
    bot = Asking()
    bot.backend = build(settings, SystemClock(), bots=bot)
    yield bot.backend
    office.open.set()
    bot.backend.close()


def test_people_who_only_ask_are_not_held_up_by_a_slow_office(asking: Backend, office: HoldingOffice) -> None:
    for number in range(SLOW):
        _say(asking, "空位", f"slow {number}")
    for number in range(QUICK):
        _say(asking, "你好", f"quick {number}")
    with _running(asking.conversation.worker.run_forever):
        _until(lambda: _answered(asking, "quick") == QUICK)
        assert office.most == asking.settings.calls_at_once("wuyi_notary") < asking.settings.turn_workers
        office.open.set()
        _until(lambda: _answered(asking, "slow") == SLOW)


def test_messages_are_not_held_up_by_a_slow_channel(asking: Backend) -> None:
    release, slow, quick = threading.Event(), Channel(), Channel()
    slow.release = release
    for number in range(SLOW):
        _order(asking, "telegram", number)
    for number in range(QUICK):
        _order(asking, "web", number)

    async def serve(stop: asyncio.Event) -> None:
        delivery = asking.conversation.delivery
        delivery.register("telegram", slow.send, outside=True)
        delivery.register("web", quick.send)
        await asking.infra.outbox.run_forever(stop)

    with _running(serve):
        _until(lambda: len(quick.sent) == QUICK)
        assert slow.waiting == 2
        release.set()
        _until(lambda: len(slow.sent) == SLOW)
    assert [row.attempts for row in _jobs(asking)] == [1] * (SLOW + QUICK), "a job that found no place made no attempt"


def test_jobs_that_only_write_are_not_held_up_by_a_slow_office(asking: Backend, office: HoldingOffice) -> None:
    done: list[str] = []

    def ask(job: jobs.Job) -> str:
        asking.infra.partners.client("wuyi_notary").free_slots("x", date(2026, 12, 1), date(2026, 12, 2), 3)
        return "asked"

    runner = OutboxRunner(asking.database, asking.clock, {"ask": ask, "write": lambda job: done.append(job.key) or "x"})
    with asking.database.transaction() as session:
        for number in range(SLOW):
            jobs.add(session, topic="ask", payload={}, key=f"ask {number}", due_at=asking.clock.now())
        for number in range(QUICK):
            jobs.add(session, topic="write", payload={}, key=f"write {number}", due_at=asking.clock.now())
    with _running(runner.run_forever):
        _until(lambda: len(done) == QUICK)
        assert office.most == 2
        office.open.set()


@pytest.mark.parametrize("urls", [2, 3])
def test_a_bot_that_hangs_holds_up_only_those_it_has(tmp_path: Path, urls: int) -> None:
    bots = [FakeBot() for _ in range(urls)]
    hangs, release = bots[0], threading.Event()
    answer = hangs.turn
    hangs.turn = lambda request: release.wait(LONGEST) and answer(request)  # type: ignore[assignment,return-value]
    settings = load_settings(data_dir=tmp_path / "var", bot_urls=[bot.url for bot in bots])
    backend = build(settings, SystemClock())
    try:
        for number in range(40):
            _say(backend, "你好", f"quick {number}")
        held = settings.turns_at_once(urls)
        with _running(backend.conversation.worker.run_forever):
            _until(lambda: _answered(backend, "quick") == 40 - held)
            release.set()
            _until(lambda: _answered(backend, "quick") == 40)
    finally:
        release.set()
        backend.close()
        for bot in bots:
            bot.stop()


def test_somebody_who_waited_in_vain_goes_to_another_bot(tmp_path: Path) -> None:
    hangs, well = FakeBot(delay=0.5), FakeBot()
    bots = Bots([hangs.url, well.url], "t", answer_seconds=0.1)
    person = next(f"p_{number}" for number in range(99) if bots.in_order_for(f"p_{number}")[0] == hangs.url)
    request = {"sender_id": person, "message_id": "t_1", "text": "hi"}
    with pytest.raises(Exception, match="no answer"):
        bots.turn(person, request)
    assert bots.turn(person, request)["replies"]
    assert well.asked["t_1"] == 1
    hangs.stop()
    well.stop()


class Channel:
    """A channel that counts, and holds what it is given while it is told to."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.waiting = 0
        self.release: threading.Event | None = None

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        self.waiting += 1
        while self.release is not None and not self.release.is_set():
            await asyncio.sleep(0.01)
        self.waiting -= 1
        self.sent.append(key)
        return "x"


@contextmanager
def _running(serve: Callable[[asyncio.Event], Any]) -> Iterator[None]:
    """Let a process's workers run in a loop and threads of their own until the block ends."""
    started, box = threading.Event(), {}

    async def run() -> None:
        box["stop"], box["loop"] = asyncio.Event(), asyncio.get_running_loop()
        started.set()
        await serve(box["stop"])

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    started.wait()
    try:
        yield
    finally:
        box["loop"].call_soon_threadsafe(box["stop"].set)
        thread.join()


def _until(comes: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONGEST / 2
    while not comes():
        assert time.monotonic() < ends, "somebody is held up for good"
        time.sleep(0.02)


def _say(backend: Backend, text: str, address: str) -> None:
    backend.conversation.receiver.receive(Inbound("terminal", address, platform_id=address, text=text))


def _answered(backend: Backend, whose: str) -> int:
    """How many of those whose address begins so have their answer."""
    find = backend.conversation.people.find
    people = [find("terminal", f"{whose} {number}") for number in range(40)]
    with backend.database.reading() as session:
        done = session.execute(select(inbox.c.person_id).where(inbox.c.state == "done")).scalars().all()
    return len(set(done) & {person for person in people if person})


def _order(backend: Backend, channel: str, number: int) -> None:
    person = backend.conversation.people.resolve(channel, f"{channel} {number}", "zh-Hans")
    with backend.database.transaction() as session:
        where, now = (channel, f"{channel} {number}"), datetime.now(UTC)
        hand_over(session, person, where, [Reply("x")], language="zh-Hans", key=f"{channel} {number}", at=now)


def _jobs(backend: Backend) -> list[Any]:
    with backend.database.reading() as session:
        return list(session.execute(select(outbox).where(outbox.c.topic == "deliver")))
