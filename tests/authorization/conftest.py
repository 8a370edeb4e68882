"""Appointments whole: real handlers, database, outbox and client, the platform over HTTP; room and power play along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.authorization.announcements import Announcements
from backend.authorization.commands import BookWitness, FindWitnessSlots, MyWitnesses, RecordWitnessNews
from backend.authorization.details import Details
from backend.authorization.errands import Errands
from backend.authorization.model import CaseNamed, Wish, Witness
from backend.authorization.power.commands import PowerFile
from backend.authorization.power.model import Lawyer, Principal, SealedPower
from backend.authorization.room.commands import CloseRoom, IssueTicket, PrepareRoom
from backend.authorization.service import AuthorizationService
from backend.platforms.base import Patience
from backend.platforms.guangzhou_witness import GuangzhouWitness
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.shared.outbox import JobGivenUp, OutboxRunner
from backend.shared.parties import Person
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
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

ANNA = "p_00000000000000aa"
BEN = "p_00000000000000bb"
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)
WEDNESDAY = date(2026, 11, 25)
PAPER = b"%PDF-1.7 sealed"
WISH = Wish(
    CaseNamed("黄美玲诉梁大文民间借贷纠纷"),
    Lawyer("李律师", "广东某某律师事务所", "14407201010123456"),
    "special",
    ("settle", "appeal"),
    "mandarin",
    "",
    datetime(2026, 11, 24, 1, 0, tzinfo=UTC),
)


class PlayedRoom:
    """Rooms and papers as the appointment sees them: what was prepared, which ways in were given, what was shut."""

    def __init__(self) -> None:
        self.prepared: list[PrepareRoom] = []
        self.tickets: list[str] = []
        self.shut: list[CloseRoom] = []

    def ticket(self, order: IssueTicket) -> str:
        if all(room.power.session_id != order.session_id for room in self.prepared):
            raise Refused("room_unknown")
        self.tickets.append(f"/witness/{order.role}-{len(self.tickets)}")
        return self.tickets[-1]


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    runner: OutboxRunner
    court: RunningSandbox
    privacy: Privacy
    audit: AuditLog
    room: PlayedRoom
    spoken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    verified: set[str] = field(default_factory=lambda: {ANNA, BEN})

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def slots(self, day: date | None = WEDNESDAY) -> list[Slot]:
        found: list[Slot] = self.do(FindWitnessSlots(ANNA, day))
        return found

    def book(self, slot: Slot | None = None, request_id: str = "d1", person: str = ANNA, **other: Any) -> Witness:
        slot = slot or self.slots()[0]
        made: Witness = self.do(BookWitness(request_id, person, slot.slot_id, replace(WISH, **other)))
        return made

    def happen(self, event: Event) -> None:
        """Tell what happened in the room as the room tells it."""
        with self.database.transaction() as session:
            self.bus.publish_within(session, event)

    def work(self) -> None:
        """Let the outbox do what is due."""
        self.runner.run_due_once()

    def witness(self) -> Witness:
        """Anna's latest appointment as it stands."""
        mine: list[Witness] = self.do(MyWitnesses(ANNA, include_past=True))
        return mine[-1]

    def said(self) -> list[str]:
        return [utter.removeprefix("utter_authorization_") for utter, _ in self.spoken]

    def session(self) -> dict[str, Any]:
        """The latest session as the platform holds it."""
        found: dict[str, Any] = self.court.state()["sessions"][-1]
        return found

    def hear(self, kind: str, event_id: str = "E1", **news: Any) -> bool:
        heard: bool = self.do(RecordWitnessNews(event_id, kind, "d1", **news))
        return heard


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def court(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The platform on Tuesday 2026-11-24 at nine, with an empty docket."""
    part = one_sandbox.part("guangzhou_witness")
    part.control("reset")
    part.control("now", now="2026-11-24T09:00:00+08:00")
    return part


@pytest.fixture
def world(court: RunningSandbox, database: Database, clock: FixedClock, keyring: Keyring) -> Iterator[World]:  # noqa: F811
    """The service wired as bootstrap wires it, with a speaker that only listens and a room that is played."""
    bus, audit, room = MessageBus(), AuditLog("secret"), PlayedRoom()
    privacy = Privacy(database, keyring, "secret", clock)
    platform = GuangzhouWitness(court.url, KEY, "http://127.0.0.1:9/callbacks/guangzhou_witness", QUICK)
    world = World(bus, clock, database, OutboxRunner(database, clock), court, privacy, audit, room)

    def principal_of(person_id: str) -> Principal | None:
        name = "黄美玲" if person_id == ANNA else f"当事人{person_id[-4:]}"
        return Principal(name, "passport", "E12345678", "CA") if person_id in world.verified else None

    said: set[str] = set()

    def speak(person_id: str, utter: str, facts: Any, *, key: str, session: Any, custom: Any) -> bool:
        if key in said:
            return False
        said.add(key)
        world.spoken.append((utter, dict(facts) | {"custom": custom, "person_id": person_id}))
        return True

    errands = Errands(
        database, clock, audit, platform, Details(keyring), principal_of, bus.handle, "https://chat.example.org",
        lambda person_id: "zh-Hans", lambda: None,
    )  # fmt: skip
    tell = Announcements(speak, lambda session, person_id: Person(person_id), lambda utter, language: utter)
    service = AuthorizationService(errands, tell, privacy.unmask)
    world.runner = OutboxRunner(database, clock, service.by_topic(), bus.publish_within)
    bus.register_all(service.by_command())
    bus.register(PrepareRoom, room.prepared.append)
    bus.register(IssueTicket, room.ticket)
    bus.register(CloseRoom, room.shut.append)
    bus.register(PowerFile, lambda order: PAPER)
    for event, listeners in service.by_event().items():
        for listener in listeners:
            bus.listen(event, listener)
    for listener in service.given_up:
        bus.listen(JobGivenUp, listener)
    yield world
    platform.close_connections()


def sealed_power(sha256: str) -> SealedPower:
    """A paper as the power's service gives it."""
    return SealedPower("pw1", "d1", ANNA, "code", "YQT-0001", sha256, datetime(2026, 11, 25, 1, 5, tzinfo=UTC))
