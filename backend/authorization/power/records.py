"""Rows of powers: announced before the paper is drawn, finished once, revoked once. One session makes one row."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, text, update

from backend.authorization.power.model import Power, SealedPower
from backend.authorization.power.tables import powers_of_attorney
from backend.shared.database import Database, Session
from backend.shared.paper_codes import new_code, number_prefix

Row = Mapping[Any, Any]
_IS_SEALED = powers_of_attorney.c.state == "sealed"


def find(database: Database, *conditions: ColumnElement[bool]) -> Row | None:
    """Return the sealed power that meets every condition, or None."""
    with database.reading() as session:
        query = select(powers_of_attorney).where(_IS_SEALED, *conditions)
        return session.execute(query.order_by(powers_of_attorney.c.sealed_at)).mappings().first()


def of_person(database: Database, person_id: str) -> list[SealedPower]:
    """Return a person's sealed powers, the newest first."""
    query = select(powers_of_attorney).where(_IS_SEALED, powers_of_attorney.c.person_id == person_id)
    with database.reading() as session:
        rows = session.execute(query.order_by(powers_of_attorney.c.number.desc())).mappings().all()
    return [as_sealed(row) for row in rows]


def announce(session: Session, power: Power, now: datetime) -> tuple[Row, bool]:
    """Return the session's row, whatever its state, and whether it is new: it has its code and number already."""
    _one_at_a_time(session)
    here = powers_of_attorney.c.session_id == power.session_id
    known = session.execute(select(powers_of_attorney).where(here)).mappings().first()
    if known is not None:
        return known, False
    prefix = number_prefix("SQ", now)
    before = select(func.count()).where(powers_of_attorney.c.number.startswith(prefix, autoescape=True))
    row = {
        "power_id": f"w_{secrets.token_hex(8)}",
        "session_id": power.session_id,
        "person_id": power.person_id,
        "code": new_code(),
        "number": f"{prefix}{session.execute(before).scalar_one() + 1:04d}",
        "state": "sealing",
        "storage_key": secrets.token_hex(16),
        "requested_at": now,
    }
    session.execute(insert(powers_of_attorney).values(**row))
    return row, True


def finish(session: Session, power_id: str, values: Mapping[str, Any]) -> bool:
    """Mark a power sealed; False if another attempt of the same session was quicker."""
    here = (powers_of_attorney.c.power_id == power_id) & (powers_of_attorney.c.state == "sealing")
    done = session.execute(update(powers_of_attorney).where(here).values(state="sealed", **values))
    return done.rowcount == 1


def revoke(session: Session, power_id: str, now: datetime) -> bool:
    """Mark a sealed power revoked; False if it was already."""
    here = (powers_of_attorney.c.power_id == power_id) & _IS_SEALED & powers_of_attorney.c.revoked_at.is_(None)
    return session.execute(update(powers_of_attorney).where(here).values(revoked_at=now)).rowcount == 1


def as_sealed(row: Row) -> SealedPower:
    """Return a sealed row as others may see it."""
    names = ("power_id", "session_id", "person_id", "code", "number", "sha256", "sealed_at", "revoked_at")
    return SealedPower(**{name: row[name] for name in names})


def _one_at_a_time(session: Session) -> None:
    """Numbers are counted without gaps or doubles; SQLite lets only one writer in anyway."""
    if session.dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('power of attorney number', 0))"))
