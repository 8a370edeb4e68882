"""News the court tells by itself: another judge, a session called off or moved. Signed, and heard once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

from backend.authorization import records
from backend.authorization.announcements import Announcements
from backend.authorization.commands import RecordWitnessNews
from backend.authorization.court_platform import PLATFORM
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.reminders import plan_reminders
from backend.shared.database import Session
from backend.shared.diary import Slot
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.partner_news import PartnerNews, read_news


class NewsSlot(BaseModel):
    """The slot a piece of news is about."""

    slot_id: str = Field(min_length=1, max_length=64)
    start: AwareDatetime
    end: AwareDatetime


class CourtNews(PartnerNews):
    """A callback's body. New fields are ignored: a partner may add, never take away."""

    kind: Literal["judge_assigned", "session_cancelled", "session_moved"]
    reference: str = Field(min_length=1, max_length=64)
    judge: str = Field(default="", max_length=80)
    slot: NewsSlot | None = None
    reason: str = Field(default="", max_length=200)


def read_callback(body: Any) -> RecordWitnessNews:
    """Return the order a callback amounts to.

    Args:
        body: the decoded JSON.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(CourtNews, body, PLATFORM)
    if (news.kind == "session_moved" and news.slot is None) or (news.kind == "judge_assigned" and not news.judge):
        raise PlatformRejected(PLATFORM, "callback outside the contract: nothing new in it")
    slot = Slot(news.slot.slot_id, news.slot.start, news.slot.end, 0) if news.slot else None
    return RecordWitnessNews(news.event_id, news.kind, news.reference, news.judge, slot, news.reason)


class RecordWitnessNewsHandler:
    """Hears each piece of news once, and tells it on.

    Args:
        errands: database and the rest.
        tell: says it to the person.
    """

    def __init__(self, errands: Errands, tell: Announcements) -> None:
        self._errands = errands
        self._tell = tell

    def __call__(self, command: RecordWitnessNews) -> bool:
        """Return True when it was news; Refused ``authorization_not_found`` when it is about nothing of ours."""
        now = self._errands.clock.now()
        with self._errands.database.transaction() as session:
            row = records.witness_row(session, command.witness_id)
            if row is None:
                raise Refused("authorization_not_found")
            if not records.hear(session, command.event_id, command.kind, command.witness_id, now):
                return False
            facts = {"event": command.event_id, "witness": command.witness_id}
            self._errands.note(session, PLATFORM, f"{SERVICE}.{command.kind}", **facts)
            if row["status"] in ("requested", "booked"):
                self._take(session, row, command)
        self._errands.ring()
        return True

    def _take(self, session: Session, row: Mapping[str, Any], command: RecordWitnessNews) -> None:
        new: dict[str, Any] = {"updated_at": self._errands.clock.now(), "sequence": row["sequence"] + 1}
        if command.kind == "session_cancelled":
            new |= {"status": "cancelled", "reason": command.reason or None}
        elif command.kind == "session_moved" and command.slot is not None:
            slot = command.slot
            new |= {"slot_id": slot.slot_id, "slot_start": slot.start, "slot_end": slot.end}
        elif command.kind == "judge_assigned":
            new["judge"] = command.judge
        records.update_witness(session, row["witness_id"], **new)
        self._follow(session, {**row, **new}, command)

    def _follow(self, session: Session, row: Mapping[str, Any], command: RecordWitnessNews) -> None:
        witness = records.witness_of(row, self._errands.details.open(row))
        if command.kind == "session_cancelled":
            self._errands.open(session, "shut", row, why="cancelled")
            self._tell.called_off(session, witness, command.reason)
            return
        if row["status"] == "booked":  # of one still asked for, the answer to the booking makes the room
            self._errands.open(session, "room", row)
            plan_reminders(session, row, self._tell.person(session, row["person_id"]), self._errands.clock.now())
        tell = self._tell.moved if command.kind == "session_moved" else self._tell.judge
        tell(session, witness)
