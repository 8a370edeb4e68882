"""Jiangmen Wuyi Notary Office (江门市五邑公证处): its diary, appointments, waiting list, and the news it sends us.

The contract is assumed: `sandbox/wuyi_notary/openapi.yaml` states it until the office confirms one (see docs/systems.md).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from pydantic import AwareDatetime, Field, ValidationError

from backend.notarization.commands import RecordOfficeDecision
from backend.notarization.model import Slot
from backend.notarization.office import OfficeBooking, OfficeReceipt, WaitingReceipt
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.shared.clock import Clock
from backend.shared.errors import PlatformRejected

PLATFORM = "wuyi_notary"

REFUSALS = {
    "slot_full": "notarization_slot_full",
    "slot_unknown": "notarization_slot_gone",
    "slot_past": "notarization_slot_past",
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

REPLAY_WINDOW = timedelta(minutes=5)


class SlotShape(PartnerModel):
    """A slot of the diary."""

    slot_id: str = Field(min_length=1, max_length=64)
    start: AwareDatetime
    end: AwareDatetime
    left: int = Field(ge=0)

    def slot(self) -> Slot:
        """Return it in our words."""
        return Slot(self.slot_id, self.start, self.end, self.left)


class SlotsShape(PartnerModel):
    """Free slots, soonest first."""

    slots: list[SlotShape]


class AppointmentShape(PartnerModel):
    """An appointment as the office holds it."""

    appointment_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    confirmation_number: str = Field(pattern=r"^[A-Z0-9-]{4,32}$")
    status: Literal["pending", "confirmed", "declined", "cancelled"]
    slot: SlotShape

    def receipt(self) -> OfficeReceipt:
        """Return it in our words."""
        return OfficeReceipt(self.appointment_id, self.confirmation_number, self.status, self.slot.slot())


class WaitingShape(PartnerModel):
    """A line of the waiting list."""

    entry_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    position: int | None = Field(default=None, ge=1)


class NewsShape(PartnerModel):
    """What the office tells by callback."""

    event_id: str = Field(min_length=1, max_length=64)
    kind: Literal["appointment_confirmed", "appointment_declined", "appointment_cancelled", "slot_freed"]
    reference: str = Field(min_length=1, max_length=64)
    confirmation_number: str | None = None
    slot: SlotShape | None = None
    reason: str | None = None


class WuyiNotary:
    """The office as a client sees it; implements ``backend.notarization.office.NotaryOffice``.

    Args:
        base_url: e.g. ``http://127.0.0.1:8090/wuyi_notary``; ``/v1`` is added.
        key: API key.
        callback_url: where the office sends its news.
        patience: timeouts and tries.
    """

    def __init__(self, base_url: str, key: str, callback_url: str, patience: Patience | None = None) -> None:
        self._callback_url = callback_url
        self._client = PartnerClient(PLATFORM, f"{base_url.rstrip('/')}/v1", {"X-Api-Key": key}, REFUSALS, patience)

    def close(self) -> None:
        """Close kept connections."""
        self._client.close()

    def free_slots(self, route: str, first: date, last: date, limit: int) -> list[Slot]:
        """Return free slots between two Beijing days, soonest first."""
        params: dict[str, str | int] = {
            "route": route,
            "from": first.isoformat(),
            "to": last.isoformat(),
            "limit": limit,
        }
        return [shape.slot() for shape in self._client.ask("GET", "slots", SlotsShape, params=params).slots]

    def book(self, key: str, booking: OfficeBooking) -> OfficeReceipt:
        """Ask for a place."""
        body = {
            "reference": booking.reference,
            "matter": booking.matter,
            "route": booking.route,
            "slot_id": booking.slot_id,
            "applicant": {
                "name": booking.applicant_name,
                "document_number": booking.document_number,
                "phone": booking.phone,
                "nationality": booking.nationality,
            },
            "use_place": booking.use_place,
            "whereabouts": booking.whereabouts,
            "stay_basis": booking.stay_basis,
            "note": booking.note,
            "callback_url": self._callback_url,
        }
        return self._client.ask("POST", "appointments", AppointmentShape, body=body, key=key).receipt()

    def move(self, key: str, office_id: str, slot_id: str) -> OfficeReceipt:
        """Move an appointment to another slot."""
        path, body = f"appointments/{office_id}/slot", {"slot_id": slot_id}
        return self._client.ask("PUT", path, AppointmentShape, body=body, key=key).receipt()

    def cancel(self, key: str, office_id: str) -> OfficeReceipt:
        """Give an appointment back."""
        return self._client.ask("DELETE", f"appointments/{office_id}", AppointmentShape, key=key).receipt()

    def join(self, key: str, reference: str, matter: str, route: str, day: date) -> WaitingReceipt:
        """Wait for a place on a day."""
        body = {"reference": reference, "matter": matter, "route": route, "day": day.isoformat()}
        body["callback_url"] = self._callback_url
        entry = self._client.ask("POST", "waiting-list", WaitingShape, body=body, key=key)
        return WaitingReceipt(entry.entry_id, entry.position)

    def leave(self, key: str, office_id: str) -> WaitingReceipt:
        """Stop waiting."""
        entry = self._client.ask("DELETE", f"waiting-list/{office_id}", WaitingShape, key=key)
        return WaitingReceipt(entry.entry_id, entry.position)


class WuyiNotaryNews:
    """Reads the office's callbacks: only what it signed itself, and signed just now.

    Args:
        key: secret shared with the office.
        clock: bounds the age of a signature by `REPLAY_WINDOW`; inside it the event id stops a replay.
    """

    def __init__(self, key: str, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def read(self, headers: Mapping[str, str], body: bytes) -> RecordOfficeDecision:
        """Return the order a callback amounts to.

        Raises:
            PlatformRejected: unsigned, wrongly or too long ago signed, or outside the contract.
        """
        verify_callback(headers, body, self._key, self._clock.now().timestamp())
        try:
            news = NewsShape.model_validate_json(body)
        except ValidationError as error:
            raise PlatformRejected(PLATFORM, "callback outside the contract") from error
        slot = news.slot.slot() if news.slot else None
        if news.kind == "slot_freed" and slot is None:
            raise PlatformRejected(PLATFORM, "callback outside the contract: no slot")
        reason = REFUSALS.get(news.reason or "", "notarization_office_declined")
        return RecordOfficeDecision(news.event_id, news.kind, news.reference, slot, news.confirmation_number, reason)


def verify_callback(headers: Mapping[str, str], body: bytes, key: str, now: float) -> None:
    """Check that the office signed this body within the replay window.

    Args:
        headers: of the request, in any case; ``X-Wuyi-Timestamp`` (Unix seconds) and ``X-Wuyi-Signature``
            (``sha256=`` and the hex HMAC-SHA256 over timestamp, a dot, and the raw body).
        now: Unix seconds.

    Raises:
        PlatformRejected: the signature is missing, wrong or outside the window.
    """
    given = {name.lower(): value for name, value in headers.items()}
    stamp = given.get("x-wuyi-timestamp", "")
    expected = hmac.new(key.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(given.get("x-wuyi-signature", "").encode(), f"sha256={expected}".encode()):
        raise PlatformRejected(PLATFORM, "callback with a wrong signature")
    if not stamp.isascii() or not stamp.isdigit() or abs(now - int(stamp)) > REPLAY_WINDOW.total_seconds():
        raise PlatformRejected(PLATFORM, "callback signed too long ago")
