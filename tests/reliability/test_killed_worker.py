"""kill -9 of a worker between any two steps loses no message and answers none twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.bootstrap import Backend
from backend.conversation.model import Inbound
from backend.conversation.tables import history, inbox
from backend.shared.tables import outbox
from tests.reliability.fake_bot import FakeBot
from tests.reliability.killed import Working, begin
from tests.reliability.worker_process import backend_for, work

pytestmark = pytest.mark.slow

PEOPLE, MESSAGES = 5, 6


@pytest.fixture
def bot() -> Iterator[FakeBot]:
    bot = FakeBot(delay=0.005)
    yield bot
    bot.stop()


@pytest.fixture
def configuration(database_url: str, bot: FakeBot, tmp_path: Path) -> dict[str, Any]:
    return {"database": database_url, "bot": bot.url, "data_dir": str(tmp_path)}


@pytest.fixture
def backend(configuration: dict[str, Any]) -> Iterator[Backend]:
    backend = backend_for(configuration)
    for number in range(MESSAGES):
        for person in range(PEOPLE):
            backend.conversation.receiver.receive(
                Inbound("terminal", f"person-{person}", f"m{number}", text=f"message {number}")
            )
    yield backend
    backend.close()


def _start(configuration: dict[str, Any], **more: Any) -> Working:
    return begin(work, configuration | more).when_ready()


def _open(backend: Backend) -> int:
    with backend.database.reading() as session:
        return int(session.execute(select(func.count()).where(inbox.c.state == "open")).scalar_one())


def _finish(backend: Backend) -> None:
    deadline = time.monotonic() + 120
    while _open(backend) and time.monotonic() < deadline:
        if not backend.conversation.worker.run_one():
            time.sleep(0.02)


def _check(backend: Backend, bot: FakeBot) -> None:
    with backend.database.reading() as session:
        turns = session.execute(select(inbox.c.turn_id)).scalars().all()
        query = select(history.c.turn_id).where(history.c.direction == "out", history.c.turn_id.is_not(None))
        answers = Counter(session.execute(query).scalars())
        jobs = Counter(session.execute(select(outbox.c.key).where(outbox.c.key.like("turn:%"))).scalars())
        sequences = session.execute(select(history.c.person_id, history.c.seq)).all()
    assert answers == Counter(turns)
    assert jobs == Counter(f"turn:{turn}" for turn in turns)
    assert len(set(sequences)) == len(sequences)
    assert all(texts == [f"message {n}" for n in range(MESSAGES)] for texts in bot.order.values())
    assert len(bot.order) == PEOPLE


@pytest.mark.parametrize("step", ["claimed", "answered", "recorded"])
def test_a_worker_killed_at_a_step_loses_and_doubles_nothing(
    step: str, configuration: dict[str, Any], backend: Backend, bot: FakeBot
) -> None:
    process = _start(configuration, die_at=step, die_after=7)
    assert process.ended() == -9
    assert _open(backend) > 0
    _finish(backend)
    _check(backend, bot)


def test_workers_killed_at_random_moments_lose_and_double_nothing(
    configuration: dict[str, Any], backend: Backend, bot: FakeBot
) -> None:
    chance = random.Random(20261124)
    for _ in range(3):
        process = _start(configuration)
        time.sleep(chance.uniform(0.0, 0.06))
        process.kill()
    _finish(backend)
    _check(backend, bot)


def test_two_replicas_serve_everyone_once_and_in_order(
    configuration: dict[str, Any], backend: Backend, bot: FakeBot
) -> None:
    alive = {"lease": 30}  # a slow machine is not a dead worker
    replicas = [_start(configuration, **alive), _start(configuration, **alive)]
    deadline = time.monotonic() + 120
    while _open(backend) and time.monotonic() < deadline:
        time.sleep(0.02)
    for process in replicas:
        process.kill()
    _check(backend, bot)
    assert set(bot.asked.values()) == {1}
    assert set(bot.most_at_once.values()) == {1}
