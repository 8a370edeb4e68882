"""Two processes whose clocks are a minute apart do nothing twice, and neither waits for the other's wrong time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from backend.bootstrap import Backend
from backend.conversation.model import Inbound
from backend.conversation.tables import inbox
from backend.shared import outbox
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring, new_key
from backend.shared.outbox import OutboxRunner
from backend.shared.tables import outbox as table
from tests.person_keys import entrusted
from tests.reliability import outbox_process, worker_process
from tests.reliability.fake_bot import FakeBot
from tests.reliability.killed import begin
from tests.skewed_clock import SkewedClock

APART = (0.0, 60.0)
"""Seconds by which the clocks of two processes are ahead of the database's."""
JOBS = PEOPLE = 5


def _until(done: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.02)


@pytest.fixture
def served(postgresql_url: str) -> Iterator[Database]:
    database = Database(postgresql_url)
    yield database
    database.close()


def _none_open(database: Database, what: Any) -> bool:
    with database.reading() as session:
        return not session.execute(select(func.count()).where(what.c.state == "open")).scalar_one()


@pytest.mark.slow
def test_no_job_is_done_twice(served: Database, tmp_path: Path) -> None:
    data_key = new_key()
    keys = entrusted(served, Keyring(data_key))
    with served.transaction() as session:
        for number in range(JOBS):
            outbox.add(session, topic="say", payload={}, key=f"job:{number}", due_at=SystemClock().now())
    said = tmp_path / "said"
    given = (served.url, str(said), data_key, 0.4)
    workers = [begin(outbox_process.work, *given, ahead) for ahead in APART]
    _until(lambda: _none_open(served, table))
    for worker in workers:
        worker.kill()
    keys.database.close()
    assert sorted(said.read_text().split()) == [f"job:{number}" for number in range(JOBS)]


@pytest.mark.slow
def test_no_message_is_brought_to_the_bot_twice(served: Database, tmp_path: Path) -> None:
    bot = FakeBot(delay=0.6)
    configuration = {"database": served.url, "bot": bot.url, "data_dir": str(tmp_path), "lease": 10}
    backend: Backend = worker_process.backend_for(configuration)
    for person in range(PEOPLE):
        backend.conversation.receiver.receive(Inbound("terminal", f"person-{person}", "m", text="hello"))
    workers = [begin(worker_process.work, configuration | {"ahead": ahead}).when_ready() for ahead in APART]
    _until(lambda: _none_open(served, inbox))
    for worker in workers:
        worker.kill()
    backend.close()
    bot.stop()
    assert len(bot.asked) == PEOPLE
    assert set(bot.asked.values()) == {1}


@pytest.mark.parametrize(("first", "second"), [(60, 0), (0, 60)])
def test_what_a_dead_worker_held_is_taken_over_after_its_lease_and_not_before(
    first: int, second: int, served: Database, keyring: Keyring
) -> None:
    keys = entrusted(served, keyring)
    dies, lives = (
        OutboxRunner(served, SkewedClock(timedelta(seconds=ahead)), {"say": lambda job: "said"}, lease=lease)
        for ahead, lease in ((first, timedelta(seconds=1)), (second, timedelta(seconds=30)))
    )
    with served.transaction() as session:
        outbox.add(session, topic="say", payload={}, key="job", due_at=SystemClock().now())
    assert dies._claim() is not None
    assert lives.run_one() is False
    _until(lives.run_one, seconds=5)
    keys.database.close()
    assert _none_open(served, table)
