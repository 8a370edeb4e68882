"""News the office tells by itself: an appointment agreed, declined or called off, a place freed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.notarization import records
from backend.notarization.commands import RecordOfficeDecision
from backend.notarization.events import NotarizationConfirmed, NotarizationDeclined, SlotFreed
from backend.notarization.model import HELD
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.settling import DECLINED
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.messages import Event


class RecordOfficeDecisionHandler:
    """Hears each piece of news once, and tells it on.

    Args:
        requests: gives database, clock, audit and publishing.
    """

    def __init__(self, requests: OfficeRequests) -> None:
        self._requests = requests

    def __call__(self, command: RecordOfficeDecision) -> bool:
        """Return True when it was news; Refused ``notarization_not_found`` when it is about nothing of ours."""
        now = self._requests.clock.now()
        with self._requests.database.transaction() as session:
            if not records.hear(session, command.event_id, command.kind, command.reference, now):
                return False
            freed = command.kind == "slot_freed"
            event = self._freed(session, command) if freed else self._decided(session, command)
            facts = {"event": command.event_id, "reference": command.reference}
            self._requests.note(session, "wuyi_notary", f"notarization.{command.kind}", **facts)
            if event is not None:
                self._requests.publish(session, event)
        return True

    def _freed(self, session: Session, command: RecordOfficeDecision) -> Event | None:
        row = records.waiting_row(session, command.reference)
        if row is None or command.slot is None:
            raise Refused("notarization_not_found")
        records.remember_slots(session, row["route"], [command.slot])
        if row["status"] not in ("requested", "waiting"):
            return None
        records.update_waiting(session, command.reference, status="offered", position=None)
        return SlotFreed(records.entry_of({**row, "status": "offered", "position": None}), command.slot)

    def _decided(self, session: Session, command: RecordOfficeDecision) -> Event | None:
        row = records.appointment_row(session, command.reference)
        if row is None:
            raise Refused("notarization_not_found")
        if row["status"] not in (*HELD, "requested"):
            return None
        new = self._changes(row, command)
        records.update_appointment(session, command.reference, **new)
        appointment = records.appointment_of({**row, **new})
        if command.kind == "appointment_confirmed":
            return NotarizationConfirmed(appointment)
        return NotarizationDeclined(appointment, appointment.refusal or DECLINED)

    def _changes(self, row: Mapping[str, Any], command: RecordOfficeDecision) -> dict[str, Any]:
        new: dict[str, Any] = {"updated_at": self._requests.clock.now(), "sequence": row["sequence"] + 1}
        if command.kind == "appointment_confirmed":
            new |= {"status": "confirmed", "refusal": None}
            new["confirmation_number"] = command.confirmation_number or row["confirmation_number"]
            if command.slot is not None:
                slot = command.slot
                new |= {"slot_id": slot.slot_id, "slot_start": slot.start, "slot_end": slot.end}
        else:
            status = "refused" if command.kind == "appointment_declined" else "cancelled"
            new |= {"status": status, "refusal": command.reason or DECLINED}
        return new
