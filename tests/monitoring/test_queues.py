"""What the looks at the database find, on both of ours; what they cannot see they do not claim."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry

from backend.migrations import migrate
from backend.monitoring.looks import Looks
from backend.monitoring.queues import Queues
from backend.shared import outbox
from backend.shared.clock import FixedClock, SystemClock
from backend.shared.database import Database
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.outbox import Job, OutboxRunner


def found(queues: Queues) -> dict[tuple[str, ...], float]:
    """What a scrape finds, by name and labels."""
    registry = CollectorRegistry()
    registry.register(queues)
    return {
        (sample.name.removeprefix("yiqiaotong_"), *sample.labels.values()): sample.value
        for family in registry.collect()
        for sample in family.samples
    }


def plan(database: Database, clock: FixedClock, topic: str, key: str, **after: int) -> None:
    with database.transaction() as session:
        outbox.add(session, topic=topic, payload={}, key=key, due_at=clock.now() + timedelta(**after))


def test_what_is_wanted_by_now_is_counted_also_while_it_waits_for_its_next_try(
    database: Database, clock: FixedClock
) -> None:
    def fail(job: Job) -> str | None:
        raise PlatformUnavailable("x", "away")

    queues = Queues(database, clock)
    plan(database, clock, "hearing.remind", "a")
    plan(database, clock, "hearing.remind", "b")
    plan(database, clock, "hearing.remind", "tomorrow", days=1)
    OutboxRunner(database, clock, {"hearing.remind": fail}).run_due_once()
    clock.advance(timedelta(seconds=40))
    queues.look()
    told = found(queues)
    assert told["queue_depth", "outbox:hearing.remind"] == 2
    assert told["queue_age_seconds", "outbox:hearing.remind"] == 40
    assert told["queue_depth", "inbox"] == 0
    clock.advance(timedelta(seconds=5))
    assert found(queues)["queue_age_seconds", "outbox:hearing.remind"] == 45, "it goes on ageing between two looks"


def test_topics_are_told_before_anything_of_them_is_given_up(database: Database, clock: FixedClock) -> None:
    def refuse(job: Job) -> str | None:
        raise PlatformRejected("x", "no")

    queues = Queues(database, clock, lambda: ("filing.file", "deliver"))
    queues.look()
    assert found(queues)["outbox_dead", "filing.file"] == 0
    plan(database, clock, "filing.file", "a")
    OutboxRunner(database, clock, {"filing.file": refuse}).run_due_once()
    queues.look()
    assert (found(queues)["outbox_dead", "filing.file"], found(queues)["outbox_dead", "deliver"]) == (1, 0)


def test_a_clock_that_is_wrong_shows_beside_the_databases(database: Database) -> None:
    migrate(database)
    right = Queues(database, SystemClock())
    ahead = Queues(database, FixedClock(SystemClock().now() + timedelta(seconds=31)))
    for queues in (right, ahead):
        queues.look()
    if not database.is_postgresql:
        assert ("clock_offset_seconds",) not in found(right), "a file has no clock of its own"
        return
    assert abs(found(right)["clock_offset_seconds",]) < 1
    assert 29 < found(ahead)["clock_offset_seconds",] < 33


def test_a_database_that_is_gone_is_down_and_nothing_old_is_told_of_it(database: Database, clock: FixedClock) -> None:
    queues = Queues(database, clock)
    queues.look()
    assert found(queues)["database_up",] == 1
    elsewhere = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    queues._database = elsewhere
    with pytest.raises(Exception, match="connection"):
        queues.look()
    told = found(queues)
    assert told["database_up",] == 0
    assert not [name for name in told if name[0].startswith("queue_")]


def test_a_look_that_fails_or_hangs_shows_by_its_age_and_holds_up_no_other() -> None:
    seen, released = threading.Event(), threading.Event()

    def fail() -> None:
        raise OSError("away")

    looks = Looks({"hangs": released.wait, "fails": fail, "works": seen.set}, every=0.05)  # type: ignore[dict-item]
    looks.start()
    time.sleep(0.3)
    assert seen.wait(5)
    [family] = looks.collect()
    ages = {sample.labels["look"]: sample.value for sample in family.samples}
    released.set()
    looks.stop()
    assert ages["hangs"] > 0.25 and ages["fails"] > 0.25 and ages["works"] < ages["fails"]
