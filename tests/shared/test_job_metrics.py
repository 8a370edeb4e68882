"""What is counted of jobs: each attempt by how it ended, and how late what was done came."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.local_jobs import LocalJobs
from backend.shared.metrics import REGISTRY
from backend.shared.outbox import Job, OutboxRunner


def number(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"yiqiaotong_{name}", labels) or 0.0


_numbers = count()


@pytest.fixture
def topic() -> str:
    """A topic no other test has counted under."""
    return f"counted.{next(_numbers)}"


def plan(database: Database, clock: FixedClock, topic: str, key: str = "a") -> None:
    with database.transaction() as session:
        outbox.add(session, topic=topic, payload={}, key=key, due_at=clock.now())


def test_a_topic_shows_as_zero_before_its_first_job(database: Database, clock: FixedClock) -> None:
    OutboxRunner(database, clock).register("counted.zero", lambda job: None)
    assert REGISTRY.get_sample_value("yiqiaotong_jobs_given_up_total", {"topic": "counted.zero"}) == 0


def test_attempts_and_lateness_are_counted_when_it_is_done(database: Database, clock: FixedClock, topic: str) -> None:
    answers = iter([PlatformUnavailable("x", "away"), None])

    def do(job: Job) -> str | None:
        if trouble := next(answers):
            raise trouble
        return "done"

    runner = OutboxRunner(database, clock, {topic: do})
    plan(database, clock, topic)
    runner.run_due_once()
    assert number("job_seconds_count", topic=topic, outcome="again") == 1
    assert number("job_lateness_seconds_count", topic=topic) == 0
    clock.advance(timedelta(seconds=20))
    runner.run_due_once()
    assert number("job_seconds_count", topic=topic, outcome="done") == 1
    assert number("job_attempts_sum", topic=topic) == 2
    assert number("job_lateness_seconds_sum", topic=topic) == 20


def test_what_is_refused_is_counted_as_given_up(database: Database, clock: FixedClock, topic: str) -> None:
    def refuse(job: Job) -> str | None:
        raise PlatformRejected("x", "no")

    runner = OutboxRunner(database, clock, {topic: refuse})
    plan(database, clock, topic)
    runner.run_due_once()
    assert number("jobs_given_up_total", topic=topic) == 1


@pytest.mark.parametrize("many", [1, 3])
def test_reminders_that_come_late_are_counted_so(database: Database, clock: FixedClock, topic: str, many: int) -> None:
    jobs = LocalJobs(database, clock)
    jobs.register(topic, lambda session, job: None)
    for key in range(many):
        plan(database, clock, topic, f"{many}-{key}")
    clock.advance(timedelta(seconds=90))
    jobs.run()
    assert number("job_lateness_seconds_bucket", topic=topic, le="60.0") == 0
    assert number("job_lateness_seconds_bucket", topic=topic, le="300.0") == many


def test_what_is_undone_with_its_transaction_is_not_counted(database: Database, clock: FixedClock, topic: str) -> None:
    def do(session: Session, job: Job) -> str | None:
        raise KeyboardInterrupt  # not an Exception: the batch is undone as by a kill

    jobs = LocalJobs(database, clock)
    jobs.register(topic, do)
    plan(database, clock, topic)
    with pytest.raises(KeyboardInterrupt):
        jobs.run()
    assert number("job_seconds_count", topic=topic, outcome="done") == 0
