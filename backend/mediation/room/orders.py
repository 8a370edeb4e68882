"""Orders and questions of a mediation's room: links, seats, lines, and the mediator's moves. Pure values.

Each names a `Seat`, which only the device that opened a link holds; the mediator's moves are refused to others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.mediation.dispute.terms import Side
from backend.mediation.room.consent import RecordingState
from backend.mediation.room.model import Placing, Role
from backend.shared.films import Piece, Standing
from backend.shared.messages import Command
from backend.shared.one_time_links import LinkState
from backend.shared.presence import Comer


@dataclass(frozen=True, slots=True)
class Seat:
    """One role's place in one room, taken by one device."""

    seat_id: str
    session_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class RoomLink:
    """A way in.

    Args:
        code: the same address as a QR code, a PNG data URI.
        start: when the session begins; one may come in half an hour earlier.
    """

    url: str = field(repr=False)
    code: str = field(repr=False)
    start: datetime


@dataclass(frozen=True, slots=True)
class MyRoomLink(Command):
    """Make a side's link to the room of the session that is fixed -> `RoomLink`; an earlier unused one is void.

    Raises:
        Refused: ``dispute_unknown``, ``meeting_none`` (no session here, or it is over).
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class DeskRoomLink(Command):
    """Make the mediator's own link, or one for the interpreter they invite -> `RoomLink`.

    Raises:
        Refused: ``dispute_unknown``, also for another officer's; ``meeting_none``.
    """

    dispute_id: str
    officer: str
    role: Literal["mediator", "interpreter"]


@dataclass(frozen=True, slots=True)
class LookAtLink(Command):
    """Say what a link is good for, without using it up -> `LinkFacts`. Previews and in-app browsers only look."""

    ticket: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """Facts a link's page may show before anybody has come in: no name, no matter.

    Args:
        language: of the person it was made for; empty for mediator and interpreter.
    """

    state: LinkState | Literal["unknown"]
    role: Role | None = None
    start: datetime | None = None
    opens_at: datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class TakeSeat(Command):
    """Use a link up and come in -> `Seat`; an earlier device of the same role loses its seat.

    Args:
        agreed: that one knows that nothing is recorded unless all agree, and records nothing oneself.
        timezone: IANA name of the device's zone.

    Raises:
        Refused: ``meeting_link_unknown``, ``meeting_link_used``, ``meeting_link_expired``, ``meeting_early``,
            ``meeting_agree_first``.
    """

    ticket: str = field(repr=False)
    agreed: bool
    timezone: str


@dataclass(frozen=True, slots=True)
class FindSeat(Command):
    """Return the `Seat` an id stands for, or None when another device has taken it or it was long ago."""

    seat_id: str


@dataclass(frozen=True, slots=True)
class Company(Command):
    """Return the seats that a seat may see and hear now, and that may see and hear it -> ``tuple[Seat, ...]``."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class Arrive(Command):
    """A line of this seat stands -> None; an earlier line of it no longer counts."""

    seat: Seat
    connection: str


@dataclass(frozen=True, slots=True)
class StillHere(Command):
    """The line still stands -> int, the room's version."""

    seat: Seat
    connection: str


@dataclass(frozen=True, slots=True)
class Depart(Command):
    """The line is down -> None; one that was replaced meanwhile changes nothing."""

    seat: Seat
    connection: str


@dataclass(frozen=True, slots=True)
class SeeMeeting(Command):
    """Return the room as a seat may see it -> `Meeting`."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class Meeting:
    """A room as one of its seats sees it.

    Args:
        company: the roles it may see and hear, itself among them.
        private: it is with the mediator alone, or it is outside while the mediator speaks with somebody alone.
        settled: the pages of all who are in the same place have said that they keep to it.
        comers: who is there; of those elsewhere only the mediator learns it while two speak alone.
        names: of the two sides.
        recording: how its recording stands, who has agreed, and how far it is.
    """

    seat: Seat
    placing: Placing
    company: frozenset[Role]
    private: bool
    settled: bool
    comers: dict[Role, Comer]
    names: dict[Side, str] = field(repr=False)
    number: str
    version: int
    start: datetime
    ends: datetime
    recording: RecordingState
    agreed: frozenset[Role]
    film: Standing


@dataclass(frozen=True, slots=True)
class SpeakOnRecording(Command):
    """Say yes to a recording of this session, or no -> None. The mediator's first yes asks the others.

    A no stands for the session, deletes what was recorded, and nobody is asked again.

    Raises:
        Refused: ``meeting_not_asked`` (a yes before the mediator has asked), ``meeting_over``.
    """

    seat: Seat
    yes: bool


@dataclass(frozen=True, slots=True)
class KeepPiece(Command):
    """Keep the next piece of the recording -> str, the new head of its chain; the same piece again is no error.

    Raises:
        Refused: ``meeting_not_recording`` (not everybody agrees at this moment), ``meeting_not_yours``,
            ``meeting_over``, and what `Films.announce` refuses.
        PlatformUnavailable: the storage is away; the piece is safe to send again.
    """

    seat: Seat
    piece: Piece


@dataclass(frozen=True, slots=True)
class RecordingKept:
    """A session that was recorded: how many films it has, and until when they are kept."""

    session_id: str
    start: datetime
    takes: int
    until: datetime


@dataclass(frozen=True, slots=True)
class FilmsOfDispute(Command):
    """Return what was recorded of a dispute's sessions -> ``list[RecordingKept]``; for its mediator's page."""

    dispute_id: str


@dataclass(frozen=True, slots=True)
class FilmAtDesk(Command):
    """Return one film of a session -> bytes, for its mediator alone; it is noted in the audit log.

    Raises:
        Refused: ``dispute_unknown``, ``room_recording_missing``, ``room_chunk_damaged``.
        PlatformUnavailable: the storage is away.
    """

    dispute_id: str
    officer: str
    session_id: str
    take: int


@dataclass(frozen=True, slots=True)
class DropRecordings(Command):
    """Have everything deleted that was recorded of one's dispute -> bool: whether there was anything.

    Raises:
        Refused: ``dispute_unknown``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class Follow(Command):
    """This seat's page has cut whom it may no longer hear -> None.

    Args:
        epoch: of the placing it keeps to.
    """

    seat: Seat
    epoch: int


@dataclass(frozen=True, slots=True)
class Move(Command):
    """Move of the mediator in the room -> None; twice is once.

    Args:
        do: ``open`` it, speak in ``private`` with `side`, bring all ``together``, ``close`` it.
        interpreter: in private, whether the interpreter comes along.

    Raises:
        Refused: ``meeting_not_yours``, ``meeting_not_open``, ``meeting_over``.
    """

    seat: Seat
    do: Literal["open", "private", "together", "close"]
    side: Side = "applicant"
    interpreter: bool = False
