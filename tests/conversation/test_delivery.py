"""What was written reaches the channel, in order, and private numbers reach nobody but the person, shortened."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import CallHuman, GetPerson, Inbound, Reply
from backend.conversation.tables import handovers
from backend.shared.clock import FixedClock
from backend.shared.tables import outbox
from tests.conversation.conftest import PlayedBot, Say

PHONE, PASSPORT, CARD = "13800138000", "E12345678", "6222021234567890128"


class Channel:
    """A connector that remembers what it was given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Take one bubble."""
        self.sent.append((address, reply.text, key))
        return f"receipt {len(self.sent)}"


async def test_bubbles_are_sent_in_order_each_with_its_own_key(backend: Backend, say: Say, bot: PlayedBot) -> None:
    bot.answer = lambda request: [{"text": "一"}, {"text": "二"}]
    channel = Channel()
    backend.conversation.delivery.register("terminal", channel.send)
    turn_id = await asyncio.to_thread(say, "你好")
    await asyncio.to_thread(backend.conversation.worker.run_until_idle)
    await asyncio.to_thread(backend.infra.outbox.run_due_once)
    assert channel.sent == [("a", "一", f"turn:{turn_id}:1"), ("a", "二", f"turn:{turn_id}:2")]


def test_without_a_connector_the_message_waits(backend: Backend, say: Say) -> None:
    say("你好")
    backend.conversation.worker.run_until_idle()
    backend.infra.outbox.run_due_once()
    with backend.database.reading() as session:
        assert session.execute(select(outbox.c.state).where(outbox.c.topic == "deliver")).scalar_one() == "open"


async def test_a_running_backend_answers_through_its_bells(backend: Backend, say: Say) -> None:
    channel, stop = Channel(), asyncio.Event()
    backend.conversation.delivery.register("terminal", channel.send)
    running = asyncio.create_task(backend.run_forever(stop))
    await asyncio.to_thread(say, "你好")
    async with asyncio.timeout(5):
        while not channel.sent:
            await asyncio.sleep(0.01)
    stop.set()
    await asyncio.wait_for(running, 5)
    assert [text for _, text, _ in channel.sent] == ["答：你好"]


async def test_workers_that_wait_for_the_bot_leave_threads_to_the_actions_it_calls(
    backend: Backend, say: Say, bot: PlayedBot
) -> None:
    loop, channel, stop = asyncio.get_running_loop(), Channel(), asyncio.Event()
    loop.set_default_executor(ThreadPoolExecutor(1))
    act = lambda: asyncio.run_coroutine_threadsafe(asyncio.to_thread(lambda: "done"), loop).result(5)  # noqa: E731
    bot.answer = lambda request: [{"text": act()}]
    backend.conversation.delivery.register("terminal", channel.send)
    for number in range(8):
        say("你好", address=str(number))
    running = asyncio.create_task(backend.run_forever(stop))
    async with asyncio.timeout(10):
        while len(channel.sent) < 8:
            await asyncio.sleep(0.01)
    stop.set()
    await running
    assert {text for _, text, _ in channel.sent} == {"done"}


def test_something_said_by_ourselves_is_said_once_and_in_the_persons_language(backend: Backend, say: Say) -> None:
    turn_id = say("I want to book")
    backend.conversation.worker.run_until_idle()
    person_id = str(backend.conversation.people.find("terminal", "a"))
    spoken = [backend.conversation.speaker.speak(person_id, "utter_bot_unavailable", key="k") for _ in range(2)]
    assert spoken == [True, False]
    view = backend.conversation.history.turn(turn_id)
    assert view is not None and len(view.later) == 1
    assert view.later[0].text.isascii()


def test_to_somebody_unknown_nothing_is_said(backend: Backend) -> None:
    with pytest.raises(LookupError):
        backend.conversation.speaker.speak("p_nobody", "utter_bot_unavailable", key="k")
    with pytest.raises(LookupError):
        backend.bus.handle(GetPerson("p_nobody"))


def test_calling_a_human_is_noted_and_answered_with_the_contact(backend: Backend, say: Say) -> None:
    say("转人工")
    person_id = str(backend.conversation.people.find("terminal", "a"))
    assert backend.bus.handle(CallHuman(person_id, "asked", "terminal")).contact == "12368"
    with backend.database.reading() as session:
        assert session.execute(select(handovers.c.person_id)).scalars().all() == [person_id]
    assert backend.infra.audit.verify(backend.database) is None


def test_the_bot_sees_tokens_and_the_person_previews(backend: Backend, say: Say, bot: PlayedBot) -> None:
    turn_id = say(f"电话{PHONE}")
    backend.conversation.worker.run_until_idle()
    assert PHONE not in bot.requests[0]["text"] and "⟦phone:" in bot.requests[0]["text"]
    view = backend.conversation.history.turn(turn_id)
    assert view is not None and view.replies[0].text == "答：电话138****8000"


def test_planted_numbers_are_nowhere_in_the_database_files_or_logs(
    sqlite_url: str, clock: FixedClock, tmp_path: Path, bot: PlayedBot, caplog: pytest.LogCaptureFixture
) -> None:
    backend = build(load_settings(database_url=sqlite_url, data_dir=tmp_path / "var"), clock, bots=bot)
    with caplog.at_level(logging.DEBUG):
        for number, text in enumerate((f"电话{PHONE}，护照{PASSPORT}", f"卡号 {CARD}", "+86 138 0013 8000")):
            backend.conversation.receiver.receive(Inbound("terminal", "a", str(number), text=text))
        backend.conversation.worker.run_until_idle()
        backend.infra.outbox.run_due_once()
    backend.close()
    files = b"".join(path.read_bytes() for path in tmp_path.glob("yiqiaotong.sqlite3*"))
    for planted in (PHONE, PASSPORT, CARD, "138 0013 8000"):
        assert planted.encode() not in files
        assert planted not in caplog.text
