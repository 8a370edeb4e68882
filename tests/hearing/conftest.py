"""Hearing whole: real handlers, database, outbox and client, and the court's stand-in over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from backend.contracts.files import MyFiles, ReadFile
from backend.contracts.filing import CaseNumbered, CaseOfCourt, RegisteredCases
from backend.contracts.identity import VerifiedPartyOf
from backend.hearing.commands import ScheduleHearing
from backend.hearing.model import Hearing, OwnCase, Sitting
from backend.hearing.module import build
from backend.platforms.base import Patience
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
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
    notifier: ListeningNotifier
    court: RunningSandbox
    cases: dict[str, OwnCase] = field(default_factory=dict)
    filings: dict[str, str] = field(default_factory=dict)
    files: MadeUpFiles = field(default_factory=lambda: MadeUpFiles())

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    @property
    def spoken(self) -> dict[str, tuple[str, str, dict[str, Any]]]:
        return {one.key: (one.person_id, one.utter, one.facts) for one in self.notifier.spoken}

    def person(self, person_id: str) -> Person:
        return self.notifier.person(person_id)

    def move_to(self, person_id: str, zone: str) -> None:
        self.notifier.people[person_id] = replace(self.person(person_id), timezone=zone)

    def watch(self, case_id: str = CASE) -> None:
        """Filing tells that a case has its number."""
        with self.database.transaction() as session:
            self.bus.publish_within(session, CaseNumbered(case_id))

    def case_of_court(self, case_id: str) -> SimpleNamespace | None:
        """A case as filing answers it."""
        if (case := self.cases.get(case_id)) is None:
            return None
        known = {"case_id": case_id, "person_id": case.person_id, "case_number": case.case_number}
        return SimpleNamespace(filing_number=self.filings.get(case_id), abroad=case.domicile == "abroad", **known)

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
    """The service built as bootstrap builds it, with a notifier that only listens and two persons with a case each."""
    platform = OnlineLitigation(court.url, court.key, "http://127.0.0.1:9/callbacks/online_litigation", QUICK)
    infra = fake_infrastructure(database, clock, keyring, {"online_litigation": platform})
    made = World(infra.bus, clock, database, infra.outbox, infra.audit, infra.heard, court)
    made.cases = {CASE: OwnCase(CASE, ANNA, NUMBER), "c2": OwnCase("c2", BEN, "（2026）粤0781民初9号")}
    answers = {
        CaseOfCourt: lambda asked: made.case_of_court(asked.case_id), RegisteredCases: lambda asked: [],
        VerifiedPartyOf: lambda asked: "somebody",
        MyFiles: lambda asked: made.files.mine(asked.person_id, asked.file_ids),
        ReadFile: lambda asked: made.files.read(asked.person_id, asked.file_id),
    }  # fmt: skip
    infra.bus.register_all(answers)
    infra.install(build(infra))
    yield made
    platform.close()
