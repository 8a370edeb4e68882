"""Orders inside a witness room: coming in, the judge's steps, reading, signing, talking, recording.

Each names a `Seat`, which only the device that opened a ticket holds; what belongs to another role is refused
(``room_not_your_part``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from backend.authorization.room.events import Ending
from backend.authorization.room.views import Seat
from backend.shared.films import Piece
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class LookAtTicket(Command):
    """Say what a link is good for, without using it -> `TicketFacts`. Previews and in-app browsers only look."""

    ticket: str


@dataclass(frozen=True, slots=True)
class TakeSeat(Command):
    """Use a link up and come in -> `Seat`; an earlier device of the same role loses its seat.

    Args:
        acknowledged: that one knows that the whole witness is recorded (SPC21-6); without it nobody comes in.
        timezone: IANA name of the device's zone.

    Raises:
        Refused: ``room_ticket_unknown``, ``room_ticket_used``, ``room_ticket_expired``, ``room_not_open_yet``,
            ``room_acknowledge_first``, ``room_closed``.
    """

    ticket: str
    acknowledged: bool
    timezone: str


@dataclass(frozen=True, slots=True)
class FindSeat(Command):
    """Return the `Seat` an id stands for, or None when another device has taken it or it is over."""

    seat_id: str


@dataclass(frozen=True, slots=True)
class Company(Command):
    """Return the seats that stand for the other roles of a seat's room now -> ``tuple[Seat, ...]``."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class SeeRoom(Command):
    """Return the room of a seat -> `RoomView`."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class ListRooms(Command):
    """Return the rooms that start between two moments -> ``list[RoomLine]``; for the terminal."""

    since: datetime
    until: datetime


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
class BeginWitness(Command):
    """The judge starts -> None. Refused ``room_somebody_missing``, ``room_other_step``."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class TickCheck(Command):
    """The judge confirms one thing, ``step.check``, or takes it back -> None."""

    seat: Seat
    check: str
    on: bool


@dataclass(frozen=True, slots=True)
class NoteSnapshot(Command):
    """The judge's page took a picture; its SHA-256 is noted -> None."""

    seat: Seat
    subject: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CompleteStep(Command):
    """The judge closes a step -> None. Refused ``room_checks_missing``, ``room_somebody_missing``."""

    seat: Seat
    step: str


@dataclass(frozen=True, slots=True)
class RefuseWitness(Command):
    """The judge ends the witness without a paper -> None.

    Args:
        note: for people, in the judge's words; needed when the reason is ``other``.
    """

    seat: Seat
    reason: Ending
    note: str


@dataclass(frozen=True, slots=True)
class PaperPage(Command):
    """Return one page of the paper -> PNG bytes; from 1."""

    seat: Seat
    page: int


@dataclass(frozen=True, slots=True)
class NotePageRead(Command):
    """Party or lawyer has seen a page to its end -> None."""

    seat: Seat
    page: int


@dataclass(frozen=True, slots=True)
class HandInSignature(Command):
    """Party or lawyer signs -> None.

    Args:
        digest: of the paper that was read.
        strokes: as signature_pad gives them, see `backend.authorization.power.model.Signature`.
    """

    seat: Seat
    digest: str
    strokes: tuple[tuple[tuple[float, float, int], ...], ...] = field(repr=False)
    width: float
    height: float
    timezone: str


@dataclass(frozen=True, slots=True)
class ConfirmWitness(Command):
    """The judge's last word: the paper is sealed -> SealedPower; twice gives the same paper.

    Args:
        recording: the head of the recording's chain as the judge's page has it; nothing of it may be missing.

    Raises:
        Refused: ``room_recording_missing``, ``room_recording_incomplete``, and what `CompleteStep` refuses.
    """

    seat: Seat
    recording: str


@dataclass(frozen=True, slots=True)
class SealedFile(Command):
    """Return the sealed paper -> PDF bytes, for the three who made it. Refused ``room_not_sealed``."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class Say(Command):
    """Write something into the room -> None. Refused ``room_message_empty``, ``room_message_long``."""

    seat: Seat
    text: str


@dataclass(frozen=True, slots=True)
class KeepChunk(Command):
    """Keep the next piece of the recording -> str, the new head of the chain; the same piece again is no error.

    Raises:
        Refused: ``room_chunk_out_of_order``, ``room_chunk_damaged``, ``room_chunk_too_large``,
            ``room_recording_too_large``, ``room_closed``.
        PlatformUnavailable: the storage is away; the piece is safe to send again.
    """

    seat: Seat
    piece: Piece


@dataclass(frozen=True, slots=True)
class TakeOutRecording(Command):
    """Return a recording -> `Recording`; for the court alone, and written into the audit log.

    Args:
        who: who takes it out.

    Raises:
        Refused: ``room_unknown``, ``room_recording_missing``, ``room_chunk_damaged`` when the chain does not hold.
    """

    session_id: str
    who: str


@dataclass(frozen=True, slots=True)
class RenewRecordings(Command):
    """Seal every kept piece again that an earlier key sealed -> int, how many."""
