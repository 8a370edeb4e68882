"""Agenda of notarization for a person: their appointments with the notary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from backend.notarization.model import Appointment
from backend.notarization.records import appointments_of, is_live
from backend.shared.agenda import AgendaItem
from backend.shared.database import Session
from backend.shared.wording import Words

_APPOINTMENT = Words("公证预约", "Appointment with the notary")
_OFFICE_SAID = Words("公证处确认", "confirmed by the notary office")
_BOOKED = Words("您预约的", "as you booked it")
_TO_BE_CONFIRMED = Words("公证处还没有确认", "the office has not confirmed it yet")


def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
    """Return the appointments that are held or asked for."""
    return tuple(_item(one) for one in appointments_of(session, person_id) if is_live(one, now))


def _item(one: Appointment) -> AgendaItem:
    """The key is that of the appointment's own calendar file, so that one calendar holds it once."""
    waits = one.status in ("requested", "pending")
    return AgendaItem(
        f"notarization-{one.appointment_id}", "takes_place", _APPOINTMENT, one.slot.start,
        _BOOKED if waits else _OFFICE_SAID, until=one.slot.end, number=one.confirmation_number or "",
        doubt=_TO_BE_CONFIRMED if waits else None, tentative=waits,
    )  # fmt: skip
