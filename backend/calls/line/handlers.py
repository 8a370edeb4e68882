"""Page of a call as both see it: who is there, what is typed, the end, and what was written down afterwards.

Sound and picture go from browser to browser; the house keeps nothing of them.
"""

from __future__ import annotations

import dataclasses
import hashlib

from backend.calls import records
from backend.calls.course import Course
from backend.calls.line.orders import EndCall, OnLine, Seat, SeeCall, Stage, WriteCaption
from backend.calls.model import LIVE, LONGEST_CAPTION, SIDES, Call, Entry, Side, words_of
from backend.calls.records import PRESENCE, Row
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.presence import Comer


class LineHandlers:
    """The page of a call.

    Args:
        course: rows, clock and what the person hears.
    """

    def __init__(self, course: Course) -> None:
        self._course = course

    def see(self, command: SeeCall) -> OnLine:
        """Handle `SeeCall`."""
        seat, course = command.seat, self._course
        with course.database.reading() as session:
            row = self._row(session, seat, lock=False)
            known = PRESENCE.comers(session, seat.session_id, course.now)
            call = course.value(session, row)
        comers: dict[Side, Comer] = {side: known.get(side, Comer(False, False)) for side in SIDES}
        names: dict[Side, str] = {"officer": call.officer_name, "person": call.name}
        written = tuple(self._legible(call, one) for one in call.entries)
        return OnLine(
            seat, _stage(row), row["status"] == "done", comers, names, written, row["version"], row["start"]
        )  # fmt: skip

    def caption(self, command: WriteCaption) -> None:
        """Handle `WriteCaption`."""
        seat, course, text = command.seat, self._course, words_of(command.text, LONGEST_CAPTION)
        mark = f"{seat.session_id}:{seat.role}:{command.caption_id}"
        entry_id = f"caption:{hashlib.sha256(mark.encode()).hexdigest()[:40]}"
        with course.database.transaction() as session:
            row = self._row(session, seat)
            if row["status"] not in LIVE:
                raise Refused("call_over")
            name = course.value(session, row).officer_name if seat.role == "officer" else ""
            if records.write(
                session, course.keyring, row["call_id"], Entry(entry_id, course.now, "caption", seat.role, name, text)
            ):
                records.change(session, row["call_id"])

    def end(self, command: EndCall) -> None:
        """Handle `EndCall`."""
        seat, course = command.seat, self._course
        if seat.role != "officer":
            raise Refused("call_not_yours")
        with course.database.transaction() as session:
            row = self._row(session, seat)
            if row["status"] not in LIVE:
                return
            came = "person" in PRESENCE.comers(session, row["call_id"], course.now)
            who = f"officer:{row['officer']}"
            changed = course.step(session, row, "end" if came else "not_reached", who)
            if not came:
                course.announcements.tell(session, changed, "not_reached")
        course.ring()

    def _legible(self, call: Call, entry: Entry) -> Entry:
        """Return an entry with the person's numbers as they are: both have spoken of them."""
        return dataclasses.replace(entry, text=self._course.legible(call.person_id, entry.text))

    def _row(self, session: Session, seat: Seat, *, lock: bool = True) -> Row:
        row = records.row_of(session, seat.session_id, lock=lock)
        if row is None:
            raise Refused("call_seat_lost")
        return row


def _stage(row: Row) -> Stage:
    if row["status"] not in LIVE:
        return "closed"
    return "open" if row["status"] == "accepted" else "waiting"
