"""Jobs are done at least once, told apart by their key, in order within a lane, and given up in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.shared import outbox
from backend.shared.bell import Bell
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.messages import Event
from backend.shared.outbox import Job, JobGivenUp, OutboxRunner
from backend.shared.tables import outbox as table

Add = Callable[..., bool]


@pytest.fixture
def add(database: Database, clock: FixedClock) -> Add:
    def add(key: str, **more: object) -> bool:
        values = {"topic": "say", "payload": {"key": key}, "key": key, "due_at": clock.now()} | more
        with database.transaction() as session:
            return outbox.add(session, **values)  # type: ignore[arg-type]

    return add


def _state(database: Database, key: str) -> tuple[str, int, str | None]:
    with database.reading() as session:
        row = session.execute(select(table).where(table.c.key == key)).mappings().one()
    return row["state"], row["attempts"], row["receipt"]


def test_a_job_is_done_once_and_keeps_its_receipt(database: Database, clock: FixedClock, add: Add) -> None:
    done: list[str] = []
    runner = OutboxRunner(database, clock, {"say": lambda job: done.append(job.key) or "receipt-1"})
    assert [add("a"), add("a")] == [True, False]
    assert [runner.run_due_once(), runner.run_due_once()] == [1, 0]
    assert done == ["a"]
    assert _state(database, "a") == ("done", 1, "receipt-1")


def test_a_job_of_a_rolled_back_transaction_was_never_there(database: Database, clock: FixedClock) -> None:
    with pytest.raises(RuntimeError), database.transaction() as session:
        outbox.add(session, topic="say", payload={}, key="a", due_at=clock.now())
        raise RuntimeError
    assert OutboxRunner(database, clock, {"say": lambda job: None}).run_due_once() == 0


def test_a_job_waits_for_its_time_and_for_somebody_who_knows_its_topic(
    database: Database, clock: FixedClock, add: Add
) -> None:
    runner = OutboxRunner(database, clock, {"say": lambda job: None})
    add("later", due_at=clock.now() + timedelta(hours=1))
    add("strange", topic="sing")
    assert runner.run_due_once() == 0
    clock.advance(timedelta(hours=1))
    assert runner.run_due_once() == 1


def test_a_failed_job_is_tried_again_after_growing_pauses(database: Database, clock: FixedClock, add: Add) -> None:
    failures = iter([PlatformUnavailable("x"), RuntimeError("y")])

    def say(job: Job) -> str:
        error = next(failures, None)
        if error:
            raise error
        return "at last"

    runner = OutboxRunner(database, clock, {"say": say})
    add("a")
    assert [runner.run_due_once(), runner.run_due_once()] == [1, 0]
    clock.advance(timedelta(seconds=1))
    assert runner.run_due_once() == 1
    clock.advance(timedelta(seconds=1))
    assert runner.run_due_once() == 0
    clock.advance(timedelta(seconds=1))
    assert runner.run_due_once() == 1
    assert _state(database, "a") == ("done", 3, "at last")


def _failing(error: Exception) -> outbox.JobHandler:
    def fail(job: Job) -> str:
        raise error

    return fail


def test_a_rejected_job_is_dead_at_once_and_somebody_hears_of_it(
    database: Database, clock: FixedClock, add: Add
) -> None:
    heard: list[Event] = []

    def hear(_: Session, event: Event) -> None:
        heard.append(event)

    runner = OutboxRunner(database, clock, {"say": _failing(PlatformRejected("x", "no"))}, hear)
    add("a", person_id="p_1")
    runner.run_due_once()
    assert _state(database, "a")[0] == "dead"
    assert heard == [JobGivenUp("say", "p_1", "a", {"key": "a"})]


def test_a_job_that_always_fails_is_dead_after_its_last_attempt(
    database: Database, clock: FixedClock, add: Add
) -> None:
    runner = OutboxRunner(database, clock, {"say": _failing(OSError("down"))}, max_attempts=3)
    add("a")
    for _ in range(10):
        runner.run_due_once()
        clock.advance(timedelta(hours=1))
    assert _state(database, "a")[:2] == ("dead", 3)


class WorkerEnds(BaseException):
    """Stands for a process that is killed: nothing catches it."""


def test_a_job_that_ends_whoever_works_at_it_is_given_up_after_three(
    database: Database, clock: FixedClock, add: Add
) -> None:
    ended: list[str] = []
    heard: list[Event] = []

    def end(job: Job) -> str:
        ended.append(job.key)
        raise WorkerEnds

    def hear(_: Session, event: Event) -> None:
        heard.append(event)

    runner = OutboxRunner(database, clock, {"say": end, "other": lambda job: "done"}, hear)
    add("a")
    add("b", topic="other")
    for _ in range(6):
        try:
            runner.run_due_once()
        except WorkerEnds:
            clock.advance(timedelta(minutes=1))
    assert ended == ["a", "a", "a"]
    assert _state(database, "a")[0] == "dead"
    assert heard == [JobGivenUp("say", None, "a", {"key": "a"})]
    assert _state(database, "b")[0] == "done"


def test_who_cannot_be_told_that_a_job_is_given_up_is_told_later(
    database: Database, clock: FixedClock, add: Add
) -> None:
    heard: list[Event] = []

    def hear(session: Session, event: Event) -> None:
        if not heard and _claims(database, "a") < 2:
            raise OSError("a moment's trouble")
        outbox.add(session, topic="other", payload={}, key="next round", due_at=clock.now())
        heard.append(event)

    runner = OutboxRunner(database, clock, {"say": _failing(PlatformRejected("x", "no"))}, hear)
    add("a")
    runner.run_due_once()
    assert (_state(database, "a")[0], heard) == ("open", [])
    clock.advance(timedelta(minutes=1))
    runner.run_due_once()
    assert _state(database, "a")[0] == "dead"
    assert _state(database, "next round")[0] == "open"


def test_a_crash_between_giving_up_and_telling_loses_neither(database: Database, clock: FixedClock, add: Add) -> None:
    crashes = [WorkerEnds()]

    def hear(session: Session, event: Event) -> None:
        outbox.add(session, topic="other", payload={}, key="next round", due_at=clock.now())
        if crashes:
            raise crashes.pop()

    runner = OutboxRunner(database, clock, {"say": _failing(PlatformRejected("x", "no"))}, hear)
    add("a")
    with pytest.raises(WorkerEnds):
        runner.run_due_once()
    clock.advance(timedelta(minutes=1))
    runner.run_due_once()
    assert _state(database, "a")[0] == "dead"
    assert _state(database, "next round")[0] == "open"


def _claims(database: Database, key: str) -> int:
    with database.reading() as session:
        return int(session.execute(select(table.c.fence).where(table.c.key == key)).scalar_one())


def test_jobs_of_one_lane_keep_their_order_though_the_first_fails(
    database: Database, clock: FixedClock, add: Add
) -> None:
    said: list[str] = []
    errors = [OSError("once")]

    def say(job: Job) -> None:
        if job.key == "first" and errors:
            raise errors.pop()
        said.append(job.key)

    runner = OutboxRunner(database, clock, {"say": say})
    add("first", lane="web:a")
    add("second", lane="web:a")
    add("elsewhere", lane="web:b")
    runner.run_due_once()
    clock.advance(timedelta(seconds=1))
    runner.run_due_once()
    assert said == ["elsewhere", "first", "second"]


def test_a_job_for_tomorrow_does_not_hold_its_lane_back(database: Database, clock: FixedClock, add: Add) -> None:
    add("tomorrow", lane="web:a", due_at=clock.now() + timedelta(days=1))
    add("now", lane="web:a")
    assert OutboxRunner(database, clock, {"say": lambda job: None}).run_due_once() == 1
    assert _state(database, "now")[0] == "done"


def test_a_worker_that_slept_through_its_lease_records_nothing(database: Database, clock: FixedClock, add: Add) -> None:
    other = OutboxRunner(database, clock, {"say": lambda job: "the other's"})

    def sleep(job: Job) -> str:
        clock.advance(timedelta(minutes=5))
        other.run_due_once()
        return "the sleeper's"

    add("a")
    OutboxRunner(database, clock, {"say": sleep}).run_one()
    assert _state(database, "a") == ("done", 2, "the other's")


def test_open_jobs_are_counted_without_deliveries_and_without_next_weeks(
    database: Database, clock: FixedClock, add: Add
) -> None:
    add("a", person_id="p_1")
    add("b", person_id="p_1", topic="deliver")
    add("c", person_id="p_2")
    add("d", person_id="p_1", due_at=clock.now() + timedelta(days=7))
    with database.reading() as session:
        assert outbox.open_jobs(session, "p_1", before=clock.now() + timedelta(minutes=1)) == 1


async def test_the_bell_wakes_a_runner_and_stop_ends_it(database: Database, clock: FixedClock, add: Add) -> None:
    done, stop = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    runner = OutboxRunner(database, clock, {"say": lambda job: loop.call_soon_threadsafe(done.set) and None})
    running = asyncio.create_task(runner.run_forever(stop))
    await asyncio.to_thread(add, "a")
    runner.bell.ring()
    await asyncio.wait_for(done.wait(), 5)
    stop.set()
    await asyncio.wait_for(running, 5)


async def test_a_worker_survives_a_database_that_goes_away() -> None:
    stop = asyncio.Event()
    bell = Bell(workers=1)
    answers = iter([OSError("gone"), True])

    def one() -> bool:
        answer = next(answers, None)
        if isinstance(answer, Exception):
            raise answer
        stop.set()
        return False

    await asyncio.wait_for(bell.work(one, stop), 5)
    assert next(answers, None) is None


def test_a_pause_a_partner_asks_for_is_kept(database: Database, clock: FixedClock, add: Add) -> None:
    def busy(job: Job) -> str:
        raise PlatformUnavailable("telegram", "slow_down 429", 90.0)

    runner = OutboxRunner(database, clock, {"say": busy})
    add("k")
    for seconds, attempts in ((0, 1), (89, 1), (1, 2)):
        clock.advance(timedelta(seconds=seconds))
        runner.run_due_once()
        assert _state(database, "k")[1] == attempts
