"""Rows to values and back: every query of suits against people in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.defence.decision import decision_from
from backend.defence.details import answer_from, petition_from, suit_from
from backend.defence.kept import Defence
from backend.defence.tables import DETAILS, defences
from backend.shared.database import Session, first_row
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

Row = Mapping[str, Any]
DRAFT = "draft"


def defence_row(session: Session, defence_id: str, *, lock: bool = True) -> Row | None:
    """Return a row, by default locked for the rest of the transaction, or None."""
    return first_row(session, select(defences).where(defences.c.defence_id == defence_id), lock=lock)


def own_row(session: Session, defence_id: str, person_id: str, *, lock: bool = True) -> Row:
    """Return the person's own row; Refused ``defence_unknown`` for strangers alike."""
    row = defence_row(session, defence_id, lock=lock)
    if row is None or row["person_id"] != person_id:
        raise Refused("defence_unknown")
    return row


def rows_of(session: Session, person_id: str) -> list[Row]:
    """Return a person's rows that are more than a draft, the newest first."""
    query = select(defences).where(defences.c.person_id == person_id, defences.c.status != DRAFT)
    ordered = query.order_by(defences.c.created_at.desc(), defences.c.defence_id)
    return [dict(row) for row in session.execute(ordered).mappings()]


def details_of(row: Row, keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed of a row."""
    kept: dict[str, Any] = keyring.open_json(row["details"], DETAILS.context.format(**row))
    return kept


def defence_of(row: Row, keyring: Keyring) -> Defence:
    """Return a row as a value."""
    kept = details_of(row, keyring)
    return Defence(
        row["defence_id"], row["person_id"], suit_from(kept), answer_from(kept), petition_from(kept), row["status"],
        kept.get("reminds_of_suit", True), bool(row["steps"]), kept.get("receipt", ""), kept.get("reason", ""),
        decision_from(kept), date.fromisoformat(until) if (until := kept.get("answer_until")) else None,
        row["created_at"],
    )  # fmt: skip


def insert_row(session: Session, defence_id: str, person_id: str, status: str, details: Any, now: datetime) -> None:
    """Insert a row nobody is reminded of yet."""
    values = {
        "defence_id": defence_id, "person_id": person_id, "status": status, "state": "closed", "details": details,
        "steps": [], "said": [], "plan_version": 0, "plan_zone": "", "created_at": now, "updated_at": now,
    }  # fmt: skip
    session.execute(insert(defences).values(**values))


def update_row(session: Session, defence_id: str, **values: Any) -> None:
    """Change columns of a row."""
    session.execute(update(defences).where(defences.c.defence_id == defence_id).values(**values))


def delete_row(session: Session, defence_id: str) -> None:
    """Erase a row."""
    session.execute(delete(defences).where(defences.c.defence_id == defence_id))


def drop_draft(session: Session, defence_id: str, person_id: str) -> None:
    """Erase an answer that was only previewed."""
    mine = (defences.c.defence_id == defence_id) & (defences.c.person_id == person_id)
    session.execute(delete(defences).where(mine, defences.c.status == DRAFT))


def seal(details: Mapping[str, Any], defence_id: str, person_id: str, keyring: Keyring) -> bytes:
    """Return details as they are kept."""
    context = DETAILS.context.format(defence_id=defence_id, person_id=person_id)
    return keyring.of(person_id).seal_json(details, context)
