"""Ways in and who is there: tickets that are used once, seats bound to a device, lines that stand or are down."""

from __future__ import annotations

from datetime import timedelta

from backend.authorization.room import model
from backend.authorization.room.commands import ROLES, IssueTicket
from backend.authorization.room.model import ENDED
from backend.authorization.room.orders import Arrive, Company, Depart, FindSeat, LookAtTicket, StillHere, TakeSeat
from backend.authorization.room.records import PRESENCE, Rooms, Row
from backend.authorization.room.tables import tickets
from backend.authorization.room.views import Seat, TicketFacts, TicketState
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.one_time_links import OneTimeLinks, need_open

OPENS_BEFORE = timedelta(minutes=30)
TICKET_AFTER_END = timedelta(hours=1)
"""A link works this long after the slot's end, or from now on where a witness takes longer than its slot."""
SEAT_AFTER_END = timedelta(hours=24)
"""One who was there can look at the end this long."""
LINKS = OneTimeLinks(tickets, "witness")


class Seats:
    """Issues tickets, gives seats, knows who is there.

    Args:
        store: the rooms' rows.
    """

    def __init__(self, store: Rooms) -> None:
        self._store = store

    def issue(self, command: IssueTicket) -> str:
        """Handle `IssueTicket`."""
        now = self._store.clock.now()
        with self._store.database.transaction() as session:
            row = self._store.row(session, command.session_id, lock=True)
            if row["stage"] in ENDED:
                raise Refused("room_closed")
            expires_at = max(row["ends"], now) + TICKET_AFTER_END
            ticket = LINKS.issue(session, command.session_id, command.role, expires_at, now)
            self._store.note(session, row, "appointment", "witness.ticket_issued", opens=command.role)
        return f"/witness/{ticket}"

    def look(self, command: LookAtTicket) -> TicketFacts:
        """Handle `LookAtTicket`."""
        with self._store.database.reading() as session:
            ticket = LINKS.row(session, command.ticket)
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
            ticket = LINKS.row(session, command.ticket)
            if ticket is None:
                raise Refused("room_ticket_unknown")
            scene = self._store.scene(session, ticket["session_id"])
            ticket = LINKS.row(session, command.ticket)  # once more, under the room's lock: two may open it at once
            assert ticket is not None
            state = self._state(ticket, scene.row)
            need_open(state, early="room_not_open_yet", used="room_ticket_used", expired="room_ticket_expired")
            self._store.store(session, scene, model.enter(scene.course))
            now = self._store.clock.now()
            seat = Seat(LINKS.take(session, ticket, now), ticket["session_id"], ticket["role"])
            PRESENCE.come(session, seat.session_id, seat.role, command.timezone, now, acknowledged_at=now)
            self._store.note(session, scene.row, seat.role, "witness.entered", recording_acknowledged=True)
            self._store.touch(session, seat.session_id)
        return seat

    def find(self, command: FindSeat) -> Seat | None:
        """Handle `FindSeat`."""
        with self._store.database.reading() as session:
            ticket = LINKS.seated(session, command.seat_id)
            if ticket is None:
                return None
            row = self._store.row(session, ticket["session_id"])
        over = row["ended_at"] is not None and self._store.clock.now() > row["ended_at"] + SEAT_AFTER_END
        return None if over else Seat(command.seat_id, ticket["session_id"], ticket["role"])

    def company(self, command: Company) -> tuple[Seat, ...]:
        """Handle `Company`."""
        seat = command.seat
        with self._store.database.reading() as session:
            standing = LINKS.seats(session, seat.session_id)
        return tuple(
            Seat(standing[role], seat.session_id, role) for role in ROLES if role in standing and role != seat.role
        )

    def arrive(self, command: Arrive) -> None:
        """Handle `Arrive`."""
        seat, now = command.seat, self._store.clock.now()
        with self._store.database.transaction() as session:
            if PRESENCE.line_up(session, seat.session_id, seat.role, command.connection, now):
                self._changed(session, seat, "witness.line_up")

    def still_here(self, command: StillHere) -> int:
        """Handle `StillHere`: whoever has fallen silent meanwhile is shown as gone, on every page."""
        seat, now = command.seat, self._store.clock.now()
        with self._store.database.transaction() as session:
            if PRESENCE.still_here(session, seat.session_id, seat.role, command.connection, now):
                self._store.touch(session, seat.session_id)
            return int(self._store.row(session, seat.session_id)["version"])

    def depart(self, command: Depart) -> None:
        """Handle `Depart`."""
        seat = command.seat
        with self._store.database.transaction() as session:
            if PRESENCE.line_down(session, seat.session_id, seat.role, command.connection):
                self._changed(session, seat, "witness.line_down")

    def _changed(self, session: Session, seat: Seat, what: str) -> None:
        self._store.note(session, self._store.row(session, seat.session_id, lock=True), seat.role, what)
        self._store.touch(session, seat.session_id)

    def _state(self, ticket: Row, row: Row) -> TicketState:
        over = row["stage"] in ENDED
        return LINKS.state(ticket, self._store.clock.now(), row["start"] - OPENS_BEFORE, over=over)
