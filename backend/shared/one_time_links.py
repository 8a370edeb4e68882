"""Links that one device uses once: of each only a hash is kept, and whoever opens it has a role's seat from then on.

A fresh link of a role makes its unused ones void; a device that opens one takes the seat of the device before it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import segno
from sqlalchemy import Table, insert, select, update

from backend.shared.database import Session
from backend.shared.errors import Refused

LinkState = Literal["open", "early", "used", "expired"]
Row = Mapping[Any, Any]
_TICKET = re.compile(r"[A-Za-z0-9_-]{43}")


def code_of(address: str) -> str:
    """Return an address as a QR code, a PNG data URI, for opening it on another device."""
    return str(segno.make(address, error="m", micro=False).png_data_uri(scale=6, border=4))


def need_open(state: str, *, early: str, used: str, expired: str) -> None:
    """Raise Refused with the room's own reason unless a link is open; what is neither early nor used has expired."""
    if state != "open":
        raise Refused({"early": early, "used": used}.get(state, expired))


class OneTimeLinks:
    """The links of one kind of room.

    Args:
        table: with the columns ``digest session_id role state seat_id expires_at created_at used_at``; `state` is
            ``open``, ``used`` (the seat is taken) or ``revoked``.
        purpose: what they open, so that no link of one kind opens another.
    """

    def __init__(self, table: Table, purpose: str) -> None:
        self._table, self._purpose = table, purpose

    def issue(
        self, session: Session, session_id: str, role: str, expires_at: datetime, now: datetime, **more: Any
    ) -> str:  # fmt: skip
        """Make a link of a role and return its secret.

        Args:
            more: further columns.
        """
        ticket, columns = secrets.token_urlsafe(32), self._table.c
        session.execute(
            update(self._table)
            .where(self._of(session_id, role), columns.state == "open")
            .values(state="revoked")
        )  # fmt: skip
        new = {"digest": self._digest(ticket), "session_id": session_id, "role": role, "state": "open", **more}
        session.execute(insert(self._table).values(**new, expires_at=expires_at, created_at=now))
        return ticket

    def revoke(self, session: Session, session_id: str, role: str) -> None:
        """Make every link of a role void, and take the seat of the device that opened one."""
        session.execute(update(self._table).where(self._of(session_id, role)).values(state="revoked"))

    def row(self, session: Session, ticket: str) -> Row | None:
        """Return the row of a link's secret, or None."""
        if not _TICKET.fullmatch(ticket):
            return None
        query = select(self._table).where(self._table.c.digest == self._digest(ticket))
        return session.execute(query).mappings().first()

    def state(self, row: Row, now: datetime, opens_at: datetime, *, over: bool) -> LinkState:
        """Return what a link is good for now.

        Args:
            opens_at: from when its room lets people in.
            over: the room has ended.
        """
        if row["state"] == "used":
            return "used"
        if row["state"] == "revoked" or now > row["expires_at"] or over:
            return "used" if row["used_at"] else "expired"
        return "early" if now < opens_at else "open"

    def take(self, session: Session, row: Row, now: datetime) -> str:
        """Use a link up and return the seat's id; an earlier device of the role loses its seat."""
        seat_id, columns = secrets.token_hex(8), self._table.c
        earlier = update(self._table).where(self._of(row["session_id"], row["role"]), columns.state == "used")
        session.execute(earlier.values(state="revoked"))
        used = {"state": "used", "seat_id": seat_id, "used_at": now}
        session.execute(update(self._table).where(columns.digest == row["digest"]).values(**used))
        return seat_id

    def seated(self, session: Session, seat_id: str) -> Row | None:
        """Return the row of the link that gave a seat, or None when another device has it by now."""
        query = select(self._table).where(self._table.c.seat_id == seat_id, self._table.c.state == "used")
        return session.execute(query).mappings().first()

    def seats(self, session: Session, session_id: str) -> dict[str, str]:
        """Return the seats that stand in a room, by role."""
        columns = self._table.c
        query = select(columns.role, columns.seat_id).where(columns.session_id == session_id, columns.state == "used")
        return {row[0]: row[1] for row in session.execute(query)}

    def _of(self, session_id: str, role: str) -> Any:
        return (self._table.c.session_id == session_id) & (self._table.c.role == role)

    def _digest(self, ticket: str) -> str:
        return hashlib.sha256(f"{self._purpose} ticket {ticket}".encode()).hexdigest()
