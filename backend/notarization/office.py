"""Port to a notary office, in notarization's own words; `backend/platforms` speaks it to the real one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from backend.shared.diary import DiaryLine, Slot

REFUSALS = {
    "slot_full": "notarization_slot_full",
    "slot_unknown": "notarization_slot_gone",
    "slot_past": "notarization_slot_past",
    "places_below_booked": "notarization_places_below_booked",
    "day_closed": "notarization_office_closed",
    "day_too_far": "notarization_slot_gone",
    "matter_not_by_video": "notarization_not_by_video",
    "identity_refused": "notarization_identity_refused",
    "duplicate_applicant": "notarization_already_booked",
    "not_found": "notarization_not_found",
    "not_changeable": "notarization_not_changeable",
    "too_late": "notarization_too_late_to_change",
    "already_waiting": "notarization_already_waiting",
    "office_declined": "notarization_office_declined",
    "in_person_only": "notarization_in_person_only",
}
"""The office's refusal codes, each with the tail of the utterance that says it."""


@dataclass(frozen=True, slots=True)
class OfficeBooking:
    """A booking as the office needs it; holds personal data in clear, so it lives only for the call.

    Args:
        reference: our id, by which the office's callbacks name it.
    """

    reference: str
    matter: str
    route: str
    slot_id: str
    applicant_name: str
    document_number: str
    phone: str
    nationality: str
    use_place: str
    whereabouts: str
    stay_basis: str
    note: str


@dataclass(frozen=True, slots=True)
class OfficeReceipt:
    """The office's answer: its own id, the number people quote, and where the appointment stands."""

    office_id: str
    confirmation_number: str
    status: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class WaitingReceipt:
    """The office's answer for the waiting list; `position` is None once off the list."""

    office_id: str
    position: int | None


class NotaryOffice(Protocol):
    """A notary office. Each change carries a key; the same key again has the same effect and answer.

    Every method raises Refused (with one of our reasons), PlatformUnavailable or PlatformRejected.
    """

    def free_slots(self, route: str, first: date, last: date, limit: int) -> list[Slot]:
        """Return free slots between two Beijing days, soonest first."""
        ...

    def diary(self, route: str, first: date, last: date) -> list[DiaryLine]:
        """Return every slot between two Beijing days, closed and full ones too, soonest first."""
        ...

    def set_places(self, key: str, slot_id: str, places: int) -> DiaryLine:
        """Let a slot take so many people; none closes it, fewer than are booked is refused."""
        ...

    def book(self, key: str, booking: OfficeBooking) -> OfficeReceipt:
        """Ask for a place."""
        ...

    def move(self, key: str, office_id: str, slot_id: str) -> OfficeReceipt:
        """Move an appointment to another slot."""
        ...

    def cancel(self, key: str, office_id: str) -> OfficeReceipt:
        """Give an appointment back."""
        ...

    def restore(self, key: str, office_id: str, slot_id: str) -> OfficeReceipt:
        """Book a cancelled appointment again at a slot, from the file the office keeps of it."""
        ...

    def join(self, key: str, reference: str, matter: str, route: str, day: date) -> WaitingReceipt:
        """Wait for a place on a day."""
        ...

    def leave(self, key: str, office_id: str) -> WaitingReceipt:
        """Stop waiting."""
        ...
