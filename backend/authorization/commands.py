"""Orders and questions about appointments for a video witness, from a person or the court. Pure values.

Everything of an appointment is only ever for its owner: to others it is ``authorization_not_found``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from backend.authorization.model import Wish
from backend.authorization.room.commands import Role
from backend.shared.diary import Slot
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class AcknowledgeRecording(Command):
    """The person was told that the whole witness is recorded and acknowledged it (SPC21-6) -> aware ``datetime``.

    The acknowledgement is written to the audit log.
    """

    person_id: str
    draft_id: str


@dataclass(frozen=True, slots=True)
class FindWitnessSlots(Command):
    """Free slots -> ``list[Slot]``, soonest first.

    Args:
        day: a Beijing day: the slots of that day, or of the next one with room. None: every slot the diary has.

    Raises:
        Refused: ``authorization_day_past``, ``authorization_no_slot``.
    """

    person_id: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class BookWitness(Command):
    """Book a session -> `Witness`. The same `request_id` (the draft's id) twice gives the same appointment.

    The licence number may be a token of the vault.

    Raises:
        Refused: ``authorization_not_verified`` (SPC21-6), ``lawyer_licence_odd``, what `model.check_wish` refuses, or
            what the platform does: see `court_platform.REFUSALS`.
        PlatformUnavailable: the request is kept, and handed in by itself; the person is told then.
        PlatformRejected: the platform answered outside its contract; the same request may be tried again.
    """

    request_id: str
    person_id: str
    slot_id: str
    wish: Wish = field(repr=False)


@dataclass(frozen=True, slots=True)
class MyWitnesses(Command):
    """The person's appointments that are still to come, soonest first -> ``list[Witness]``."""

    person_id: str
    include_past: bool = False


@dataclass(frozen=True, slots=True)
class ChangeWitness(Command):
    """Move one's own appointment to another slot -> `Witness`."""

    witness_id: str
    person_id: str
    slot_id: str


@dataclass(frozen=True, slots=True)
class CancelWitness(Command):
    """Give one's own appointment back -> `Witness` with status ``cancelled``; twice is the same as once."""

    witness_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class WitnessLink(Command):
    """A fresh way into the room -> `way_in.WayIn`; an earlier one that nobody used stops working.

    Raises:
        Refused: ``authorization_no_link`` when there is no room (not booked yet, or over).
    """

    witness_id: str
    person_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class RecordWitnessNews(Command):
    """News that the court told by itself -> True when it was news, False when it had been heard before.

    Args:
        event_id: the platform's id of the message; the same id again changes nothing.
        kind: ``judge_assigned``, ``session_cancelled`` or ``session_moved``.
        witness_id: our own id.
        reason: in the court's words.
    """

    event_id: str
    kind: str
    witness_id: str
    judge: str = ""
    slot: Slot | None = None
    reason: str = ""
