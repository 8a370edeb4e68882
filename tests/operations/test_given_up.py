"""Whoever runs the house sees what was given up, and what stopped it; once mended, it is tried again and done."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from backend.operations.commands import GivenUpJobs, RetryJob
from backend.operations.module import build
from backend.shared import outbox
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformRejected
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job
from backend.shared.tables import audit
from tests.fake_infrastructure import FakeInfrastructure, fake_infrastructure

KEY = "filing:d-1"


class Court:
    """A partner that takes nothing while it is broken."""

    def __init__(self) -> None:
        self.broken = True
        self.taken: list[str] = []

    def __call__(self, job: Job) -> str:
        if self.broken:
            raise PlatformRejected("online_litigation", "an answer we cannot use")
        self.taken.append(job.key)
        return "taken"


@pytest.fixture
def court() -> Court:
    return Court()


@pytest.fixture
def house(database: Database, clock: FixedClock, keyring: Keyring, court: Court) -> FakeInfrastructure:
    infra = fake_infrastructure(database, clock, keyring)
    infra.install(build(infra))
    infra.outbox.register("filing.file", court)
    with infra.database.transaction() as session:
        outbox.add(session, topic="filing.file", payload={}, key=KEY, due_at=clock.now(), person_id="p_1")
    infra.outbox.run_due_once()
    return infra


def test_what_was_given_up_is_listed_with_what_stopped_it(house: FakeInfrastructure) -> None:
    listed = house.bus.handle(GivenUpJobs())
    assert [(one.key, one.topic, one.person_id, one.attempts) for one in listed] == [(KEY, "filing.file", "p_1", 1)]
    assert "an answer we cannot use" in listed[0].reason


def test_it_is_tried_again_once_and_the_log_says_who_wanted_it(house: FakeInfrastructure, court: Court) -> None:
    court.broken = False
    assert house.bus.handle(RetryJob(KEY, "officer:o_1")) is True
    assert house.bus.handle(RetryJob(KEY, "officer:o_1")) is False
    house.outbox.run_due_once()
    assert (court.taken, house.bus.handle(GivenUpJobs())) == ([KEY], [])
    with house.database.reading() as session:
        entries = session.execute(select(audit.c.who, audit.c.facts).where(audit.c.what == "job.retried")).all()
    assert [(entry.who, entry.facts["key"]) for entry in entries] == [("officer:o_1", KEY)]


def test_what_is_done_or_still_tried_is_not_begun_anew(house: FakeInfrastructure, court: Court) -> None:
    court.broken = False
    house.bus.handle(RetryJob(KEY, "console"))
    house.outbox.run_due_once()
    assert house.bus.handle(RetryJob(KEY, "console")) is False
    assert house.bus.handle(RetryJob("nobody's", "console")) is False


def test_the_newest_stand_first_and_no_more_than_asked_for(house: FakeInfrastructure, clock: FixedClock) -> None:
    rows = [
        outbox.row_of(topic="say", payload={}, key=f"k{number}", due_at=clock.now()) | {"state": "dead"}
        for number in range(5)
    ]
    with house.database.transaction() as session:
        session.execute(insert(outbox.outbox), outbox.sealed_rows(session, rows))
    assert [one.key for one in house.bus.handle(GivenUpJobs(most=3))] == ["k4", "k3", "k2"]
