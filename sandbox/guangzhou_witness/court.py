"""The court behind the platform: who holds which slot, which judge sits, and what it wants to tell its clients.

Every change happens under one lock, so that twenty people who want the last slot get no more than there is.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sandbox.callbacks import Callback
from sandbox.guangzhou_witness.diary import BEIJING, DAYS_AHEAD, Diary, DiarySlot
from sandbox.guangzhou_witness.docket import Docket, Session
from sandbox.guangzhou_witness.problems import Problem
from sandbox.guangzhou_witness.requests import Closing, NewSession
from sandbox.working_days import office_works

JUDGES = ("周敏", "何志文", "区小兰")
"""Made up. They sit in turn."""
NOTICE = timedelta(minutes=30)
STRUCK_OFF = "10000000000000000"
"""A licence number no lawyer has, so that a refusal can be seen."""


class Court:
    """The docket and the rules of the platform."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.docket = Docket()
        self.now_override: datetime | None = None
        self.outgoing: list[Callback] = []

    @property
    def now(self) -> datetime:
        """The platform's present moment in Beijing time; tests may set it."""
        return self.now_override or datetime.now(BEIJING)

    @property
    def diary(self) -> Diary:
        """The diary with this docket's exceptions."""
        return Diary(self.docket.capacity)

    def free_slots(self, first: date, last: date, limit: int) -> list[dict[str, Any]]:
        """Return up to `limit` slots with room, soonest first."""
        with self.lock:
            found: list[dict[str, Any]] = []
            for slot in self._between(first, last):
                if self.left(slot) > 0 and slot.start - NOTICE > self.now:
                    found.append(self.slot_body(slot))
                if len(found) == limit:
                    break
            return found

    def book(self, wish: NewSession) -> dict[str, Any]:
        """Give the party a session with a judge, or raise `Problem`."""
        wish.check()
        with self.lock:
            if wish.lawyer.licence == STRUCK_OFF:
                raise Problem("lawyer_not_registered")
            slot = self._bookable(wish.slot_id)
            if any(s.party_name == wish.party_name and s.slot_id == slot.slot_id for s in self.active()):
                raise Problem("party_busy")
            return self.body(self._enter(wish, slot))

    def session(self, session_id: str) -> Session:
        """Return one session or raise `Problem`."""
        if session_id not in self.docket.sessions:
            raise Problem("not_found")
        return self.docket.sessions[session_id]

    def move(self, session_id: str, slot_id: str) -> dict[str, Any]:
        """Move a session; the judge stays with it."""
        with self.lock:
            session = self._changeable(session_id)
            if session.slot_id != slot_id:
                session.slot_id = self._bookable(slot_id).slot_id
            return self.body(session)

    def cancel(self, session_id: str) -> dict[str, Any]:
        """Take a session back; twice is the same as once."""
        with self.lock:
            if self.session(session_id).status != "cancelled":
                self._changeable(session_id).status = "cancelled"
            return self.body(self.session(session_id))

    def let_in(self, session_id: str, judge_url: str) -> dict[str, Any]:
        """Keep the judge's way in; a newer one replaces it."""
        with self.lock:
            session = self.session(session_id)
            if session.status not in ("booked", "open"):
                raise Problem("not_open")
            session.judge_url = judge_url
            return self.body(session)

    def name_judge(self, session_id: str, judge: str) -> dict[str, Any]:
        """Let another judge take a session that has not begun; the client is told as of any change of judge."""
        with self.lock:
            session = self.session(session_id)
            if session.status != "booked":
                raise Problem("not_changeable")
            if session.judge != judge:
                session.judge = judge
                self.tell(session, "judge_assigned")
            return self.body(session)

    def open(self, session_id: str) -> dict[str, Any]:
        """Note that the judge has begun; twice is the same as once."""
        with self.lock:
            session = self.session(session_id)
            if session.status not in ("booked", "open"):
                raise Problem("not_open")
            session.status = "open"
            return self.body(session)

    def close(self, session_id: str, how: Closing) -> dict[str, Any]:
        """Note how a session ended; what was missed or refused gives its place back."""
        with self.lock:
            session = self.session(session_id)
            if session.status not in ("booked", "open"):
                raise Problem("not_open")
            session.status, session.result, session.reason = "closed", how.result, how.reason
            session.document_sha256, session.recording_sha256 = how.document_sha256, how.recording_sha256
            session.judge_url = ""
            return self.body(session)

    def file(self, session_id: str, paper: bytes) -> dict[str, Any]:
        """Take the sealed paper into the file, if it is the one the session was closed with."""
        with self.lock:
            session = self.session(session_id)
            if session.result != "sealed":
                raise Problem("not_sealed")
            if hashlib.sha256(paper).hexdigest() != session.document_sha256:
                raise Problem("document_differs")
            session.filed = True
            return self.body(session)

    def tell(self, session: Session, kind: str, reason: str = "") -> None:
        """Put news about a session on its way."""
        body = {"event_id": f"E{secrets.token_hex(8)}", "kind": kind, "reference": session.reference}
        body |= {"occurred_at": self.now.isoformat(), "judge": session.judge, "reason": reason}
        slot = {"slot": self.slot_body(self.slot(session.slot_id))}
        self.outgoing.append(Callback(session.callback_url, body | slot))

    def left(self, slot: DiarySlot) -> int:
        """Return how many sessions a slot still takes."""
        return max(0, self.places(slot) - self.held(slot))

    def places(self, slot: DiarySlot) -> int:
        """Return how many judges are there for a slot."""
        return self.diary.capacity_of(slot)

    def held(self, slot: DiarySlot) -> int:
        """Return how many of them are taken."""
        ours = sum(session.slot_id == slot.slot_id for session in self.active())
        return ours + self.docket.strangers.get(slot.slot_id, 0)

    def give(self, slot: DiarySlot, places: int) -> None:
        """Let a slot have so many judges."""
        self.docket.capacity[slot.slot_id] = places

    def works(self, slot: DiarySlot) -> None:
        """Raise `Problem` for a slot of a day on which the court does not work."""
        if not office_works(slot.start.date()):
            raise Problem("day_closed")

    def slot(self, slot_id: str) -> DiarySlot:
        """Return a slot or raise `Problem`."""
        slot = self.diary.find(slot_id)
        if slot is None:
            raise Problem("slot_unknown")
        return slot

    def slot_body(self, slot: DiarySlot) -> dict[str, Any]:
        """Return a slot as the contract shows it."""
        times = {"start": slot.start.isoformat(), "end": slot.end.isoformat()}
        return {"slot_id": slot.slot_id, **times, "left": self.left(slot)}

    def body(self, session: Session) -> dict[str, Any]:
        """Return a session as the contract shows it; the judge's way in is for the judge only."""
        shown = asdict(session)
        for private in ("callback_url", "judge_url", "slot_id"):
            del shown[private]
        return shown | {"slot": self.slot_body(self.slot(session.slot_id))}

    def active(self) -> Iterator[Session]:
        """The sessions that hold a place."""
        held = ("booked", "open")
        return (s for s in self.docket.sessions.values() if s.status in held or s.result == "sealed")

    def _enter(self, wish: NewSession, slot: DiarySlot) -> Session:
        self.docket.number += 1
        said = wish.model_dump(exclude={"lawyer"})
        session = Session(
            session_id=f"S{secrets.token_hex(6)}",
            number=f"GZ{slot.start:%y%m%d}{self.docket.number:04d}",
            status="booked",
            judge=JUDGES[self.docket.number % len(JUDGES)],
            lawyer=wish.lawyer.model_dump(),
            **said,
        )
        self.docket.sessions[session.session_id] = session
        return session

    def _between(self, first: date, last: date) -> Iterator[DiarySlot]:
        day = max(first, self.now.date())
        last = min(last, self.now.date() + timedelta(days=DAYS_AHEAD))
        while day <= last:
            yield from self.diary.slots_of(day)
            day += timedelta(days=1)

    def _bookable(self, slot_id: str) -> DiarySlot:
        slot = self.slot(slot_id)
        if slot.start - NOTICE <= self.now:
            raise Problem("slot_past")
        if slot.start.date() > self.now.date() + timedelta(days=DAYS_AHEAD):
            raise Problem("day_too_far")
        self.works(slot)
        if self.left(slot) <= 0:
            raise Problem("slot_full")
        return slot

    def _changeable(self, session_id: str) -> Session:
        session = self.session(session_id)
        if session.status != "booked":
            raise Problem("not_changeable")
        if self.slot(session.slot_id).start - NOTICE <= self.now:
            raise Problem("too_late")
        return session
