"""Carries out what the desk does: the diary, a call taken, declined, not reached, the summary of one that was held."""

from __future__ import annotations

from typing import Any

from backend.calls import records
from backend.calls.commands import CallDiary, DeclineCall, NoteNotReached, OneCall, TakeCall, WriteSummary
from backend.calls.course import Course
from backend.calls.line.seats import LineSeats
from backend.calls.model import Call, Entry, after, words_of
from backend.shared.database import Session
from backend.shared.errors import Refused


class DeskHandlers:
    """The desk's side.

    Args:
        course: changes rows, writes, tells.
        seats: makes the link of who waits for a call at once.
    """

    def __init__(self, course: Course, seats: LineSeats) -> None:
        self._course, self._seats = course, seats

    def diary(self, command: CallDiary) -> list[Call]:
        """Return the calls of a court's desk."""
        course = self._course
        with course.database.reading() as session:
            rows = records.of_court(session, command.court, course.now, over=command.over)
            return records.values(session, rows, course.keyring)

    def one(self, command: OneCall) -> Call:
        """Return a call with everything written of it."""
        with self._course.database.reading() as session:
            return self._course.value(session, self._of_court(session, command, lock=False))

    def take(self, command: TakeCall) -> Call:
        """Take it; who waits for a call at once gets the link with the news."""
        course = self._course
        with course.database.transaction() as session:
            row = self._of_court(session, command)
            if row["officer"] == command.officer:
                return course.value(session, row)
            self._need_free(row, command.officer)
            who, details = f"officer:{command.officer}", {"officer_name": command.officer_name}
            changed = course.step(session, row, "accept", who, officer=command.officer, details=details)
            if changed.at_once and not self._is_on_page(session, changed):
                url = self._seats.issue(session, row, "person")
                course.announcements.tell(session, changed, "open", until=changed.ends, url=url)
            elif not changed.at_once:
                course.announcements.tell(session, changed, "accepted", until=changed.start)
        course.ring()
        return changed

    def decline(self, command: DeclineCall) -> Call:
        """Decline it, with a reason the person reads."""
        course, reason = self._course, words_of(command.reason)
        with course.database.transaction() as session:
            row = self._of_court(session, command)
            self._need_free(row, command.officer)
            masked = course.masked(session, row["person_id"], reason)
            details = {"reason": masked, "officer_name": command.officer_name}
            who = f"officer:{command.officer}"
            changed = course.step(session, row, "decline", who, officer=command.officer, details=details)
            course.announcements.tell(session, changed, "declined")
        course.ring()
        return changed

    def not_reached(self, command: NoteNotReached) -> Call:
        """Note that the person did not come."""
        course = self._course
        with course.database.transaction() as session:
            row = self._of_court(session, command)
            self._need_free(row, command.officer)
            after(row["status"], "not_reached")
            if row["start"] > course.now:
                raise Refused("call_not_begun")
            changed = course.step(session, row, "not_reached", f"officer:{command.officer}")
            course.announcements.tell(session, changed, "not_reached")
        course.ring()
        return changed

    def summarize(self, command: WriteSummary) -> Call:
        """Write down what was said; earlier versions and the person's words on them stay."""
        course, text = self._course, words_of(command.text)
        with course.database.transaction() as session:
            row = self._of_court(session, command)
            self._need_free(row, command.officer)
            if records.written(session, command.request_id):
                return course.value(session, row)
            if row["status"] != "done":
                raise Refused("call_not_held")
            masked = course.masked(session, row["person_id"], text)
            entry = Entry(command.request_id, course.now, "summary", "officer", command.officer_name, masked)
            records.write(session, course.keyring, row["call_id"], entry)
            course.note(session, f"officer:{command.officer}", "summary", row["call_id"])
            changed = course.alter(session, row)
            course.announcements.tell(session, changed, "summary")
        course.ring()
        return changed

    def _is_on_page(self, session: Session, call: Call) -> bool:
        """Return True if the person waits on the call's page already, where they see that it is taken."""
        comers = records.PRESENCE.comers(session, call.call_id, self._course.now)
        return "person" in comers and comers["person"].here

    def _need_free(self, row: records.Row, officer: str) -> None:
        if row["officer"] not in ("", officer):
            raise Refused("call_taken")

    def _of_court(self, session: Session, command: Any, *, lock: bool = True) -> records.Row:
        return self._course.row_at_desk(session, command.call_id, command.court, lock=lock)
