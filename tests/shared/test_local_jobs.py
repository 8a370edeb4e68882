"""Jobs whose effect lies in our own database: done in batches, exactly once, each undone alone when it fails."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.messages import Event
from backend.shared.outbox import BATCH, Job, JobGivenUp, OutboxRunner
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


def runner(database: Database, clock: FixedClock, **more: object) -> OutboxRunner:
    made = OutboxRunner(database, clock, **more)  # type: ignore[arg-type]
    made.register_local("local", effect)
    return made


def test_more_than_a_batch_is_done_and_each_leaves_its_trace_once(database: Database, clock: FixedClock) -> None:
    keys = {f"k{number}" for number in range(BATCH + 7)}
    add(database, clock, *keys)
    runner(database, clock).run_due_once()
    assert keys_of(database, "local", "done") == keys
    assert keys_of(database, "trace", "open") == {f"trace:{key}" for key in keys}


def test_one_that_fails_is_undone_alone_and_tried_again_later(database: Database, clock: FixedClock) -> None:
    add(database, clock, "a", "bad", "b")
    runner(database, clock).run_due_once()
    assert keys_of(database, "local", "open") == {"bad"}
    assert keys_of(database, "trace", "open") == {"trace:a", "trace:b"}


def test_one_that_always_fails_is_given_up_and_told(database: Database, clock: FixedClock) -> None:
    told: list[Event] = []
    add(database, clock, "bad")
    works = runner(database, clock, publish=told.append, max_attempts=2)
    for _ in range(3):
        works.run_due_once()
        clock.advance(timedelta(minutes=1))
    assert keys_of(database, "local", "dead") == {"bad"}
    assert [type(event) for event in told] == [JobGivenUp]


def test_local_jobs_do_not_hold_the_others_up(database: Database, clock: FixedClock) -> None:
    add(database, clock, *(f"k{number}" for number in range(3 * BATCH)))
    with database.transaction() as session:
        outbox.add(session, topic="say", payload={}, key="said", due_at=clock.now())
    works = runner(database, clock, handlers={"say": lambda job: "ok"})
    works.run_one()
    assert keys_of(database, "say", "done") == {"said"}
