"""Changes that an answer of the office makes in our records, and the facts that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.notarization import records
from backend.notarization.events import (
    NotarizationBooked,
    NotarizationCancelled,
    NotarizationChanged,
    NotarizationRefused,
    WaitingListJoined,
)
from backend.notarization.model import Appointment, WaitingEntry
from backend.notarization.office import OfficeReceipt, WaitingReceipt
from backend.shared.database import Session
from backend.shared.messages import Event

DECLINED = "notarization_office_declined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The value after the change, and the facts that follow from it."""

    value: Appointment | WaitingEntry
    events: tuple[Event, ...]


def settle_appointment(
    session: Session, kind: str, row: Mapping[str, Any], receipt: OfficeReceipt, later: bool, now: datetime
) -> Outcome:
    """Record the answer to a booking, change or cancellation.

    The office's own news may have come before its answer (a lost answer, asked again); news is the newer word.
    """
    new: dict[str, Any] = {"office_id": receipt.office_id, "updated_at": now, "applicant": None}
    told_already = kind == "book" and row["status"] != "requested"
    if not told_already:
        slot = receipt.slot
        new |= {"confirmation_number": receipt.confirmation_number, "status": _status(kind, receipt.status)}
        new |= {"slot_id": slot.slot_id, "slot_start": slot.start, "slot_end": slot.end, "refusal": None}
        new["sequence"] = row["sequence"] + (kind != "book")
    if new.get("status") == "refused":
        new["refusal"] = DECLINED
    records.update_appointment(session, row["appointment_id"], **new)
    appointment = records.appointment_of({**row, **new})
    return Outcome(appointment, () if told_already else (_fact(kind, appointment, later),))


def settle_waiting(
    session: Session, kind: str, row: Mapping[str, Any], receipt: WaitingReceipt, later: bool
) -> Outcome:
    """Record the answer to joining or leaving the waiting list."""
    new: dict[str, Any] = {"office_id": receipt.office_id, "position": receipt.position}
    if kind == "leave":
        new["status"] = "left"
    elif row["status"] == "requested":
        new["status"] = "waiting"
    records.update_waiting(session, row["waiting_id"], **new)
    entry = records.entry_of({**row, **new})
    joined = kind == "join" and entry.status == "waiting"
    return Outcome(entry, (WaitingListJoined(entry, later),) if joined else ())


def _status(kind: str, of_office: str) -> str:
    if of_office == "declined" or (of_office == "cancelled" and kind != "cancel"):
        return "refused"
    return "changed" if (kind, of_office) == ("change", "confirmed") else of_office


def _fact(kind: str, appointment: Appointment, later: bool) -> Event:
    if appointment.status == "refused":
        return NotarizationRefused(appointment, DECLINED, later)
    if kind == "cancel":
        return NotarizationCancelled(appointment, later)
    return NotarizationChanged(appointment, later) if kind == "change" else NotarizationBooked(appointment, later)
