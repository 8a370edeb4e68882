"""Carries out what a person asks about their witness: each handler reads as the paragraph a clerk would write.

Everybody sees and changes only what is their own; to others it does not exist. What the platform is asked goes through
`CourtRequests`, which works on a request that is committed before anybody is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from backend.authorization import records
from backend.authorization.commands import (
    AcknowledgeRecording,
    BookWitness,
    CancelWitness,
    ChangeWitness,
    FindWitnessSlots,
    MyWitnesses,
)
from backend.authorization.court_requests import CourtRequests
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.model import CHANGEABLE, LIVE, NOTICE, Wish, Witness, check_still_possible, check_wish
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.lawyer_licence import licence_number

DAYS_AHEAD = 60
SLOTS_ASKED = 500


class SlotHandlers:
    """Shows free slots, and takes the acknowledgement that comes before everything.

    Args:
        errands: database, clock and platform.
    """

    def __init__(self, errands: Errands) -> None:
        self._errands = errands

    def acknowledge(self, command: AcknowledgeRecording) -> datetime:
        """Note that the person was told of the recording and wants to go on (SPC21-6)."""
        with self._errands.database.transaction() as session:
            what = f"{SERVICE}.recording_acknowledged"
            self._errands.note(session, command.person_id, what, draft=command.draft_id)
        return self._errands.clock.now()

    def find(self, command: FindWitnessSlots) -> list[Slot]:
        """Return free slots; see `commands.FindWitnessSlots`."""
        now = self._errands.clock.now()
        today = now.astimezone(BEIJING).date()
        if command.day is not None and command.day < today:
            raise Refused("authorization_day_past", day=command.day.isoformat())
        first = command.day or today
        found = self._errands.court.free_slots(first, today + timedelta(days=DAYS_AHEAD), SLOTS_ASKED)
        free = [slot for slot in found if slot.left > 0 and slot.start - NOTICE > now]
        if not free:
            raise Refused("authorization_no_slot")
        if command.day is None:
            return free
        on = beijing_day(free[0])
        shown = [slot for slot in free if beijing_day(slot) == on]
        with self._errands.database.transaction() as session:
            records.remember_slots(session, shown)
        return shown


class BookWitnessHandler:
    """Books a session, once for each draft, whatever happens on the way.

    Args:
        errands: database and the rest.
        requests: asks the platform.
        unmask: opens a token of a person's vault.
    """

    def __init__(self, errands: Errands, requests: CourtRequests, unmask: Callable[[str, str], str]) -> None:
        self._errands = errands
        self._requests = requests
        self._unmask = unmask

    def __call__(self, command: BookWitness) -> Witness:
        """Return the appointment; see `commands.BookWitness`."""
        wish, party_name = self._lawful(command), self._party(command.person_id)
        with self._errands.database.transaction() as session:
            row = records.witness_row(session, command.request_id)
            if row is None:
                values = self._columns(session, command, wish, party_name)
                fresh = {"witness_id": command.request_id, "sequence": 0, "judge": ""}
                if records.insert_witness(session, fresh | values | {"created_at": values["updated_at"]}):
                    key: str | None = self._open(session, command)
                else:
                    key = self._again(session, command, wish, party_name)
            else:
                key = self._again(session, command, wish, party_name)
        if key is not None:
            return self._requests.carry_out(key)
        with self._errands.database.reading() as session:
            row = records.own_witness(session, command.request_id, command.person_id)
            return records.witness_of(row, self._errands.details.open(row))

    def _lawful(self, command: BookWitness) -> Wish:
        check_wish(command.wish)
        lawyer = command.wish.lawyer
        licence = licence_number(self._unmask(command.person_id, lawyer.licence))
        return replace(command.wish, lawyer=replace(lawyer, licence=licence))

    def _party(self, person_id: str) -> str:
        principal = self._errands.principal_of(person_id)
        if principal is None:
            raise Refused("authorization_not_verified")
        return principal.name

    def _again(self, session: Session, command: BookWitness, wish: Wish, party_name: str) -> str | None:
        """Decide what a repeated submission means; None when there is nothing left to ask."""
        row = records.own_witness(session, command.request_id, command.person_id)
        if row["status"] == "requested":
            request = records.asked.open_about(session, command.request_id)
            if request is None or row["slot_id"] != command.slot_id:
                raise Refused("authorization_request_open")
            return str(request["key"])
        if row["status"] == "unclear" and row["slot_id"] == command.slot_id:
            last = records.asked.last(session, command.request_id, "book")
            if last is not None:  # it may be booked already, so the same key is asked, and the same words are sent
                records.update_witness(session, command.request_id, status="requested", reason=None)
                return self._errands.reopen(session, "book", str(last["key"]), command.person_id)
        if row["status"] in ("declined", "unclear"):
            records.update_witness(session, command.request_id, **self._columns(session, command, wish, party_name))
            return self._open(session, command)
        return None

    def _open(self, session: Session, command: BookWitness) -> str:
        row = records.own_witness(session, command.request_id, command.person_id)
        return self._errands.open(session, "book", row, expires_at=row["slot_start"])

    def _columns(self, session: Session, command: BookWitness, wish: Wish, party_name: str) -> dict[str, Any]:
        now = self._errands.clock.now()
        slot = records.shown_slot(session, command.slot_id)
        check_still_possible(slot.start, now)
        return {
            "person_id": command.person_id,
            "status": "requested",
            "slot_id": slot.slot_id,
            "slot_start": slot.start,
            "slot_end": slot.end,
            "reason": None,
            "details": self._errands.details.seal(command.request_id, command.person_id, wish, party_name),
            "updated_at": now,
        }


class WitnessHandlers:
    """Shows, moves and gives back one's own appointments.

    Args:
        errands: database and the rest.
        requests: asks the platform.
    """

    def __init__(self, errands: Errands, requests: CourtRequests) -> None:
        self._errands = errands
        self._requests = requests

    def mine(self, command: MyWitnesses) -> list[Witness]:
        """Return the person's appointments, soonest first."""
        with self._errands.database.reading() as session:
            rows = records.rows_of(session, command.person_id)
            busy = records.asked.subjects_with_open(session, [row["witness_id"] for row in rows])
        shown = [row for row in rows if command.include_past or row["status"] in LIVE]
        opened = self._errands.details.open
        return [records.witness_of(row, opened(row), request_open=row["witness_id"] in busy) for row in shown]

    def change(self, command: ChangeWitness) -> Witness:
        """Move an appointment; the old slot is kept until the platform has given the new one."""
        with self._errands.database.transaction() as session:
            row = records.own_witness(session, command.witness_id, command.person_id)
            key = self._pending(session, row, "change", command.slot_id)
            if key is None:
                self._changeable(row)
                if row["slot_id"] == command.slot_id:
                    return records.witness_of(row, self._errands.details.open(row))
                slot = records.shown_slot(session, command.slot_id)
                check_still_possible(slot.start, self._errands.clock.now())
                until = min(row["slot_start"], slot.start)
                key = self._errands.open(session, "change", row, expires_at=until, slot_id=slot.slot_id)
        return self._requests.carry_out(key)

    def cancel(self, command: CancelWitness) -> Witness:
        """Give an appointment back; twice is the same as once."""
        with self._errands.database.transaction() as session:
            row = records.own_witness(session, command.witness_id, command.person_id)
            key = self._pending(session, row, "cancel", None)
            if key is None:
                if row["status"] == "cancelled":
                    return records.witness_of(row, self._errands.details.open(row))
                self._changeable(row)
                key = self._errands.open(session, "cancel", row, expires_at=row["slot_start"])
        return self._requests.carry_out(key)

    def _pending(self, session: Session, row: Mapping[str, Any], kind: str, slot_id: str | None) -> str | None:
        """Return the key of the same wish if its answer is still owed; another wish has to wait for that."""
        request = records.asked.open_about(session, row["witness_id"])
        if request is None:
            return None
        if (request["kind"], request["facts"].get("slot_id")) != (kind, slot_id):
            raise Refused("authorization_request_open")
        return str(request["key"])

    def _changeable(self, row: Mapping[str, Any]) -> None:
        if row["status"] not in CHANGEABLE or row["court_id"] is None:
            raise Refused("authorization_not_changeable", status=row["status"])
        if row["slot_start"] - NOTICE <= self._errands.clock.now():
            raise Refused("authorization_too_late_to_change")


def beijing_day(slot: Slot) -> date:
    """Return the date of a slot on Beijing's calendar."""
    return slot.start.astimezone(BEIJING).date()
