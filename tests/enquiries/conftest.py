"""Enquiries as a whole on both databases, with a speaker that only listens and a conversation of two lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from backend.contracts.conversation import Bubble, SaidBefore
from backend.contracts.files import DropFile, FileFacts, KeepFile, ReadFile
from backend.enquiries.commands import AnswerEnquiry, AskPerson, CloseEnquiry, LeaveEnquiry, MyEnquiries
from backend.enquiries.model import Enquiry
from backend.enquiries.module import build, purpose_of
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import OutboxRunner
from tests.fake_infrastructure import ListeningNotifier, fake_infrastructure

ANNA, BEN = "p_00000000000000aa", "p_00000000000000bb"
SECRETARY = "o_00000000000000ee"
HERE = ("arbitration",)
QUESTION = "合同写的是华南国仲，现在去哪里仲裁？"


@dataclass
class World:
    """What a test plays with."""

    bus: MessageBus
    clock: FixedClock
    database: Database
    keyring: Keyring
    runner: OutboxRunner
    notifier: ListeningNotifier
    dropped: list[tuple[str, str]] = field(default_factory=list)

    def do(self, command: Any) -> Any:
        return self.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def leave(self, request_id: str = "e1", **other: Any) -> Enquiry:
        usual: dict[str, Any] = {"person_id": ANNA, "office": "arbitration", "question": QUESTION}
        made: Enquiry = self.do(LeaveEnquiry(request_id, **(usual | other)))
        return made

    def answer(self, text: str = "向深圳国际仲裁院申请。", request_id: str = "a1", **other: Any) -> Enquiry:
        made: Enquiry = self.do(AnswerEnquiry(**self._order(request_id, text, other)))
        return made

    def ask(self, text: str = "合同是哪一年签的？", request_id: str = "q1", **other: Any) -> Enquiry:
        made: Enquiry = self.do(AskPerson(**self._order(request_id, text, other)))
        return made

    def close(self, text: str = "与仲裁无关", request_id: str = "c1", **other: Any) -> Enquiry:
        made: Enquiry = self.do(CloseEnquiry(**self._order(request_id, text, other)))
        return made

    def latest(self, person_id: str = ANNA) -> Enquiry:
        found: list[Enquiry] = self.do(MyEnquiries(person_id))
        return found[0]

    @property
    def spoken(self) -> list[tuple[str, dict[str, Any], list[str]]]:
        return [(one.utter, one.facts, [title.zh for title, _ in one.buttons]) for one in self.notifier.spoken]

    def said(self) -> list[str]:
        return [utter.removeprefix("utter_enquiry_news_") for utter, _, _ in self.spoken]

    def wait(self, days: int) -> None:
        """Let days pass and the outbox do what is due."""
        self.clock.advance(timedelta(days=days))
        self.runner.run_due_once()

    def _order(self, request_id: str, text: str, other: dict[str, Any]) -> dict[str, Any]:
        usual = {"officer": SECRETARY, "officer_name": "何秘书", "enquiry_id": "e1", "offices": HERE}
        return {"request_id": request_id, "text": text} | usual | other


@pytest.fixture
def world(database: Database, clock: FixedClock, keyring: Keyring) -> Iterator[World]:
    infra = fake_infrastructure(database, clock, keyring, human_contact="12348", enquiry_reply_days=3)
    lines = (Bubble(clock.now(), True, "仲裁怎么办"), Bubble(clock.now(), False, "我听懂了"))
    world = World(infra.bus, clock, database, keyring, infra.outbox, infra.heard)
    enquiries = {purpose_of(enquiry): enquiry for enquiry in ("e1", "e2", "e3")}
    infra.bus.register_all(
        {
            SaidBefore: lambda asked: lines,
            FileFacts: lambda asked: SimpleNamespace(name=asked.file_id),
            ReadFile: lambda asked: b"",
            KeepFile: lambda asked: SimpleNamespace(file_id=f"{asked.name}-{enquiries[asked.purpose]}"),
            DropFile: lambda asked: world.dropped.append((asked.person_id, asked.file_id)),
        }
    )
    infra.install(build(infra))
    yield world
