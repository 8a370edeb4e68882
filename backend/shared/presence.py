"""Presence in a room of ours: lines that stand or are down, each role's clock, and silence that counts as gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import available_timezones

from sqlalchemy import Table, select, update

from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore

SILENCE = timedelta(seconds=30)
"""A line that has said nothing for so long counts as down."""


@dataclass(frozen=True, slots=True)
class Comer:
    """One role as the others see it: there now, ever come, and the clock over there."""

    here: bool
    came: bool
    timezone: str = ""


class Presence:
    """Presence in the rooms of one kind.

    Args:
        table: with the columns ``session_id role connection seen_at came_at timezone``, a row for each role that came.
    """

    def __init__(self, table: Table) -> None:
        self._table = table

    def come(
        self, session: Session, session_id: str, role: str, timezone: str, now: datetime, **more: Any
    ) -> None:  # fmt: skip
        """Note that a role's device has come in; its line is still to come.

        Args:
            timezone: what the device calls its zone; Beijing's where there is none of that name.
            more: further columns.
        """
        zone = timezone if timezone in available_timezones() else str(BEIJING)
        values = {"connection": None, "seen_at": now, "timezone": zone, **more}
        new = {"session_id": session_id, "role": role, "came_at": now}
        if not insert_or_ignore(session, self._table, {**new, **values}):
            session.execute(self._change(session_id, role).values(**values))

    def line_up(self, session: Session, session_id: str, role: str, connection: str, now: datetime) -> bool:
        """Note that a line stands; an earlier one of the role no longer counts. True if the role has come in."""
        change = self._change(session_id, role).values(connection=connection, seen_at=now)
        return bool(session.execute(change).rowcount)

    def line_down(self, session: Session, session_id: str, role: str, connection: str) -> bool:
        """Note that a line is down; False if another has taken its place."""
        change = self._change(session_id, role).where(self._table.c.connection == connection)
        return bool(session.execute(change.values(connection=None)).rowcount)

    def still_here(self, session: Session, session_id: str, role: str, connection: str, now: datetime) -> bool:
        """Note that a line still stands, and that silent ones do not; True if that changed who is there."""
        columns = self._table.c
        here, mine = columns.session_id == session_id, (columns.role == role) & (columns.connection == connection)
        late = (columns.seen_at < now - SILENCE) & columns.connection.is_not(None)
        known = session.execute(update(self._table).where(here, mine).values(seen_at=now)).rowcount
        gone = session.execute(update(self._table).where(here, late).values(connection=None)).rowcount
        if not known:  # this line was taken for down
            session.execute(self._change(session_id, role).values(connection=connection, seen_at=now))
        return bool(gone or not known)

    def comers(self, session: Session, session_id: str, now: datetime) -> dict[str, Comer]:
        """Return every role that has ever come to a room."""
        found = session.execute(select(self._table).where(self._table.c.session_id == session_id)).mappings()
        return {
            row["role"]: Comer(row["connection"] is not None and now - row["seen_at"] <= SILENCE, True, row["timezone"])
            for row in found
        }

    def _change(self, session_id: str, role: str) -> Any:
        return update(self._table).where(self._table.c.session_id == session_id, self._table.c.role == role)


class SeatOfRoom(Protocol):
    """A role's place in a room."""

    @property
    def session_id(self) -> str:
        """The room's id."""

    @property
    def role(self) -> str:
        """The role whose place it is."""


class LineOrder(Protocol):
    """An order about one line of a seat: it stands, it still stands, it is down."""

    @property
    def seat(self) -> SeatOfRoom:
        """The seat whose line it is."""

    @property
    def connection(self) -> str:
        """The line."""


class Lines:
    """Handlers of the orders about lines, for the rooms of one kind.

    Args:
        database, clock: of the house.
        presence: who is there.
        changed: tells every page of a room that it shows an old one.
        version: returns a room's version, or None where there is none of that id.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        presence: Presence,
        changed: Callable[[Session, str], None],
        version: Callable[[Session, str], int | None],
    ) -> None:
        self._database, self._clock, self._presence = database, clock, presence
        self._changed, self._version = changed, version

    def arrive(self, command: LineOrder) -> None:
        """Handle that a line stands."""
        seat = command.seat
        with self._database.transaction() as session:
            if self._presence.line_up(session, seat.session_id, seat.role, command.connection, self._clock.now()):
                self._changed(session, seat.session_id)

    def still_here(self, command: LineOrder) -> int:
        """Handle that a line still stands: whoever has fallen silent meanwhile is shown as gone."""
        seat = command.seat
        with self._database.transaction() as session:
            if self._presence.still_here(session, seat.session_id, seat.role, command.connection, self._clock.now()):
                self._changed(session, seat.session_id)
            version = self._version(session, seat.session_id)
            return version if version is not None else -1

    def depart(self, command: LineOrder) -> None:
        """Handle that a line is down."""
        seat = command.seat
        with self._database.transaction() as session:
            if self._presence.line_down(session, seat.session_id, seat.role, command.connection):
                self._changed(session, seat.session_id)
