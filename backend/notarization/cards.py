"""Cards of a person's appointments at the notary office: what for, when on both clocks, and the calendar file."""

from __future__ import annotations

from collections.abc import Mapping

from backend.notarization.commands import MyAppointments
from backend.notarization.matters import load_matters
from backend.notarization.model import Appointment, Status
from backend.shared.bus import MessageBus
from backend.shared.cards import Card, CardReader, Cards
from backend.shared.wording import Words

_STATUS_NAMES: Mapping[Status, Words] = {
    "requested": Words("正在提交", "Being submitted"),
    "pending": Words("等待公证处确认", "Waiting for the office"),
    "confirmed": Words("已确认", "Confirmed"),
    "changed": Words("已改期", "Moved"),
    "cancelled": Words("已取消", "Cancelled"),
    "refused": Words("未能预约", "Not booked"),
    "rejected": Words("未能预约", "Not booked"),
}


def cards_of(bus: MessageBus) -> Cards:
    """Return how a person's appointments are drawn."""

    def appointments(reader: CardReader) -> list[Card]:
        found: list[Appointment] = bus.handle(MyAppointments(reader.person.person_id))
        return [_card(one, reader) for one in found]

    return {"appointments": appointments}


def _card(appointment: Appointment, reader: CardReader) -> Card:
    return {
        "id": appointment.appointment_id,
        "title": reader.say(load_matters()[appointment.matter].name),
        "status": reader.say(_STATUS_NAMES[appointment.status]),
        "when": reader.when(appointment.slot.start),
        "starts_at": appointment.slot.start.isoformat(),
        "number": appointment.confirmation_number or "",
        "calendar": reader.link("appointment_calendar", appointment.appointment_id),
        "ask": "/ask_appointment",
    }
