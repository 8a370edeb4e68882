"""Calls as a whole on both databases: officers at the desk, a case of Anna's, a speaker that only listens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from backend.calls.commands import (
    AskForCall,
    CancelCall,
    DeclineCall,
    FindCallTimes,
    JudgeSummary,
    MoveCall,
    MyCalls,
    NoteNotReached,
    TakeCall,
    WriteSummary,
)
from backend.calls.line.orders import Arrive, DeskCallLink, EndCall, MyCallLink, OnLine, Seat, SeeCall, TakeSeat
from backend.calls.model import Call, CallTimes, Side
from backend.calls.module import build
from backend.contracts.desk import OfficersThere
from backend.contracts.filing import CaseOfCourt
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.parties import Person
from tests.fake_infrastructure import FakeInfrastructure, fake_infrastructure

ANNA, BEN = "p_00000000000000aa", "p_00000000000000bb"
CHEN, LI = "o_00000000000000cc", "o_00000000000000dd"
XINHUI, TAISHAN = "xinhui", "taishan"
NINE = datetime(2026, 11, 30, 9, 0, tzinfo=BEIJING)
"""A Monday morning in office hours; it is Sunday evening in Toronto."""


@dataclass
class World:
    """Pieces a test plays with.

    Args:
        officers: courts of those who are signed in at the desk.
    """

    infra: FakeInfrastructure
    clock: FixedClock
    officers: list[str]

    def do(self, command: Any) -> Any:
        return self.infra.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def times(self, person_id: str = ANNA, case_id: str = "") -> CallTimes:
        found: CallTimes = self.do(FindCallTimes(person_id, case_id))
        return found

    def ask(self, call_id: str = "c1", person_id: str = ANNA, **more: Any) -> Call:
        made: Call = self.do(AskForCall(call_id, person_id, more.pop("about", "question"), **more))
        return made

    def book(self, call_id: str = "c1", person_id: str = ANNA, at: int = 0, **more: Any) -> Call:
        """Book the free slot of this number."""
        return self.ask(call_id, person_id, slot_id=self.times(person_id).slots[at].slot_id, **more)

    def order(self, kind: Any, call_id: str = "c1", officer: str = CHEN, court: str = "", **more: Any) -> Call:
        changed: Call = self.do(kind(call_id, officer, {CHEN: "陈书记员", LI: "李法官"}[officer], court, **more))
        return changed

    def take(self, call_id: str = "c1", officer: str = CHEN, court: str = "") -> Call:
        return self.order(TakeCall, call_id, officer, court)

    def decline(self, reason: str, **more: Any) -> Call:
        return self.order(DeclineCall, reason=reason, **more)

    def not_reached(self, **more: Any) -> Call:
        return self.order(NoteNotReached, **more)

    def summarize(self, text: str, request_id: str = "s1", **more: Any) -> Call:
        return self.order(WriteSummary, request_id=request_id, text=text, **more)

    def judge(self, is_right: bool, words: str = "", request_id: str = "j1", person_id: str = ANNA) -> Call:
        changed: Call = self.do(JudgeSummary(request_id, "c1", person_id, is_right, words))
        return changed

    def move(self, at: int, person_id: str = ANNA) -> Call:
        changed: Call = self.do(MoveCall("c1", person_id, self.times().slots[at].slot_id))
        return changed

    def cancel(self, person_id: str = ANNA) -> Call:
        changed: Call = self.do(CancelCall("c1", person_id))
        return changed

    def latest(self, person_id: str = ANNA) -> Call:
        found: list[Call] = self.do(MyCalls(person_id))
        return found[0]

    def ticket(self, side: Side) -> str:
        order = MyCallLink("c1", ANNA) if side == "person" else DeskCallLink("c1", CHEN, "")
        return str(self.do(order).url).rpartition("/")[2]

    def sit(self, side: Side, *, online: bool = True) -> Seat:
        seat: Seat = self.do(TakeSeat(self.ticket(side), True, "America/Toronto"))
        if online:
            self.do(Arrive(seat, f"line-{side}"))
        return seat

    def see(self, seat: Seat) -> OnLine:
        seen: OnLine = self.do(SeeCall(seat))
        return seen

    def held(self) -> tuple[Seat, Seat]:
        """A call at once that both have come to, and that the officer has ended."""
        self.ask()
        self.take()
        officer, person = self.sit("officer"), self.sit("person")
        self.do(EndCall(officer))
        return officer, person

    def wait_until(self, moment: datetime) -> None:
        """Let time pass until a moment, and the outbox do what is due."""
        self.clock.set(moment)
        self.infra.outbox.run_due_once()
        self.infra.local_jobs.run()

    def wait(self, **passed: int) -> None:
        self.wait_until(self.clock.now() + timedelta(**passed))

    def said(self) -> list[str]:
        return [one.utter.removeprefix("utter_call_news_") for one in self.infra.heard.spoken]


@pytest.fixture
def world(database: Database, clock: FixedClock, keyring: Keyring) -> Iterator[World]:
    clock.set(NINE)
    infra = fake_infrastructure(database, clock, keyring, human_contact="12368", call_lines=1, call_minutes=20)
    infra.heard.people[ANNA] = Person(ANNA, "zh-Hans", city="多伦多", timezone="America/Toronto")
    world = World(infra, clock, [""])
    cases = {"k1": SimpleNamespace(person_id=ANNA, court=XINHUI)}
    infra.bus.register_all(
        {
            OfficersThere: lambda asked: sum(asked.court in ("", one) or not one for one in world.officers),
            CaseOfCourt: lambda asked: cases.get(asked.case_id),
        }
    )
    infra.install(build(infra))
    yield world
