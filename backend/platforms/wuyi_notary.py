"""Jiangmen Wuyi Notary Office (江门市五邑公证处): its diary, appointments and waiting list.

The contract is assumed: `sandbox/wuyi_notary/openapi.yaml` states it until the office confirms one (docs/systems.md).
"""

from __future__ import annotations

from datetime import date
from typing import Literal
from urllib.parse import quote

from pydantic import Field

from backend.notarization.office import REFUSALS, OfficeBooking, OfficeReceipt, WaitingReceipt
from backend.platforms.base import PartnerClient, PartnerModel, Patience
from backend.platforms.diary import LineShape, LinesShape, SlotShape, SlotsShape
from backend.shared.diary import DiaryLine, Slot

PLATFORM = "wuyi_notary"


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

    def diary(self, route: str, first: date, last: date) -> list[DiaryLine]:
        """Return every slot between two Beijing days, closed and full ones too."""
        params: dict[str, str | int] = {"route": route, "from": first.isoformat(), "to": last.isoformat()}
        return [shape.line() for shape in self._client.ask("GET", "diary", LinesShape, params=params).lines]

    def set_places(self, key: str, slot_id: str, places: int) -> DiaryLine:
        """Let a slot take so many people; none closes it."""
        path, body = f"diary/{quote(slot_id, safe='')}", {"places": places}
        return self._client.ask("PUT", path, LineShape, body=body, key=key).line()

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

    def restore(self, key: str, office_id: str, slot_id: str) -> OfficeReceipt:
        """Book a cancelled appointment again at a slot."""
        path, body = f"appointments/{office_id}/restoration", {"slot_id": slot_id}
        return self._client.ask("PUT", path, AppointmentShape, body=body, key=key).receipt()

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
