"""Notarization whole: real handlers, database, outbox and client, and the office's stand-in over HTTP."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from backend.notarization.commands import BookNotarization, FindSlots
from backend.notarization.model import Appointment
from backend.notarization.module import build
from backend.platforms.base import Patience
from backend.platforms.wuyi_notary import WuyiNotary
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus, Within
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.diary import Slot
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.shared.outbox import OutboxRunner
from backend.shared.privacy import Privacy
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
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

ANNA = "p_00000000000000aa"
BEN = "p_00000000000000bb"
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)
WEDNESDAY = date(2026, 11, 25)
_numbers = itertools.count(1)


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    runner: OutboxRunner
    office: RunningSandbox
    privacy: Privacy
    audit: AuditLog
    notifier: ListeningNotifier
    events: list[Event] = field(default_factory=list)

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def slots(self, route: str = "in_person", day: date | None = WEDNESDAY, matter: str = "birth") -> list[Slot]:
        found: list[Slot] = self.do(FindSlots(ANNA, matter, route, day))
        return found

    def book(self, slot: Slot, request_id: str = "d1", person_id: str = ANNA, **other: Any) -> Appointment:
        wish: dict[str, Any] = {
            "matter": "birth", "route": "in_person", "use_place": "china", "nationality": "prc_mainland",
            "whereabouts": "abroad", "stay_basis": "residence_permit", "applicant_name": "陈国强",
            "document_number": f"E{next(_numbers):08d}", "phone": "+14165550123", "note": "",
        }  # fmt: skip
        command = BookNotarization(request_id=request_id, person_id=person_id, slot_id=slot.slot_id, **(wish | other))
        made: Appointment = self.do(command)
        return made

    @property
    def spoken(self) -> list[tuple[str, str, dict[str, Any]]]:
        return [(one.person_id, one.utter, one.facts) for one in self.notifier.spoken]

    def said(self) -> list[str]:
        return [utter for _, utter, _ in self.spoken]


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def office(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The office as it opens on Tuesday 2026-11-24, with an empty book."""
    one_sandbox.control("reset")
    one_sandbox.control("now", now="2026-11-24T09:00:00+08:00")
    return one_sandbox


@pytest.fixture
def world(office: RunningSandbox, database: Database, clock: FixedClock, keyring: Keyring) -> Iterator[World]:  # noqa: F811
    """The service built as bootstrap builds it, with a notifier that only listens."""
    notary = WuyiNotary(office.url, KEY, "http://127.0.0.1:9/callbacks/wuyi_notary", QUICK)
    infra = fake_infrastructure(database, clock, keyring, {"wuyi_notary": notary})
    service = infra.install(build(infra))
    world = World(infra.bus, clock, database, infra.outbox, office, infra.privacy, infra.audit, infra.heard)
    for event in service.listeners:
        infra.bus.listen(event, Within(lambda _, news: world.events.append(news)))
    yield world
    notary.close()
