"""Rows to officers and back: every query about them in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from backend.desk.model import Officer
from backend.desk.tables import SECRET, officers
from backend.shared.database import Session, first_row
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

Row = Mapping[str, Any]


def by_login(session: Session, login: str, *, lock: bool = False) -> Row | None:
    """Return an officer's row by what they sign in with, or None."""
    query = select(officers).where(officers.c.login == login)
    return first_row(session, query, lock=lock)


def by_id(session: Session, officer_id: str) -> Row:
    """Return an officer's row, locked; Refused ``desk_officer_unknown``."""
    query = select(officers).where(officers.c.officer_id == officer_id).with_for_update()
    row = session.execute(query).mappings().first()
    if row is None:
        raise Refused("desk_officer_unknown")
    return dict(row)


def everybody(session: Session) -> list[Officer]:
    """Return all officers by login."""
    return [officer_of(row) for row in session.execute(select(officers).order_by(officers.c.login)).mappings()]


def names(session: Session) -> dict[str, str]:
    """Return officers' names by id, for what they have written."""
    return {row[0]: row[1] for row in session.execute(select(officers.c.officer_id, officers.c.name))}


def officer_of(row: Mapping[Any, Any]) -> Officer:
    """Return a row as a value."""
    texts = {name: row[name] for name in ("officer_id", "login", "name", "court", "active")}
    return Officer(**texts, roles=tuple(row["roles"]))


def secret_of(row: Row, keyring: Keyring) -> str:
    """Open the key of an officer's one-time codes."""
    return keyring.open(row["secret"], SECRET.context.format(**row)).decode()
