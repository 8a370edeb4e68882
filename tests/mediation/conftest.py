"""Mediation on top of filing as a whole: a filing at the court's stand-in, its clock, and what the person hears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.filing.desk_commands import OneFiling
from backend.mediation.commands import MediationsOfCase, SendToMediation, TakeMediation
from backend.mediation.model import Mediation, Session
from backend.mediation.module import build
from backend.shared.calendar import BEIJING
from tests.backend_fixtures import (  # noqa: F401  (pytest finds fixtures by name)
    clock,
    database,
    database_url,
    keyring,
    postgresql_server,
    postgresql_url,
    sqlite_url,
)
from tests.fake_infrastructure import ListeningNotifier, fake_infrastructure
from tests.filing.conftest import World as FilingWorld
from tests.filing.conftest import court, one_sandbox, stops_clock  # noqa: F401
from tests.filing.conftest import world as filings  # noqa: F401

CLERK, MEDIATOR = "o_00000000000000cc", "o_00000000000000dd"


@dataclass
class World:
    """What a test plays with."""

    filing: FilingWorld
    notifier: ListeningNotifier

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

    @property
    def spoken(self) -> list[tuple[str, dict[str, Any], list[str]]]:
        return [(one.utter, one.facts, [title.zh for title, _ in one.buttons]) for one in self.notifier.spoken]

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
def world(filings: FilingWorld, stops_clock: bool) -> Iterator[World]:  # noqa: F811
    """The service built as bootstrap builds it, with a notifier that only listens."""
    chosen = {"mediation_stops_clock": stops_clock}
    infra = fake_infrastructure(filings.database, filings.clock, filings.keyring, **chosen)
    infra = replace(infra, bus=filings.bus, audit=filings.audit, outbox=filings.runner)
    infra.install(build(infra))
    world = World(filings, infra.heard)
    yield world


def session(day: int = 30, hour: int = 10, place: str = "https://meet.example.org/1", **other: Any) -> Session:
    start = datetime(2026, 11, day, hour, tzinfo=BEIJING)
    return Session(start, other.get("end", start.replace(hour=hour + 1)), "online", place)
