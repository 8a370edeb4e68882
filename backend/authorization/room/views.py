"""Views of the witness room: seats, lines, who is there, how it ended. Pure values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from backend.authorization.power.model import Power, SealedPower
from backend.authorization.room.commands import Role
from backend.authorization.room.model import Course, Stage
from backend.shared.presence import Comer

TicketState = Literal["open", "early", "used", "expired", "unknown"]


@dataclass(frozen=True, slots=True)
class Seat:
    """One role's place in one room, taken by one device."""

    seat_id: str
    session_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """Facts a link's page may show before anybody has come in: no name, no case."""

    state: TicketState
    role: Role | None = None
    start: datetime | None = None
    opens_at: datetime | None = None
    party_language: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the text chat beside the pictures."""

    role: Role
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Closing:
    """End of a room."""

    reason: str = ""
    note: str = ""
    absent: tuple[str, ...] = ()
    power: SealedPower | None = None
    recording_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class RoomView:
    """One room, whole, as the server knows it. What of it a page is shown is the page's business.

    Args:
        lacks: what the open step still lacks.
        comers: each role, there or not.
        chunks, chain: how many pieces of the recording are kept, and the head of their chain.
        takes: how many films they make.
    """

    session_id: str
    person_id: str
    version: int
    start: datetime
    ends: datetime
    language: str
    party_language: str
    judge: str
    power: Power
    course: Course
    lacks: tuple[str, ...]
    comers: dict[Role, Comer]
    messages: tuple[Said, ...]
    chunks: int
    chain: str
    takes: int
    closing: Closing
    begun_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording taken out for the court: each film's bytes, and the chain's head, which was checked."""

    takes: tuple[bytes, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room in the list of the terminal."""

    session_id: str
    start: datetime
    stage: Stage
    judge: str
