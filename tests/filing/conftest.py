"""Filing whole: real handlers, database, files, outbox and client, and the court platform's stand-in over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from backend.files.commands import KeepFile, MyFiles, ReadFile
from backend.files.handlers import FileHandlers
from backend.files.model import FileLimits, KeptFile
from backend.filing.announcements import Announcements
from backend.filing.commands import FileCase, OneCase
from backend.filing.court import Claimant
from backend.filing.court_callback import read_callback
from backend.filing.joint.merging import Merging
from backend.filing.model import Case, Complaint, EvidenceItem, Party, ServiceAddress
from backend.filing.module import asked_by_others, told_to_others
from backend.filing.service import FilingService
from backend.platforms.base import Patience
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.shared.outbox import JobGivenUp, OutboxRunner
from backend.shared.parties import Person
from backend.shared.privacy import Privacy
from backend.storage.storage import FolderStorage
from backend.storage.vault import Vault
from tests.files.inspects_here import InspectsHere
from tests.filing.pdf import small_pdf
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

ANNA = "p_00000000000000aa"
BEN = "p_00000000000000bb"
NAME = "陈国强"
NOBODY = "http://127.0.0.1:9/callbacks/online_litigation"
QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)


def complaint(**other: Any) -> Complaint:
    """A loan not paid back, told by somebody in Toronto."""
    usual: dict[str, Any] = {
        "for_whom": "self",
        "mediation_first": False,
        "cause": "private_lending",
        "cause_name": "民间借贷纠纷",
        "plaintiffs": (Party("person", NAME, "12 Queen Street, Toronto", "CA", document_number="E12345678"),),
        "defendants": (Party("person", "李志明", "江门市蓬江区港口路1号", "CN", "pengjiang"),),
        "claims": ("判令被告归还借款100000元", "诉讼费由被告承担"),
        "facts": "2024年3月1日，被告向原告借款100000元，约定一年后归还，到期未还。",
        "court": "pengjiang",
        "service_address": ServiceAddress(NAME, "12 Queen Street, Toronto", "+14165550123"),
        "amount": Decimal(100_000),
    }
    return Complaint(**(usual | other))


class FilesOfTests:
    """The persons' files, straight from their handlers."""

    def __init__(self, handlers: FileHandlers) -> None:
        self._handlers = handlers

    def mine(self, person_id: str, file_ids: tuple[str, ...]) -> list[Any]:
        return [*self._handlers.mine(MyFiles(person_id, file_ids))] if file_ids else []

    def read(self, person_id: str, file_id: str) -> bytes:
        return self._handlers.read(ReadFile(file_id, person_id))


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
    files: FileHandlers
    client: OnlineLitigation
    keyring: Keyring
    people: dict[str, Person] = field(default_factory=dict)
    verified: dict[str, Claimant] = field(default_factory=dict)
    spoken: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def file(self, request_id: str = "d1", person_id: str = ANNA, **other: Any) -> Case:
        made: Case = self.do(FileCase(request_id, person_id, complaint(**other)))
        return made

    def case(self, case_id: str = "d1", person_id: str = ANNA) -> Case:
        found: Case = self.do(OneCase(case_id, person_id))
        return found

    def keep(self, name: str = "借条.pdf", text: str = "借条", person_id: str = ANNA) -> KeptFile:
        return self.files.keep(KeepFile(person_id, name, small_pdf(text)))

    def evidence(self, *kept: KeptFile) -> tuple[EvidenceItem, ...]:
        return tuple(EvidenceItem(file.file_id, file.name, "原告", "证明借款") for file in kept)

    def decide(self, decision: str, case: str = "d1", **more: Any) -> dict[str, Any]:
        """The clerk decides; return the filing as the court's news shows it."""
        state = self.court.control("decide", case=case, decision=decision, **more)
        return next(one for one in state["filings"] if case in (one["reference"], one.get("case_number")))

    def hear(self, filing: dict[str, Any], kind: str = "review_passed", event_id: str | None = None) -> bool:
        """The court's callback arrives."""
        body: dict[str, Any] = {"event_id": event_id or f"E{filing['filing_number']}{filing['sequence']}", "kind": kind}
        body |= {"reference": filing["reference"], "occurred_at": filing["changed_at"], "filing": filing}
        told: bool = self.do(read_callback(body))
        return told

    def said(self) -> list[str]:
        return [utter.removeprefix("utter_filing_news_") for _, utter, _ in self.spoken]


def refused(world: World, command: Any) -> str:
    """Return the reason for which a command is refused."""
    with pytest.raises(Refused) as no:
        world.do(command)
    return no.value.reason


@pytest.fixture(scope="session")
def one_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("online_litigation")


@pytest.fixture
def court(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The court's platform on the morning of Tuesday 2026-11-24, with nothing on its shelf."""
    one_sandbox.control("reset")
    one_sandbox.control("now", now="2026-11-24T09:00:00+08:00")
    return one_sandbox


@pytest.fixture
def stops_clock() -> bool:
    """Whether the court's days stand still during a mediation; a test may say otherwise."""
    return True


@pytest.fixture
def world(
    court: RunningSandbox, database: Database, clock: FixedClock, keyring: Keyring, tmp_path: Path, stops_clock: bool
) -> Iterator[World]:
    """The service wired as bootstrap wires it, with a speaker that only listens."""
    bus, audit = MessageBus(), AuditLog("secret")
    privacy = Privacy(database, keyring, "secret", clock)
    client = OnlineLitigation(court.url, KEY, NOBODY, QUICK)
    vault = Vault(FolderStorage(tmp_path / "files"), keyring)
    files = FileHandlers(database, vault, keyring, clock, "secret", FileLimits(), InspectsHere())
    runner = OutboxRunner(database, clock, {}, bus.publish_within)
    world = World(bus, clock, database, runner, court, privacy, audit, files, client, keyring)
    world.verified[ANNA] = world.verified[BEN] = Claimant(False, (NAME, "CHEN, Guoqiang"))
    keys: set[str] = set()

    def speak(person_id: str, utter: str, facts: Any, *, key: str, session: Any = None) -> bool:
        if key in keys:
            return False
        keys.add(key)
        world.spoken.append((person_id, utter, dict(facts)))
        return True

    def person(person_id: str) -> Person:
        return world.people.get(person_id, Person(person_id))

    announcements = Announcements(speak, person, lambda utter, language: utter)
    service = FilingService(
        database, clock, keyring, audit, client, FilesOfTests(files), world.verified.get, privacy.unmask, announcements,
        person, Merging(database, keyring, privacy.unmask), bus.publish_within, mediation_stops_clock=stops_clock,
    )  # fmt: skip
    bus.register_all(asked_by_others(service))
    for event, listeners in told_to_others(bus).items():
        for listener in listeners:
            bus.listen(event, listener)
    for command, handler in service.by_command().items():
        bus.register(command, handler)
    for listener in service.given_up:
        bus.listen(JobGivenUp, listener)
    for topic, job in service.by_topic().items():
        runner.register(topic, job)
    yield world
    client.close()
