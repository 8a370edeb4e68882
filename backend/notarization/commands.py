"""The orders a person, or the office, may give to notarization. Pure values; `handlers.py` carries them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.notarization.model import Nationality, StayBasis, UsePlace, Whereabouts
from backend.shared.diary import Slot
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ListMatters(Command):
    """All eleven matters, in the order of the office's own list -> ``list[Matter]``."""


@dataclass(frozen=True, slots=True)
class DescribeMatter(Command):
    """One matter with its papers -> `Matter`."""

    matter: str


@dataclass(frozen=True, slots=True)
class AdviseRoute(Command):
    """Question for the routes open to this person -> ``advice.Advice``.

    Args:
        mission_cannot: True when the mission has said that it cannot do it, False when it can, None when nobody asked.
        by_agent: whether somebody else is to go for the person, where the matter allows it.
        video_has_time: False where the office has no time for a video at which the mission is open, too.
    """

    matter: str
    nationality: Nationality
    whereabouts: Whereabouts
    stay_basis: StayBasis
    use_place: UsePlace
    mission_cannot: bool | None = None
    by_agent: bool = False
    video_has_time: bool = True


@dataclass(frozen=True, slots=True)
class FindSlots(Command):
    """Earliest free slots -> ``list[Slot]``.

    Args:
        day: a Beijing day to begin with; None begins with today.
        part: ``morning`` or ``afternoon`` (``noon`` counts as either edge); None takes the whole day.
    """

    person_id: str
    matter: str
    route: str
    day: date | None = None
    part: str | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True)
class ListFreeSlots(Command):
    """Every free slot the office's diary has, soonest first -> ``list[Slot]``, possibly none.

    For looking which of them suit somebody: a slot is booked only after `FindSlots` has offered it.
    """

    person_id: str
    matter: str
    route: str


@dataclass(frozen=True, slots=True)
class BookNotarization(Command):
    """Book a slot -> `Appointment`. The same `request_id` (the draft's id) twice gives the same appointment.

    `document_number` and `phone` may be tokens of the vault; they are opened only for the office.

    Args:
        agent: who goes to the window for the applicant, in the person's words; nothing where they go themselves.
    """

    request_id: str
    person_id: str
    matter: str
    route: str
    use_place: UsePlace
    nationality: Nationality
    whereabouts: Whereabouts
    stay_basis: StayBasis
    slot_id: str
    applicant_name: str
    document_number: str
    phone: str
    note: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class MyAppointments(Command):
    """The person's appointments that are not over, soonest first -> ``list[Appointment]``."""

    person_id: str
    include_past: bool = False


@dataclass(frozen=True, slots=True)
class ChangeAppointment(Command):
    """Move one's own appointment to another slot -> `Appointment`."""

    appointment_id: str
    person_id: str
    slot_id: str


@dataclass(frozen=True, slots=True)
class CancelAppointment(Command):
    """Give one's own appointment back -> `Appointment` with status ``cancelled``."""

    appointment_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RecentlyCancelled(Command):
    """Appointments the person cancelled within `restoring.KEPT`, the last first -> ``list[Appointment]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class RestoreAppointment(Command):
    """Book one's own cancelled appointment again at a slot, its own or another -> `Appointment`.

    Raises:
        Refused: ``notarization_nothing_to_restore`` if it was cancelled too long ago or stands again.
    """

    appointment_id: str
    person_id: str
    slot_id: str


@dataclass(frozen=True, slots=True)
class JoinWaitingList(Command):
    """Wait for a place on a full day -> `WaitingEntry`. The same `request_id` twice gives the same entry."""

    request_id: str
    person_id: str
    matter: str
    route: str
    day: date


@dataclass(frozen=True, slots=True)
class LeaveWaitingList(Command):
    """Stop waiting -> `WaitingEntry` with status ``left``."""

    waiting_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class MyWaitingList(Command):
    """The days a person still waits for -> ``list[WaitingEntry]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class AppointmentCalendar(Command):
    """The appointment as an iCalendar file -> ``bytes``. `language` is ``zh-Hans``, ``zh-Hant`` or ``en``."""

    appointment_id: str
    person_id: str
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class AppointmentCode(Command):
    """The appointment as a QR code -> ``str``, a PNG data URI. Number, office and time only, nothing of the person."""

    appointment_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RemindOfAppointment(Command):
    """Remind of one's own appointment at these times, too -> ``list[datetime]``, every reminder to come, soonest first.

    Args:
        steps: codes of the reminder plan, e.g. ``("d2", "morning")``; those whose time is over are left out.

    Raises:
        Refused: ``notarization_not_found``, ``notarization_not_held``.
    """

    appointment_id: str
    person_id: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordOfficeDecision(Command):
    """News that the office told us by itself -> True when it was news, False when it had been heard before.

    Args:
        event_id: the office's id of the message; the same id again changes nothing.
        kind: ``appointment_confirmed``, ``appointment_declined``, ``appointment_cancelled`` or ``slot_freed``.
        reference: our own id: the appointment's, or the waiting entry's.
        reason: the office's refusal code for a declined appointment.
    """

    event_id: str
    kind: str
    reference: str
    slot: Slot | None = None
    confirmation_number: str | None = None
    reason: str | None = None
