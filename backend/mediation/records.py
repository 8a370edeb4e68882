"""Rows to values and back: every query of mediation in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, select, update

from backend.mediation.model import LIVE, Mediation
from backend.mediation.model import Session as Meeting
from backend.mediation.tables import DETAILS, mediations
from backend.shared.database import Session, insert_or_ignore
from backend.shared.keyring import Keyring

Row = Mapping[str, Any]


def row_of(session: Session, mediation_id: str, *, lock: bool = True) -> Row | None:
    """Return a mediation's row, locked for the rest of the transaction unless it is only read, or None."""
    query = select(mediations).where(mediations.c.mediation_id == mediation_id)
    found = _rows(session, query.with_for_update() if lock else query)
    return found[0] if found else None


def of_person(session: Session, person_id: str) -> list[Row]:
    """Return a person's mediations, the newest first."""
    return _rows(session, _newest().where(mediations.c.person_id == person_id))


def of_case(session: Session, case_id: str) -> list[Row]:
    """Return a filing's mediations, the newest first."""
    return _rows(session, _newest().where(mediations.c.case_id == case_id))


def of_mediator(session: Session, mediator: str, statuses: Iterable[str], limit: int = 200) -> list[Row]:
    """Return a mediator's mediations in some statuses, the newest first."""
    query = _newest().where(mediations.c.mediator == mediator, mediations.c.status.in_([*statuses]))
    return _rows(session, query.limit(limit))


def live_of_case(session: Session, case_id: str) -> Row | None:
    """Return the mediation of a filing that goes on, locked, or None."""
    query = select(mediations).where(mediations.c.case_id == case_id, mediations.c.status.in_(LIVE))
    found = _rows(session, query.with_for_update())
    return found[0] if found else None


def insert(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a mediation; False if its id is taken."""
    return insert_or_ignore(session, mediations, values)


def change(session: Session, mediation_id: str, **values: Any) -> None:
    """Change columns of a mediation."""
    session.execute(update(mediations).where(mediations.c.mediation_id == mediation_id).values(**values))


def details_of(row: Row, keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed in a row."""
    opened: dict[str, Any] = keyring.open_json(row["details"], DETAILS.context.format(**row))
    return opened


def sealed(details: Mapping[str, Any], keyring: Keyring, person_id: str, mediation_id: str) -> bytes:
    """Return details as they are kept."""
    place = DETAILS.context.format(person_id=person_id, mediation_id=mediation_id)
    return keyring.of(person_id).seal_json(dict(details), place)


def mediation_of(row: Row, keyring: Keyring) -> Mediation:
    """Return a row as a value."""
    details = details_of(row, keyring)
    meeting = None
    if row["start"] is not None:
        meeting = Meeting(row["start"], row["end"], details["kind"], details["place"])
    names = (
        "mediation_id", "case_id", "person_id", "court", "status", "wished", "mediator", "created_at", "updated_at",
        "sequence", "accept_by", "due", "effective_on",
    )  # fmt: skip
    return Mediation(
        **{name: row[name] for name in names},
        mediator_name=details["mediator_name"],
        cause_name=details["cause_name"],
        confirmable=details["confirmable"],
        outcome=details.get("outcome", ""),
        session=meeting,
    )


def _newest() -> Select[Any]:
    return select(mediations).order_by(mediations.c.created_at.desc(), mediations.c.mediation_id)


def _rows(session: Session, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in session.execute(query).mappings()]
