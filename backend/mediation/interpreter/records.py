"""Rows of interpreters' invitations: every query in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from backend.mediation.interpreter.tables import interpreters
from backend.shared.database import Session, first_row, insert_or_ignore

Row = dict[str, Any]
ASKED = ("invited", "opened", "accepted")
"""States in which somebody may still come."""


def insert(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert an invitation; False where its code exists already."""
    return insert_or_ignore(session, interpreters, dict(values))


def by_proof(session: Session, proof: str) -> Row | None:
    """Return an invitation by its proof, locked, or None."""
    return first_row(session, select(interpreters).where(interpreters.c.proof == proof), lock=True)


def newest(session: Session, dispute_id: str) -> Row | None:
    """Return a dispute's newest invitation, or None."""
    query = select(interpreters).where(interpreters.c.dispute_id == dispute_id)
    return first_row(session, query.order_by(interpreters.c.nth.desc()).limit(1))


def newest_of(session: Session, dispute_id: str, person_id: str) -> Row | None:
    """Return the newest invitation of a dispute that a person has opened, or None."""
    mine = (interpreters.c.dispute_id == dispute_id) & (interpreters.c.person_id == person_id)
    query = select(interpreters).where(mine)
    return first_row(session, query.order_by(interpreters.c.nth.desc()).limit(1))


def accepted_by(session: Session, person_id: str) -> list[Row]:
    """Return what a person has taken, the newest first."""
    mine = (interpreters.c.person_id == person_id) & (interpreters.c.state == "accepted")
    query = select(interpreters).where(mine).order_by(interpreters.c.created_at.desc())
    return [dict(row) for row in session.execute(query).mappings()]


def change(session: Session, proof: str, **values: Any) -> None:
    """Change an invitation."""
    session.execute(update(interpreters).where(interpreters.c.proof == proof).values(**values))


def fresh(
    proof: str, dispute_id: str, before: Row | None, asked_by: str, tongue: str, expires_at: datetime, now: datetime
) -> Row:
    """Return the row of a new invitation; `before` is the dispute's last one."""
    nth = before["nth"] + 1 if before is not None else 1
    return {
        "proof": proof, "dispute_id": dispute_id, "nth": nth, "person_id": None, "asked_by": asked_by,
        "state": "invited", "tongue": tongue, "quiet": False, "expires_at": expires_at, "created_at": now,
    }  # fmt: skip
