"""Jobs whose effect lies in our own database: done in batches, exactly once, each undone alone when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.local_jobs import BATCH, DoMany, LocalJobs
from backend.shared.messages import Event
from backend.shared.outbox import Job, JobGivenUp, OutboxRunner
from backend.shared.tables import outbox as table


def add(database: Database, clock: FixedClock, *keys: str) -> None:
    with database.transaction() as session:
        for key in keys:
            outbox.add(session, topic="local", payload={}, key=key, due_at=clock.now())


def keys_of(database: Database, topic: str, state: str) -> set[str]:
    with database.reading() as session:
        query = select(table.c.key).where(table.c.topic == topic, table.c.state == state)
        return set(session.execute(query).scalars())


def effect(session: Session, job: Job) -> str:
    """Leave a trace in the same database, then perhaps fail."""
    outbox.add(session, topic="trace", payload={}, key=f"trace:{job.key}", due_at=job.due_at)
    if job.key == "bad":
        raise ValueError("bad")
    return "done"


def jobs(database: Database, clock: FixedClock, many: DoMany | None = None, **more: Any) -> LocalJobs:
    made = LocalJobs(database, clock, **more)
    made.register("local", effect, many)
    return made


def all_of(made: LocalJobs) -> None:
    while made.run():
        pass


def test_more_than_a_batch_is_done_and_each_leaves_its_trace_once(database: Database, clock: FixedClock) -> None:
    keys = {f"k{number}" for number in range(BATCH + 7)}
    add(database, clock, *keys)
    all_of(jobs(database, clock))
    assert keys_of(database, "local", "done") == keys
    assert keys_of(database, "trace", "open") == {f"trace:{key}" for key in keys}


def test_one_that_fails_is_undone_alone_and_tried_again_later(database: Database, clock: FixedClock) -> None:
    add(database, clock, "a", "bad", "b")
    all_of(jobs(database, clock))
    assert keys_of(database, "local", "open") == {"bad"}
    assert keys_of(database, "trace", "open") == {"trace:a", "trace:b"}


def test_one_that_always_fails_is_given_up_and_told(database: Database, clock: FixedClock) -> None:
    told: list[Event] = []
    add(database, clock, "bad")
    works = jobs(database, clock, publish=lambda _, event: told.append(event), max_attempts=2)
    for _ in range(3):
        all_of(works)
        clock.advance(timedelta(minutes=1))
    assert keys_of(database, "local", "dead") == {"bad"}
    assert [type(event) for event in told] == [JobGivenUp]


def test_local_jobs_do_not_hold_the_others_up(database: Database, clock: FixedClock) -> None:
    add(database, clock, *(f"k{number}" for number in range(3 * BATCH)))
    with database.transaction() as session:
        outbox.add(session, topic="say", payload={}, key="said", due_at=clock.now())
    local = jobs(database, clock)
    OutboxRunner(database, clock, {"say": lambda job: "ok"}, local=local.run).run_one()
    assert keys_of(database, "say", "done") == {"said"}


def together(session: Session, due: Sequence[Job]) -> dict[int, str | None]:
    """All of a batch at once."""
    return {job.job_id: effect(session, job) and "together" for job in due}


def test_a_batch_that_can_be_done_together_is_and_one_that_cannot_is_done_one_by_one(
    database: Database, clock: FixedClock
) -> None:
    add(database, clock, "a", "b")
    all_of(jobs(database, clock, together))
    add(database, clock, "c", "bad", "d")
    all_of(jobs(database, clock, together))
    with database.reading() as session:
        receipts = dict(session.execute(select(table.c.key, table.c.receipt).where(table.c.topic == "local")).all())
    assert receipts == {"a": "together", "b": "together", "c": "done", "bad": None, "d": "done"}
