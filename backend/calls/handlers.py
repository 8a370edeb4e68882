"""Carries out what the person asks: times, a call, another time, calling it off, their word on the summary."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from backend.calls import records
from backend.calls.commands import AskForCall, CancelCall, FindCallTimes, JudgeSummary, MoveCall, MyCalls
from backend.calls.course import Course
from backend.calls.model import (
    LIVE,
    LONGEST_NAME,
    LONGEST_TOPIC,
    MOST_LIVE,
    Call,
    CallTimes,
    Entry,
    after,
    day_slots,
    suggested,
    words_of,
)
from backend.calls.reminders import reminders_of
from backend.shared.database import Session
from backend.shared.diary import Slot
from backend.shared.errors import Refused


class CallHandlers:
    """The person's side.

    Args:
        course: changes rows, writes, tells.
    """

    def __init__(self, course: Course) -> None:
        self._course = course

    def times(self, command: FindCallTimes) -> CallTimes:
        """Return when there can be a call."""
        course, now = self._course, self._course.now
        court = self._court(command.case_id, command.person_id)
        with course.database.reading() as session:
            slots, free = self._free(session, now), self._is_free(session, court, now)
        opens = course.hours.next_open(now)
        zone = course.person(command.person_id).timezone
        return CallTimes(
            free, None if opens == now else opens, tuple(slots), suggested(slots, zone), str(course.hours),
            course.announcements.contact,
        )  # fmt: skip

    def ask(self, command: AskForCall) -> Call:
        """Ask for a call."""
        course, court = self._course, self._court(command.case_id, command.person_id)
        with course.database.transaction() as session:
            if (known := records.row_of(session, command.request_id)) is not None:
                return self._own_value(session, known, command.person_id)
            if len(records.of_person(session, command.person_id, LIVE)) >= MOST_LIVE:
                raise Refused("call_too_many")
            records.insert_call(session, self._fresh(session, command, court))
            if command.slot_id and not records.take_place(session, command.request_id, command.slot_id, course.lines):
                raise Refused("call_time_taken")
            asked = course.value(session, course.row(session, command.request_id))
            course.plan(session, asked, self._reminders)
            about = {"about": command.about, "at_once": asked.at_once}
            course.note(session, command.person_id, "asked", command.request_id, **about)
        course.ring()
        return asked

    def mine(self, command: MyCalls) -> list[Call]:
        """Return a person's calls."""
        with self._course.database.reading() as session:
            return records.values(session, records.of_person(session, command.person_id), self._course.keyring)

    def move(self, command: MoveCall) -> Call:
        """Move it to another time."""
        course = self._course
        with course.database.transaction() as session:
            row = self._own(session, command.call_id, command.person_id)
            after(row["status"], "move")
            slot = self._slot(session, command.slot_id)
            if row["start"] == slot.start and not row["at_once"]:
                return course.value(session, row)
            records.give_place_back(session, row["call_id"])
            if not records.take_place(session, row["call_id"], slot.slot_id, course.lines):
                raise Refused("call_time_taken")
            times = {"start": slot.start, "ends": slot.end, "at_once": False, "officer": ""}
            status = after(row["status"], "move")
            changed = course.alter(
                session, row, status=status, **times, details=self._without_officer(row)
            )  # fmt: skip
            course.note(session, command.person_id, "moved", row["call_id"])
            course.plan(session, changed, self._reminders)
        course.ring()
        return changed

    def cancel(self, command: CancelCall) -> Call:
        """Call it off."""
        course = self._course
        with course.database.transaction() as session:
            row = self._own(session, command.call_id, command.person_id)
            if row["status"] == "cancelled":
                return course.value(session, row)
            return course.step(session, row, "cancel", command.person_id)

    def judge(self, command: JudgeSummary) -> Call:
        """Take the person's word on the summary; what the officer wrote stays beside it."""
        course = self._course
        with course.database.transaction() as session:
            row = self._own(session, command.call_id, command.person_id)
            if records.written(session, command.request_id):
                return course.value(session, row)
            if course.value(session, row).summary is None:
                raise Refused("call_no_summary")
            text = words_of(command.words) if not command.is_right else ""
            kind = "right" if command.is_right else "not_right"
            entry = Entry(command.request_id, course.now, kind, "person", "", text)  # type: ignore[arg-type]
            records.write(session, course.keyring, row["call_id"], entry)
            course.note(session, command.person_id, kind, row["call_id"])
            return course.alter(session, row)

    def cancel_all(self, person_id: str) -> None:
        """Call off whatever is still to come, before a person's rows go."""
        for one in self.mine(MyCalls(person_id)):
            if one.status in LIVE:
                self.cancel(CancelCall(one.call_id, person_id))

    def _reminders(self, call: Call) -> list[tuple[str, datetime]]:
        if call.at_once:
            return []
        return reminders_of(call.start, self._course.person(call.person_id).timezone, self._course.now)

    def _fresh(self, session: Session, command: AskForCall, court: str) -> dict[str, Any]:
        course, now = self._course, self._course.now
        if command.slot_id:
            slot = self._slot(session, command.slot_id)
            start, ends = slot.start, slot.end
        elif self._is_free(session, court, now):
            start, ends = now, now + timedelta(minutes=course.minutes)
        else:
            raise Refused("call_nobody_there")
        details = {
            "name": command.name.strip()[:LONGEST_NAME], "topic": command.topic.strip()[:LONGEST_TOPIC],
            "case_id": command.case_id,
        }  # fmt: skip
        return {
            "call_id": command.request_id, "person_id": command.person_id, "about": command.about,
            "at_once": not command.slot_id, "court": court, "status": "asked", "start": start, "ends": ends,
            "officer": "", "sequence": 1, "version": 1, "ended_at": None, "created_at": now, "updated_at": now,
            "details": records.sealed(details, course.keyring, command.person_id, command.request_id),
        }  # fmt: skip

    def _free(self, session: Session, now: datetime) -> list[Slot]:
        """Return the slots that have a place left."""
        slots = day_slots(self._course.hours, self._course.minutes, now)
        full = records.taken(session, slots)
        return [slot for slot in slots if full.get(slot.slot_id, 0) < self._course.lines]

    def _slot(self, session: Session, slot_id: str) -> Slot:
        found = next((slot for slot in self._free(session, self._course.now) if slot.slot_id == slot_id), None)
        if found is None:
            raise Refused("call_time_taken")
        return found

    def _is_free(self, session: Session, court: str, now: datetime) -> bool:
        """Return True if the desk is open and more officers are there than calls keep busy."""
        course = self._course
        return course.hours.is_open(now) and course.there(court) > records.running(session, court, now)

    def _court(self, case_id: str, person_id: str) -> str:
        return self._course.court_of(case_id, person_id) if case_id else ""

    def _without_officer(self, row: records.Row) -> bytes:
        details = {**records.details_of(row, self._course.keyring), "officer_name": ""}
        return records.sealed(details, self._course.keyring, row["person_id"], row["call_id"])

    def _own_value(self, session: Session, row: records.Row, person_id: str) -> Call:
        if row["person_id"] != person_id:
            raise Refused("call_unknown")
        return self._course.value(session, row)

    def _own(self, session: Session, call_id: str, person_id: str) -> records.Row:
        row = self._course.row(session, call_id)
        if row["person_id"] != person_id:
            raise Refused("call_unknown")
        return row
