"""A thousand due jobs, four worker processes, one of them killed: every job is done, none is recorded twice."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backend.shared import outbox
from backend.shared.clock import SystemClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring, new_key
from backend.shared.tables import outbox as table
from tests.person_keys import entrusted
from tests.reliability.killed import begin
from tests.reliability.outbox_process import work

pytestmark = pytest.mark.slow

JOBS = 1000


def _open(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(select(func.count()).where(table.c.state == "open")).scalar_one())


def _wait_until_fewer_than(database: Database, count: int) -> None:
    deadline = time.monotonic() + 300
    while _open(database) >= count and time.monotonic() < deadline:
        time.sleep(0.02)


def test_a_thousand_jobs_survive_the_death_of_one_of_four_workers(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    data_key = new_key()
    entrusted(database, Keyring(data_key))
    with database.transaction() as session:
        for number in range(JOBS):
            outbox.add(session, topic="say", payload={}, key=f"job:{number}", due_at=SystemClock().now())
    workers = [begin(work, database_url, str(tmp_path / "said"), data_key, 0.0, 0.0) for _ in range(4)]
    _wait_until_fewer_than(database, JOBS - 100)
    workers[0].kill()
    killed_with = _open(database)
    _wait_until_fewer_than(database, 1)
    for worker in workers:
        worker.kill()
    said = Counter((tmp_path / "said").read_text().split())
    assert 0 < killed_with < JOBS
    assert _open(database) == 0
    assert set(said) == {f"job:{number}" for number in range(JOBS)}
    assert sum(said.values()) <= JOBS + 1  # only the job in the dead worker's hands may have been said before
