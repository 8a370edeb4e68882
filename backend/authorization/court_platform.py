"""Port to the witness platform, in our words; `backend/platforms` speaks it to the real one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from backend.authorization.model import Result
from backend.shared.diary import DiaryLine, Slot

PLATFORM = "guangzhou_witness"
REFUSALS = {
    "slot_full": "authorization_slot_full",
    "slot_unknown": "authorization_slot_gone",
    "slot_past": "authorization_slot_past",
    "day_closed": "authorization_slot_gone",
    "day_too_far": "authorization_slot_gone",
    "places_below_booked": "authorization_places_below_booked",
    "party_busy": "authorization_already_then",
    "lawyer_not_registered": "authorization_lawyer_not_registered",
    "interpreter_missing": "authorization_interpreter_missing",
    "not_found": "authorization_not_found",
    "not_changeable": "authorization_not_changeable",
    "too_late": "authorization_too_late_to_change",
    "not_open": "authorization_not_open",
    "document_differs": "authorization_document_differs",
    "not_sealed": "authorization_not_open",
    "court_declined": "authorization_court_declined",
}
"""The platform's refusal codes, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class SessionWish:
    """A booking as the platform needs it; holds names in clear, so it lives only for the call.

    Args:
        reference: our id, by which the platform's callbacks name it.
    """

    reference: str
    slot_id: str
    party_name: str
    case: str
    case_number: str
    lawyer_name: str
    lawyer_firm: str
    licence: str
    scope: str
    language: str
    interpreter: str


@dataclass(frozen=True, slots=True)
class SessionReceipt:
    """The platform's answer: its own id, the number people quote, the judge, and where the session stands."""

    session_id: str
    number: str
    status: str
    judge: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """End of a session, for the platform's file.

    Args:
        reason: in a code of `room.events.Ending` or the absent roles; empty when sealed.
        document_sha256: of the sealed PDF, when sealed.
    """

    result: Result
    at: datetime
    reason: str = ""
    document_sha256: str | None = None
    recording_sha256: str | None = None


class WitnessPlatform(Protocol):
    """The platform of the court. Each change carries a key; the same key again has the same effect and answer.

    Every method raises Refused (with one of our reasons), PlatformUnavailable or PlatformRejected.
    """

    def free_slots(self, first: date, last: date, limit: int) -> list[Slot]:
        """Return free slots between two Beijing days, soonest first."""
        ...

    def diary(self, first: date, last: date) -> list[DiaryLine]:
        """Return every slot between two Beijing days, closed and full ones too, soonest first."""
        ...

    def set_places(self, key: str, slot_id: str, places: int) -> DiaryLine:
        """Let a slot have so many judges; none closes it, fewer than are taken is refused."""
        ...

    def name_judge(self, key: str, session_id: str, judge: str) -> SessionReceipt:
        """Let another judge take a session that has not begun; the platform tells it as its news."""
        ...

    def book(self, key: str, wish: SessionWish) -> SessionReceipt:
        """Book a session."""
        ...

    def move(self, key: str, session_id: str, slot_id: str) -> SessionReceipt:
        """Move a session to another slot."""
        ...

    def cancel(self, key: str, session_id: str) -> SessionReceipt:
        """Give a session back."""
        ...

    def let_judge_in(self, key: str, session_id: str, url: str) -> SessionReceipt:
        """Tell the judge's way into the room."""
        ...

    def open(self, key: str, session_id: str, at: datetime) -> SessionReceipt:
        """Tell that the judge has begun."""
        ...

    def close(self, key: str, session_id: str, end: SessionEnd) -> SessionReceipt:
        """Tell how it ended."""
        ...

    def file(self, key: str, session_id: str, paper: bytes) -> SessionReceipt:
        """Hand in the sealed paper."""
        ...
