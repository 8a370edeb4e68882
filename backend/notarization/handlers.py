"""Carries out what a person asks of the notary office: each handler reads as the paragraph a clerk would write.

Everybody sees and changes only what is their own; to others it does not exist. What the office is asked goes through
`OfficeRequests`, which commits before it asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from backend.notarization import records
from backend.notarization.advice import Advice, advise
from backend.notarization.commands import (
    AdviseRoute,
    BookNotarization,
    CancelAppointment,
    ChangeAppointment,
    DescribeMatter,
    FindSlots,
    ListFreeSlots,
    ListMatters,
    MyAppointments,
)
from backend.notarization.model import BOOKABLE_ROUTES, HELD, Appointment, Matter
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.records import BY_AGENT
from backend.notarization.tables import APPLICANT
from backend.notarization.timetable import Timetable, beijing_day
from backend.shared.database import Session
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

Matters = Mapping[str, Matter]

SLOTS_ASKED = 200
"""Slots fetched at a time: enough for a fortnight, of which those in the wanted part of the day are shown."""


def known_matter(matters: Matters, code: str) -> Matter:
    """Return a matter of the list or raise Refused ``notarization_matter_unknown``."""
    if code not in matters:
        raise Refused("notarization_matter_unknown")
    return matters[code]


def bookable(matter: Matter, route: str) -> None:
    """Raise Refused unless this matter can be booked on this route at all (who may use it is `advise`'s question)."""
    if route not in BOOKABLE_ROUTES:
        raise Refused("notarization_route_not_bookable", route=route)
    if route == "remote_video" and not matter.by_video:
        raise Refused("notarization_not_by_video")


class MatterHandlers:
    """Answers about the eleven matters and the routes to them."""

    def __init__(self, matters: Matters) -> None:
        self._matters = matters

    def list(self, _: ListMatters) -> list[Matter]:
        """Return all matters in the page's order."""
        return [*self._matters.values()]

    def describe(self, command: DescribeMatter) -> Matter:
        """Return one matter."""
        return known_matter(self._matters, command.matter)

    def advise(self, command: AdviseRoute) -> Advice:
        """Compare the routes for one person."""
        matter = known_matter(self._matters, command.matter)
        circumstances = (command.nationality, command.whereabouts, command.stay_basis, command.use_place)
        return advise(
            matter, *circumstances, mission_cannot=command.mission_cannot, by_agent=command.by_agent,
            video_has_time=command.video_has_time,
        )  # fmt: skip


class FindSlotsHandler:
    """Shows the earliest free slots from a day on.

    Args:
        requests: gives database, clock and office.
        matters: the eleven matters.
        timetable: the office's days and hours.
    """

    def __init__(self, requests: OfficeRequests, matters: Matters, timetable: Timetable) -> None:
        self._requests = requests
        self._matters = matters
        self._timetable = timetable

    def __call__(self, command: FindSlots) -> list[Slot]:
        """Return at most ``command.limit`` slots; on a full day those of the days after it."""
        bookable(known_matter(self._matters, command.matter), command.route)
        now = self._requests.clock.now()
        self._timetable.in_part(now, command.part)
        first, last = self._timetable.first_day(command.day, now), self._timetable.last_day(now)
        offered = self._requests.notary.free_slots(command.route, first, last, SLOTS_ASKED)
        free = [slot for slot in offered if self._suits(slot, command.part, now)][: command.limit]
        if not free:
            raise Refused("notarization_no_slot", from_day=first.isoformat(), last_day=last.isoformat())
        with self._requests.database.transaction() as session:
            records.remember_slots(session, command.route, free)
        return free

    def every(self, command: ListFreeSlots) -> list[Slot]:
        """Return all free slots, asked for in as many pieces as the office hands them out in."""
        bookable(known_matter(self._matters, command.matter), command.route)
        now = self._requests.clock.now()
        first, last = self._timetable.first_day(None, now), self._timetable.last_day(now)
        found: dict[str, Slot] = {}
        while first <= last:
            piece = self._requests.notary.free_slots(command.route, first, last, SLOTS_ASKED)
            found.update({slot.slot_id: slot for slot in piece})
            reached = beijing_day(piece[-1].start) if piece else last
            if len(piece) < SLOTS_ASKED or reached == first:
                break
            first = reached
        return [slot for slot in found.values() if self._suits(slot, None, now)]

    def _suits(self, slot: Slot, part: str | None, now: datetime) -> bool:
        in_time = slot.start - self._timetable.notice > now
        return slot.left > 0 and in_time and self._timetable.in_part(slot.start, part)


class BookNotarizationHandler:
    """Books a slot, once for each draft, whatever happens on the way.

    Args:
        requests: asks the office.
        matters: the eleven matters.
        timetable: the office's days and hours.
        keyring: seals what the applicant told us until the office has it.
    """

    def __init__(self, requests: OfficeRequests, matters: Matters, timetable: Timetable, keyring: Keyring) -> None:
        self._requests = requests
        self._matters = matters
        self._timetable = timetable
        self._keyring = keyring

    def __call__(self, command: BookNotarization) -> Appointment:
        """Return the appointment; see `commands.BookNotarization`."""
        self._lawful(command)
        with self._requests.database.transaction() as session:
            found = records.appointment_row(session, command.request_id)
            if found is None and not self._entered(session, command):
                found = records.appointment_row(session, command.request_id)
            key = self._open(session, command) if found is None else self._again(session, command, found)
        if key is None:
            with self._requests.database.reading() as session:
                return records.appointment_of(records.own_appointment(session, command.request_id, command.person_id))
        return cast(Appointment, self._requests.carry_out(key))

    def _lawful(self, command: BookNotarization) -> None:
        matter = known_matter(self._matters, command.matter)
        if command.route not in BOOKABLE_ROUTES:
            raise Refused("notarization_route_not_bookable", route=command.route)
        circumstances = (command.nationality, command.whereabouts, command.stay_basis, command.use_place)
        verdict = advise(matter, *circumstances).allowed[command.route]
        if not verdict.allowed:
            raise Refused(verdict.reason)
        if command.agent and not (matter.agent_allowed and command.route == "in_person"):
            raise Refused("notarization_nobody_goes_for_you")

    def _again(self, session: Session, command: BookNotarization, row: Mapping[str, Any]) -> str | None:
        """Decide what a repeated submission means; None when there is nothing left to ask."""
        if row["person_id"] != command.person_id:
            raise Refused("notarization_not_found")
        if row["status"] == "requested":
            return self._same_request(session, command)
        if row["status"] == "rejected" and row["slot_id"] == command.slot_id:
            return self._unclear_again(session, command)
        if row["status"] in ("refused", "rejected"):
            self._reenter(session, command)
            return self._open(session, command)
        return None

    def _same_request(self, session: Session, command: BookNotarization) -> str:
        request = records.asked.open_about(session, command.request_id)
        if request is None or request["slot_id"] != command.slot_id:
            raise Refused("notarization_request_open")
        return str(request["key"])

    def _unclear_again(self, session: Session, command: BookNotarization) -> str:
        """The office may have booked it already, so the same key is asked, and the same words are sent."""
        request = records.asked.last(session, command.request_id, "book")
        if request is None:
            raise Refused("notarization_not_found")
        now = self._requests.clock.now()
        records.update_appointment(session, command.request_id, status="requested", refusal=None, updated_at=now)
        return self._requests.reopen(session, "book", str(request["key"]), command.person_id)

    def _entered(self, session: Session, command: BookNotarization) -> bool:
        fresh = {"appointment_id": command.request_id, "sequence": 0, "created_at": self._requests.clock.now()}
        return records.insert_appointment(session, fresh | self._columns(session, command))

    def _reenter(self, session: Session, command: BookNotarization) -> None:
        records.update_appointment(session, command.request_id, **self._columns(session, command))

    def _open(self, session: Session, command: BookNotarization) -> str:
        slot = records.shown_slot(session, command.slot_id, command.route)
        ids = (command.request_id, command.person_id)
        return self._requests.open(session, "book", *ids, expires_at=slot.start, slot_id=slot.slot_id)

    def _columns(self, session: Session, command: BookNotarization) -> dict[str, Any]:
        now = self._requests.clock.now()
        slot = records.shown_slot(session, command.slot_id, command.route)
        self._timetable.slot_still_possible(slot.start, now)
        applicant = {name: getattr(command, name) for name in ("applicant_name", "document_number", "phone")}
        applicant["note"] = "；".join(one for one in (_who_goes(command.agent), command.note) if one)
        place = APPLICANT.context.format(person_id=command.person_id, appointment_id=command.request_id)
        names = ("use_place", "nationality", "whereabouts", "stay_basis")
        return {
            "person_id": command.person_id,
            "matter": command.matter,
            "route": command.route,
            "status": "requested",
            "slot_id": slot.slot_id,
            "slot_start": slot.start,
            "slot_end": slot.end,
            "refusal": None,
            "circumstances": {name: getattr(command, name) for name in names} | {BY_AGENT: bool(command.agent)},
            "applicant": self._keyring.of(command.person_id).seal_json(applicant, place),
            "updated_at": now,
        }


def _who_goes(agent: str) -> str:
    """Return how the office is told who comes to its window instead of the applicant; nothing where nobody does."""
    return f"申请人不到场，委托代办，来办的人：{agent}" if agent else ""


class AppointmentHandlers:
    """Shows, moves and gives back one's own appointments.

    Args:
        requests: asks the office.
        timetable: the office's days and hours.
    """

    def __init__(self, requests: OfficeRequests, timetable: Timetable) -> None:
        self._requests = requests
        self._timetable = timetable

    def mine(self, command: MyAppointments) -> list[Appointment]:
        """Return the person's appointments, soonest first."""
        now = self._requests.clock.now()
        with self._requests.database.reading() as session:
            everything = records.appointments_of(session, command.person_id)
        return [one for one in everything if command.include_past or records.is_live(one, now)]

    def change(self, command: ChangeAppointment) -> Appointment:
        """Move an appointment; the old slot is kept until the office has given the new one."""
        with self._requests.database.transaction() as session:
            row = records.own_appointment(session, command.appointment_id, command.person_id)
            key = self._requests.pending(session, command.appointment_id, "change", command.slot_id)
            if key is None:
                self._changeable(row)
                if row["slot_id"] == command.slot_id:
                    return records.appointment_of(row)
                slot = records.shown_slot(session, command.slot_id, row["route"])
                self._timetable.slot_still_possible(slot.start, self._requests.clock.now())
                ids = (command.appointment_id, command.person_id)
                until = min(row["slot_start"], slot.start)
                key = self._requests.open(session, "change", *ids, expires_at=until, slot_id=slot.slot_id)
        return cast(Appointment, self._requests.carry_out(key))

    def cancel(self, command: CancelAppointment) -> Appointment:
        """Give an appointment back; twice is the same as once."""
        with self._requests.database.transaction() as session:
            row = records.own_appointment(session, command.appointment_id, command.person_id)
            key = self._requests.pending(session, command.appointment_id, "cancel")
            if key is None:
                if row["status"] == "cancelled":
                    return records.appointment_of(row)
                self._changeable(row)
                ids = (command.appointment_id, command.person_id)
                key = self._requests.open(session, "cancel", *ids, expires_at=row["slot_start"] + timedelta(hours=1))
        return cast(Appointment, self._requests.carry_out(key))

    def _changeable(self, row: Mapping[str, Any]) -> None:
        if row["status"] not in HELD or row["office_id"] is None:
            raise Refused("notarization_not_changeable", status=row["status"])
        if row["slot_start"] - self._timetable.notice <= self._requests.clock.now():
            raise Refused("notarization_too_late_to_change")
