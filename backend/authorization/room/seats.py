"""Ways in and who is there: tickets that are used once, seats bound to a device, lines that stand or are down."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import insert, select, update

from backend.authorization.room import model
from backend.authorization.room.commands import IssueTicket
from backend.authorization.room.model import ENDED
from backend.authorization.room.orders import Arrive, Depart, FindSeat, LookAtTicket, SeatOf, StillHere, TakeSeat
from backend.authorization.room.records import SILENCE, Rooms, Row
from backend.authorization.room.tables import presence, tickets
from backend.authorization.room.views import Seat, TicketFacts, TicketState
from backend.shared.database import Session, insert_or_ignore
from backend.shared.errors import Refused

OPENS_BEFORE = timedelta(minutes=30)
TICKET_AFTER_END = timedelta(hours=1)
"""A link works this long after the slot's end, or from now on where a witness takes longer than its slot."""
SEAT_AFTER_END = timedelta(hours=24)
"""One who was there can look at the end this long."""
_TICKET = re.compile(r"[A-Za-z0-9_-]{43}")


class Seats:
    """Issues tickets, gives seats, knows who is there.

    Args:
        store: the rooms' rows.
    """

    def __init__(self, store: Rooms) -> None:
        self._store = store

    def issue(self, command: IssueTicket) -> str:
        """Handle `IssueTicket`."""
        ticket, now = secrets.token_urlsafe(32), self._store.clock.now()
        with self._store.database.transaction() as session:
            row = self._store.row(session, command.session_id, lock=True)
            if row["stage"] in ENDED:
                raise Refused("room_closed")
            mine = (tickets.c.session_id == command.session_id) & (tickets.c.role == command.role)
            session.execute(update(tickets).where(mine, tickets.c.state == "open").values(state="revoked"))
            expires_at = max(row["ends"], now) + TICKET_AFTER_END
            new = {"digest": _digest(ticket), "session_id": command.session_id, "role": command.role, "state": "open"}
            session.execute(insert(tickets).values(**new, expires_at=expires_at, created_at=now))
            self._store.note(session, row, "appointment", "witness.ticket_issued", opens=command.role)
        return f"/witness/{ticket}"

    def look(self, command: LookAtTicket) -> TicketFacts:
        """Handle `LookAtTicket`."""
        with self._store.database.reading() as session:
            ticket = _ticket(session, command.ticket)
            if ticket is None:
                return TicketFacts("unknown")
            row = self._store.row(session, ticket["session_id"])
        opens_at = row["start"] - OPENS_BEFORE
        return TicketFacts(self._state(ticket, row), ticket["role"], row["start"], opens_at, row["party_language"])

    def take(self, command: TakeSeat) -> Seat:
        """Handle `TakeSeat`."""
        if not command.acknowledged:
            raise Refused("room_acknowledge_first")
        with self._store.database.transaction() as session:
            ticket = _ticket(session, command.ticket)
            if ticket is None:
                raise Refused("room_ticket_unknown")
            scene = self._store.scene(session, ticket["session_id"])
            ticket = _ticket(session, command.ticket)  # once more, under the room's lock: two may open it at once
            assert ticket is not None
            self._need_open(self._state(ticket, scene.row))
            self._store.store(session, scene, model.enter(scene.course))
            seat = Seat(secrets.token_hex(8), ticket["session_id"], ticket["role"])
            self._take(session, seat, ticket["digest"])
            self._come(session, seat, command.timezone)
            self._store.note(session, scene.row, seat.role, "witness.entered", recording_acknowledged=True)
            self._store.touch(session, seat.session_id)
        return seat

    def find(self, command: FindSeat) -> Seat | None:
        """Handle `FindSeat`."""
        query = select(tickets).where(tickets.c.seat_id == command.seat_id, tickets.c.state == "used")
        with self._store.database.reading() as session:
            ticket = session.execute(query).mappings().first()
            if ticket is None:
                return None
            row = self._store.row(session, ticket["session_id"])
        over = row["ended_at"] is not None and self._store.clock.now() > row["ended_at"] + SEAT_AFTER_END
        return None if over else Seat(command.seat_id, ticket["session_id"], ticket["role"])

    def of_role(self, command: SeatOf) -> Seat | None:
        """Handle `SeatOf`."""
        here = (tickets.c.session_id == command.session_id) & (tickets.c.role == command.role)
        with self._store.database.reading() as session:
            seat_id = session.execute(select(tickets.c.seat_id).where(here, tickets.c.state == "used")).scalar()
        return None if seat_id is None else Seat(seat_id, command.session_id, command.role)

    def arrive(self, command: Arrive) -> None:
        """Handle `Arrive`."""
        self._line(command.seat, None, connection=command.connection, seen_at=self._store.clock.now())

    def still_here(self, command: StillHere) -> int:
        """Handle `StillHere`: whoever has fallen silent meanwhile is shown as gone, on every page."""
        now, here = self._store.clock.now(), presence.c.session_id == command.seat.session_id
        with self._store.database.transaction() as session:
            late = (presence.c.seen_at < now - SILENCE) & presence.c.connection.is_not(None)
            mine = (presence.c.role == command.seat.role) & (presence.c.connection == command.connection)
            known = session.execute(update(presence).where(here, mine).values(seen_at=now)).rowcount
            gone = session.execute(update(presence).where(here, late).values(connection=None)).rowcount
            if not known:  # this line was taken for down
                session.execute(_mine(command.seat).values(connection=command.connection, seen_at=now))
            if gone or not known:
                self._store.touch(session, command.seat.session_id)
            return int(self._store.row(session, command.seat.session_id)["version"])

    def depart(self, command: Depart) -> None:
        """Handle `Depart`."""
        self._line(command.seat, command.connection, connection=None)

    def _line(self, seat: Seat, former: str | None, **values: Any) -> None:
        change = _mine(seat).values(**values)
        if former is not None:
            change = change.where(presence.c.connection == former)
        with self._store.database.transaction() as session:
            if session.execute(change).rowcount:
                row = self._store.row(session, seat.session_id, lock=True)
                what = "witness.line_up" if former is None else "witness.line_down"
                self._store.note(session, row, seat.role, what)
                self._store.touch(session, seat.session_id)

    def _take(self, session: Session, seat: Seat, digest: str) -> None:
        mine = (tickets.c.session_id == seat.session_id) & (tickets.c.role == seat.role)
        session.execute(update(tickets).where(mine, tickets.c.state == "used").values(state="revoked"))
        used = {"state": "used", "seat_id": seat.seat_id, "used_at": self._store.clock.now()}
        session.execute(update(tickets).where(tickets.c.digest == digest).values(**used))

    def _come(self, session: Session, seat: Seat, timezone: str) -> None:
        now = self._store.clock.now()
        zone = timezone if timezone in available_timezones() else "Asia/Shanghai"
        values = {"connection": None, "seen_at": now, "acknowledged_at": now, "timezone": zone}
        new = {"session_id": seat.session_id, "role": seat.role, "came_at": now}
        if not insert_or_ignore(session, presence, {**new, **values}):
            session.execute(_mine(seat).values(**values))

    def _state(self, ticket: Row, row: Row) -> TicketState:
        now: datetime = self._store.clock.now()
        if ticket["state"] == "used":
            return "used"
        if ticket["state"] == "revoked" or now > ticket["expires_at"] or row["stage"] in ENDED:
            return "used" if ticket["used_at"] else "expired"
        return "early" if now < row["start"] - OPENS_BEFORE else "open"

    def _need_open(self, state: TicketState) -> None:
        if state == "early":
            raise Refused("room_not_open_yet")
        if state == "used":
            raise Refused("room_ticket_used")
        if state != "open":
            raise Refused("room_ticket_expired")


def _mine(seat: Seat) -> Any:
    return update(presence).where(presence.c.session_id == seat.session_id, presence.c.role == seat.role)


def _ticket(session: Session, ticket: str) -> Row | None:
    if not _TICKET.fullmatch(ticket):
        return None
    return session.execute(select(tickets).where(tickets.c.digest == _digest(ticket))).mappings().first()


def _digest(ticket: str) -> str:
    return hashlib.sha256(f"witness ticket {ticket}".encode()).hexdigest()
