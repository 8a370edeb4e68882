"""Mediation on top of filing as a whole: a filing at the court's stand-in, its clock, and what the person hears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.filing.desk_commands import OneFiling
from backend.filing.events import CaseRegistered, FilingRefused, FilingReturned, FilingWithdrawn
from backend.mediation.announcements import Announcements
from backend.mediation.commands import FilingIsOver, MediationsOfCase, SendToMediation, TakeMediation
from backend.mediation.course import Course
from backend.mediation.model import FirstDay, Mediation, Session
from backend.mediation.reminders import SessionReminders
from backend.mediation.service import MediationService
from backend.shared.calendar import BEIJING
from backend.shared.courts import COURTS
from backend.shared.parties import Person
from backend.shared.reminder_plan import plan
from tests.backend_fixtures import (  # noqa: F401  (pytest finds fixtures by name)
    clock,
    database,
    database_url,
    keyring,
    postgresql_server,
    postgresql_url,
    sqlite_url,
)
from tests.filing.conftest import World as FilingWorld
from tests.filing.conftest import court, one_sandbox, stops_clock  # noqa: F401
from tests.filing.conftest import world as filings  # noqa: F401

CLERK, MEDIATOR = "o_00000000000000cc", "o_00000000000000dd"


@dataclass
class World:
    """What a test plays with."""

    filing: FilingWorld
    spoken: list[tuple[str, dict[str, Any], list[str]]] = field(default_factory=list)

    def do(self, command: Any) -> Any:
        return self.filing.do(command)

    def send(self, request_id: str = "m1", **other: Any) -> Mediation:
        wish = {"court": "", "mediator": MEDIATOR, "mediator_name": "谭调解员"} | other
        made: Mediation = self.do(SendToMediation(request_id, CLERK, "d1", **wish))
        return made

    def taken(self) -> Mediation:
        """A filing whose person wished mediation, with its mediator."""
        self.filing.file(mediation_first=True)
        self.send()
        made: Mediation = self.do(TakeMediation("m1", MEDIATOR))
        return made

    def latest(self) -> Mediation:
        found: list[Mediation] = self.do(MediationsOfCase("d1"))
        return found[0]

    def due(self) -> date | None:
        found: date | None = self.do(OneFiling("d1")).case.decision_due
        return found

    def said(self) -> list[str]:
        return [utter.removeprefix("utter_mediation_news_") for utter, _, _ in self.spoken]

    def wait(self, days: int) -> None:
        """Let days pass and the outbox do what is due."""
        self.filing.clock.advance(timedelta(days=days))
        now = self.filing.clock.now().astimezone(BEIJING)
        self.filing.court.control("now", now=now.isoformat())
        self.filing.runner.run_due_once()

    def until(self, day: int, hour: int, minute: int = 0) -> None:
        """Let it become this moment of November in Beijing, and the outbox do what is due."""
        self.filing.clock.set(datetime(2026, 11, day, hour, minute, tzinfo=BEIJING))
        for _ in range(4):
            self.filing.runner.run_due_once()


@pytest.fixture
def first_day() -> FirstDay:
    """Which day is the first of the 30; a test may say otherwise."""
    return "after_acceptance"


@pytest.fixture
def world(filings: FilingWorld, stops_clock: bool, first_day: FirstDay) -> Iterator[World]:  # noqa: F811
    """The service wired as bootstrap wires it, with a speaker that only listens."""
    world, keys = World(filings), set()

    def speak(
        person_id: str, utter: str, facts: Any, *, key: str, buttons: Any = (), until: Any = None, session: Any = None
    ) -> bool:
        if key in keys:
            return False
        keys.add(key)
        world.spoken.append((utter, dict(facts), [title.zh for title, _ in buttons]))
        return True

    tell = Announcements(speak, Person, lambda code: COURTS[code].name, stops_clock)
    course = Course(
        filings.database, filings.clock, filings.keyring, filings.audit, filings.standing_still, tell, first_day,
    )  # fmt: skip
    service = MediationService(course, SessionReminders(course, plan, Person))
    filings.bus.register_all(service.by_command())
    for topic, job in service.by_topic().items():
        filings.runner.register(topic, job)
    for over in (CaseRegistered, FilingRefused, FilingReturned, FilingWithdrawn):
        filings.bus.listen(over, lambda event: filings.do(FilingIsOver(event.case.case_id)))
    yield world


def session(day: int = 30, hour: int = 10, place: str = "https://meet.example.org/1", **other: Any) -> Session:
    start = datetime(2026, 11, day, hour, tzinfo=BEIJING)
    return Session(start, other.get("end", start.replace(hour=hour + 1)), "online", place)
