"""Hearing whole: real handlers, database, outbox and client, and the court's stand-in over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.hearing.announcements import Announcements
from backend.hearing.commands import ScheduleHearing
from backend.hearing.means import Means
from backend.hearing.model import Hearing, OwnCase, Sitting
from backend.hearing.service import HearingService
from backend.platforms.base import Patience
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import LocalJobs
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
from tests.backend_fixtures import (  # noqa: F401  (pytest finds fixtures by name)
    clock,
    database,
    database_url,
    keyring,
    postgresql_server,
    postgresql_url,
    sqlite_template,
    sqlite_url,
)
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ANNA, BEN = "p_00000000000000aa", "p_00000000000000bb"
CASE, NUMBER = "c1", "（2026）粤0703民初123号"
START = datetime(2026, 12, 10, 9, 0, tzinfo=BEIJING)
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


def sitting(start: datetime = START, **other: Any) -> Sitting:
    """A hearing of two hours in Pengjiang."""
    usual: dict[str, Any] = {"kind": "in_person", "place": "江门市蓬江区人民法院 第三法庭", "judge": "陈法官"}
    return Sitting(start, start + timedelta(hours=2), **(usual | other))


@dataclass(frozen=True)
class OneFile:
    """A kept file of a person's."""

    file_id: str
    content: bytes
    name: str = "借条.pdf"
    mime: str = "application/pdf"

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass
class MadeUpFiles:
    """The persons' files, without the service that keeps them."""

    kept: dict[tuple[str, str], OneFile] = field(default_factory=dict)

    def keep(self, person_id: str, file_id: str, content: bytes = b"%PDF a note") -> None:
        self.kept[person_id, file_id] = OneFile(file_id, content)

    def mine(self, person_id: str, file_ids: tuple[str, ...]) -> list[OneFile]:
        if any((person_id, one) not in self.kept for one in file_ids):
            raise Refused("file_unknown")
        return [self.kept[person_id, one] for one in file_ids]

    def read(self, person_id: str, file_id: str) -> bytes:
        return self.mine(person_id, (file_id,))[0].content


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    runner: OutboxRunner
    audit: AuditLog
    service: HearingService
    court: RunningSandbox
    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, OwnCase] = field(default_factory=dict)
    filings: dict[str, str] = field(default_factory=dict)
    files: MadeUpFiles = field(default_factory=lambda: MadeUpFiles())
    spoken: dict[str, tuple[str, str, dict[str, Any]]] = field(default_factory=dict)

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def person(self, person_id: str) -> Person:
        return self.people.get(person_id, Person(person_id))

    def move_to(self, person_id: str, zone: str) -> None:
        self.people[person_id] = replace(self.person(person_id), timezone=zone)

    def schedule(self, hearing_id: str = "KT01", start: datetime = START, **other: Any) -> Hearing:
        made: Hearing = self.do(ScheduleHearing(hearing_id, CASE, sitting(start, **other), officer="clerk"))
        return made

    def said(self) -> list[str]:
        return [utter for _, utter, _ in self.spoken.values()]

    def at(self, moment: datetime) -> int:
        """Let it become this moment, and do what is due."""
        self.clock.set(moment)
        return self.runner.run_due_once()


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def court(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The court's platform on Tuesday 2026-11-24, with an empty shelf."""
    part = one_sandbox.part("online_litigation")
    part.control("reset")
    part.control("now", now="2026-11-24T09:00:00+08:00")
    return part


@pytest.fixture
def world(court: RunningSandbox, database: Database, clock: FixedClock, keyring: Keyring) -> Iterator[World]:  # noqa: F811
    """The service wired as bootstrap wires it, with a speaker that only listens and two persons with a case each."""
    bus, audit = MessageBus(), AuditLog("secret")
    platform = OnlineLitigation(court.url, court.key, "http://127.0.0.1:9/callbacks/online_litigation", QUICK)
    spoken: dict[str, tuple[str, str, dict[str, Any]]] = {}

    def speak(person_id: str, utter: str, facts: Any, *, key: str, session: Any = None, **_: Any) -> bool:
        new = key not in spoken
        spoken.setdefault(key, (person_id, utter, dict(facts)))
        return new

    files = MadeUpFiles()
    means = Means(
        database, clock, keyring, audit, platform, lambda one: made.cases.get(one), lambda one: made.filings.get(one),
        lambda one: made.person(one),
    )  # fmt: skip
    service = HearingService(
        means, Announcements(speak), lambda _, ids: {one: made.person(one) for one in ids}, files,
        lambda _, text: text.replace("⟦phone:0123456789⟧", "13800138000"), lambda utter, _: utter,
    )  # fmt: skip
    local = LocalJobs(database, clock, bus.publish)
    runner = OutboxRunner(database, clock, service.by_topic(), bus.publish, local=local.run)
    for topic, (alone, together) in service.by_local_topic().items():
        local.register(topic, alone, together)
    made = World(bus, clock, database, runner, audit, service, court, spoken=spoken, files=files)
    made.cases = {CASE: OwnCase(CASE, ANNA, NUMBER), "c2": OwnCase("c2", BEN, "（2026）粤0781民初9号")}
    bus.register_all(service.by_command())
    for event, listeners in service.by_event().items():
        for listener in listeners:
            bus.listen(event, listener)
    yield made
    platform.close()
