"""Ways into a call and who is there: links that are used once, seats bound to a device, lines."""

from __future__ import annotations

from datetime import datetime, timedelta

from backend.calls import records
from backend.calls.course import Course
from backend.calls.line.orders import (
    CallLink,
    Company,
    DeskCallLink,
    FindSeat,
    LinkFacts,
    LookAtLink,
    MyCallLink,
    Seat,
    TakeSeat,
)
from backend.calls.model import LIVE, OPENS_BEFORE, SIDES, Side
from backend.calls.records import LINKS, PRESENCE, Row
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.one_time_links import LinkState, code_of, need_open
from backend.shared.one_time_links import Row as LinkRow
from backend.shared.presence import Lines

LINK_AFTER_END = timedelta(hours=2)
"""A link works this long after the call's end."""
SEAT_AFTER_END = timedelta(days=7)
"""Time for which whoever was there can read captions and summary on the page; the chat has the summary for longer."""


class LineSeats:
    """Makes links, gives seats, knows who is there.

    Args:
        course: rows and clock.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self.lines = Lines(course.database, course.clock, PRESENCE, records.change, records.version_of)

    def mine(self, command: MyCallLink) -> CallLink:
        """Handle `MyCallLink`."""
        with self._course.database.transaction() as session:
            row = self._course.row(session, command.call_id)
            if row["person_id"] != command.person_id:
                raise Refused("call_unknown")
            return self._link(session, row, "person", command.person_id)

    def at_desk(self, command: DeskCallLink) -> CallLink:
        """Handle `DeskCallLink`."""
        with self._course.database.transaction() as session:
            row = self._course.row_at_desk(session, command.call_id, command.court)
            if row["officer"] != command.officer:
                raise Refused("call_taken" if row["officer"] else "call_not_taken")
            return self._link(session, row, "officer", f"officer:{command.officer}")

    def issue(self, session: Session, row: Row, role: Side) -> str:
        """Make a side's link in the caller's transaction, and return its address."""
        now = self._course.now
        expires_at = max(row["ends"], now) + LINK_AFTER_END
        return f"{self._course.address}/call/{LINKS.issue(session, row['call_id'], role, expires_at, now)}"

    def look(self, command: LookAtLink) -> LinkFacts:
        """Handle `LookAtLink`."""
        with self._course.database.reading() as session:
            link = LINKS.row(session, command.ticket)
            row = records.row_of(session, link["session_id"], lock=False) if link is not None else None
        if link is None or row is None:
            return LinkFacts("unknown")
        language = self._course.person(row["person_id"]).language if link["role"] == "person" else ""
        return LinkFacts(self._state(link, row), link["role"], row["start"], _opens(row), language)

    def take(self, command: TakeSeat) -> Seat:
        """Handle `TakeSeat`."""
        if not command.agreed:
            raise Refused("call_agree_first")
        with self._course.database.transaction() as session:
            first = LINKS.row(session, command.ticket)
            row = records.row_of(session, first["session_id"]) if first is not None else None
            link = LINKS.row(session, command.ticket)  # once more, under the call's lock: two may open it at once
            if link is None or row is None:
                raise Refused("call_link_unknown")
            state = self._state(link, row)
            need_open(state, early="call_early", used="call_link_used", expired="call_link_expired")
            now = self._course.now
            seat = Seat(LINKS.take(session, link, now), link["session_id"], link["role"])
            PRESENCE.come(session, seat.session_id, seat.role, command.timezone, now)
            who = row["person_id"] if seat.role == "person" else f"officer:{row['officer']}"
            self._course.note(session, who, "entered", row["call_id"], role=seat.role)
            records.change(session, row["call_id"])
        return seat

    def find(self, command: FindSeat) -> Seat | None:
        """Handle `FindSeat`."""
        with self._course.database.reading() as session:
            link = LINKS.seated(session, command.seat_id)
            row = records.row_of(session, link["session_id"], lock=False) if link is not None else None
        if link is None or row is None:
            return None
        ended: datetime | None = row["ended_at"]
        over = ended is not None and self._course.now > ended + SEAT_AFTER_END
        return None if over else Seat(command.seat_id, link["session_id"], link["role"])

    def company(self, command: Company) -> tuple[Seat, ...]:
        """Handle `Company`."""
        seat = command.seat
        with self._course.database.reading() as session:
            row = records.row_of(session, seat.session_id, lock=False)
            standing = LINKS.seats(session, seat.session_id)
        if row is None or row["status"] not in LIVE:
            return ()
        others = (role for role in SIDES if role != seat.role and role in standing)
        return tuple(Seat(standing[role], seat.session_id, role) for role in others)

    def _link(self, session: Session, row: Row, role: Side, who: str) -> CallLink:
        if row["status"] not in LIVE:
            raise Refused("call_over")
        url = self.issue(session, row, role)
        self._course.note(session, who, "link", row["call_id"], opens=role)
        return CallLink(url, code_of(url), row["start"])

    def _state(self, link: LinkRow, row: Row) -> LinkState:
        return LINKS.state(link, self._course.now, _opens(row), over=row["status"] not in LIVE)


def _opens(row: Row) -> datetime:
    """Return from when a call's page lets people in: a quarter of an hour before, one asked for at once at once."""
    start: datetime = row["start"]
    return start - OPENS_BEFORE
