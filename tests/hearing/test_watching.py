"""Cases are looked after in rounds: a row each, a job for many, and a start that looks at none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select, update

from backend.hearing import watching
from backend.hearing.tables import watches
from backend.hearing.watching import AFTER_TROUBLE, LOOK_EVERY, LOOKS, TOPIC, Watching
from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable
from backend.shared.outbox import OutboxRunner
from backend.shared.tables import outbox as jobs


class Court:
    """Notes which cases it is asked about."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.is_away = False
        self.gone: set[str] = set()

    def look(self, filing_number: str, case_id: str) -> None:
        self.asked.append(case_id)
        if self.is_away:
            raise PlatformUnavailable("online_litigation", "away")

    def number_of(self, case_id: str) -> str | None:
        return None if case_id in self.gone else f"F-{case_id}"


@pytest.fixture
def court() -> Court:
    return Court()


@pytest.fixture
def rounds(database: Database, clock: FixedClock, court: Court) -> Watching:
    return Watching(database, clock, court.number_of, [court.look])


@pytest.fixture
def run(database: Database, clock: FixedClock, rounds: Watching) -> Callable[[timedelta], int]:
    runner = OutboxRunner(database, clock, {TOPIC: rounds.do})

    def after(span: timedelta) -> int:
        clock.advance(span)
        return runner.run_due_once()

    return after


def _begin(database: Database, rounds: Watching, *case_ids: str) -> None:
    with database.transaction() as session:
        for case_id in case_ids:
            rounds.begin(session, case_id)


def _open_rounds(database: Database) -> int:
    with database.reading() as session:
        query = select(func.count()).select_from(jobs).where(jobs.c.topic == TOPIC, jobs.c.state == "open")
        return int(session.execute(query).scalar_one())


def test_each_is_looked_up_twice_a_day_and_one_round_does_for_all(
    database: Database, rounds: Watching, court: Court, run: Callable[[timedelta], int]
) -> None:
    _begin(database, rounds, "a", "b", "a")
    assert _open_rounds(database) == 1
    assert run(LOOK_EVERY - timedelta(seconds=1)) == 0
    assert run(timedelta(seconds=1)) == 1
    assert run(LOOK_EVERY) == 1
    assert sorted(court.asked) == ["a", "a", "b", "b"]
    with database.reading() as session:
        assert session.execute(select(func.count()).select_from(jobs)).scalar_one() <= 2, "rounds leave no trail"


def test_many_are_done_round_by_round_each_once(
    database: Database, rounds: Watching, court: Court, run: Callable[[timedelta], int]
) -> None:
    names = [f"c{number:03}" for number in range(2 * watching.BATCH + 5)]
    _begin(database, rounds, *names)
    run(LOOK_EVERY)
    assert sorted(court.asked) == names
    assert _open_rounds(database) == 1


def test_a_second_round_goes_on_beside_a_slow_one_and_never_a_third(
    database: Database, rounds: Watching, clock: FixedClock
) -> None:
    _begin(database, rounds, *(f"c{number:03}" for number in range(5 * watching.BATCH)))
    clock.advance(LOOK_EVERY)
    runner = OutboxRunner(database, clock, {TOPIC: rounds.do})
    first = runner._claim()
    assert first is not None
    one = rounds._taken(first)
    second = runner._claim()
    assert second is not None
    two = rounds._taken(second)
    assert runner._claim() is None
    assert len({case_id for case_id, _ in one} | {case_id for case_id, _ in two}) == 2 * watching.BATCH


def test_a_court_that_is_away_is_not_asked_about_one_after_the_other(
    database: Database, rounds: Watching, court: Court, run: Callable[[timedelta], int]
) -> None:
    names = [f"c{number}" for number in range(9)]
    _begin(database, rounds, *names)
    court.is_away = True
    run(LOOK_EVERY)
    assert len(court.asked) == 1
    court.is_away = False
    court.asked.clear()
    run(AFTER_TROUBLE)
    assert sorted(court.asked) == names


def test_what_a_round_does_not_come_to_is_given_back(
    database: Database, rounds: Watching, court: Court, run: Callable[[timedelta], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(database, rounds, "a", "b", "c")
    monkeypatch.setattr(watching, "SECONDS", -1.0)
    clock_stands = OutboxRunner(database, rounds._clock, {TOPIC: rounds.do})
    rounds._clock.advance(LOOK_EVERY)  # type: ignore[attr-defined]
    assert clock_stands.run_one()
    assert court.asked == []
    monkeypatch.undo()
    run(timedelta(0))
    assert sorted(court.asked) == ["a", "b", "c"]


def test_a_round_that_died_leaves_its_cases_to_a_later_one(
    database: Database, rounds: Watching, court: Court, clock: FixedClock, run: Callable[[timedelta], int]
) -> None:
    _begin(database, rounds, "a")
    clock.advance(LOOK_EVERY)
    job = OutboxRunner(database, clock, {TOPIC: rounds.do})._claim()
    assert job is not None and rounds._taken(job) == [("a", 0)]  # and here its process ends
    run(timedelta(minutes=1))
    assert court.asked == []
    run(watching.TAKEN)
    assert court.asked == ["a"]


def test_a_case_that_is_gone_or_a_year_old_is_looked_after_no_more(
    database: Database, rounds: Watching, court: Court, run: Callable[[timedelta], int]
) -> None:
    _begin(database, rounds, "gone", "old")
    court.gone.add("gone")
    with database.transaction() as session:
        session.execute(update(watches).where(watches.c.case_id == "old").values(looks=LOOKS - 1))
    run(LOOK_EVERY)
    with database.reading() as session:
        rows = session.execute(select(watches.c.case_id, watches.c.next_look_at)).all()
    assert [tuple(row) for row in rows] == [("old", None)]
    assert (court.asked, _open_rounds(database)) == (["old"], 0)


def test_a_start_asks_for_cases_only_where_none_is_known(
    database: Database, rounds: Watching, court: Court, run: Callable[[timedelta], int]
) -> None:
    asked: list[int] = []

    def registered() -> list[str]:
        asked.append(1)
        return ["a", "b"]

    rounds.start(registered)
    rounds.start(registered)
    assert (len(asked), _open_rounds(database)) == (1, 1)
    run(LOOK_EVERY)
    assert sorted(court.asked) == ["a", "b"]


def test_jobs_of_an_earlier_version_end_quietly(
    database: Database, rounds: Watching, court: Court, clock: FixedClock
) -> None:
    with database.transaction() as session:
        payload = {"case_id": "a", "look": 3}
        outbox.add(session, topic="hearing.look", payload=payload, key="hearing.look:a:3", due_at=clock.now())
        session.execute(insert(watches).values(case_id="a", next_look_at=clock.now() + LOOK_EVERY, looks=0))
    OutboxRunner(database, clock, {watching.OF_ONE_CASE: rounds.leave}).run_due_once()
    with database.reading() as session:
        assert session.execute(select(jobs.c.state)).scalar_one() == "done"
    assert court.asked == []
