"""Brings a cancelled appointment back for a day: the office keeps its file, we keep that it was cancelled and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

from backend.notarization import records
from backend.notarization.commands import RecentlyCancelled, RestoreAppointment
from backend.notarization.model import Appointment
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.timetable import Timetable
from backend.shared.errors import Refused

KEPT = timedelta(hours=24)
"""Time for which a cancelled appointment can be brought back."""


class RestoringHandlers:
    """Lists what can be brought back, and brings it back.

    Args:
        requests: asks the office.
        timetable: the office's days and hours.
    """

    def __init__(self, requests: OfficeRequests, timetable: Timetable) -> None:
        self._requests = requests
        self._timetable = timetable

    def recent(self, command: RecentlyCancelled) -> list[Appointment]:
        """Return what was cancelled within a day, the last first."""
        with self._requests.database.reading() as session:
            rows = [row for row in records.rows_of(session, command.person_id) if self._can_come_back(row)]
            busy = records.asked.subjects_with_open(session, [row["appointment_id"] for row in rows])
        rows.sort(key=lambda row: row["updated_at"], reverse=True)
        return [records.appointment_of(row) for row in rows if row["appointment_id"] not in busy]

    def restore(self, command: RestoreAppointment) -> Appointment:
        """Book it again; see `commands.RestoreAppointment`. The same wish twice is the same as once."""
        with self._requests.database.transaction() as session:
            row = records.own_appointment(session, command.appointment_id, command.person_id)
            key = self._requests.pending(session, command.appointment_id, "restore", command.slot_id)
            if key is None:
                if not self._can_come_back(row):
                    raise Refused("notarization_nothing_to_restore")
                slot = records.shown_slot(session, command.slot_id, row["route"])
                self._timetable.slot_still_possible(slot.start, self._requests.clock.now())
                ids = (command.appointment_id, command.person_id)
                key = self._requests.open(session, "restore", *ids, expires_at=slot.start, slot_id=slot.slot_id)
        return cast(Appointment, self._requests.carry_out(key))

    def _can_come_back(self, row: Mapping[str, Any]) -> bool:
        """Return True if the person cancelled it a short while ago; the office took nothing of it back by itself."""
        cancelled = row["status"] == "cancelled" and row["office_id"] is not None and row["refusal"] is None
        return bool(cancelled and row["updated_at"] + KEPT > self._requests.clock.now())
