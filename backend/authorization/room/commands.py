"""Orders of others to the witness room: the appointment prepares, re-plans and ends it, and hands out the way in.

What happens inside (the judge's steps, signatures, recording) are the room's own commands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from backend.authorization.power.model import Power
from backend.shared.messages import Command

Role = Literal["judge", "party", "lawyer"]
ROLES: tuple[Role, ...] = ("judge", "party", "lawyer")


@dataclass(frozen=True, slots=True)
class PrepareRoom(Command):
    """Make a room for a booked session -> None; the same session again changes time and paper while nothing began.

    Args:
        power: the paper that shall be signed, without which nobody could read it.
        judge: the judge's name as the platform gave it, or empty.
        start: aware; the room lets people in 30 minutes before.
        language: ``mandarin``, or the party's language when an interpreter comes.
        party_language: ``zh-Hans``, ``zh-Hant`` or ``en``: what the party's page speaks.
        recording_acknowledged_at: when the party acknowledged that the whole witness is recorded (SPC21-6).
    """

    power: Power
    judge: str
    start: datetime
    minutes: int
    language: str
    party_language: str
    recording_acknowledged_at: datetime


@dataclass(frozen=True, slots=True)
class IssueTicket(Command):
    """Return a fresh way in for one role -> str, the path ``/witness/<ticket>``; earlier unused ones of it are revoked.

    A ticket is used once: opening it on a device binds the role to that device by a cookie, which brings a dropped
    line back.

    Raises:
        Refused: ``room_unknown``, ``room_closed``.
    """

    session_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class CloseRoom(Command):
    """End a room that nobody shall enter any more (cancelled, moved away) -> None; twice is the same as once."""

    session_id: str
    reason: Literal["cancelled", "moved", "released"]
