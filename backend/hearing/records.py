"""Rows to values and back: every query of hearing in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from backend.hearing.model import Hearing, OwnCase, Sitting
from backend.hearing.tables import DETAILS, asked, hearings, news
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.own_seals import opened_row, with_seals

Row = Mapping[str, Any]
_SEALED = ("place", "judge", "room_link", "check_link")


def hearing_row(session: Session, hearing_id: str, *, lock: bool = True) -> Row | None:
    """Return a hearing's row, by default locked for the rest of the transaction, or None."""
    row = first_row(session, select(hearings).where(hearings.c.hearing_id == hearing_id), lock=lock)
    return opened_row(session, hearings, row) if row is not None else None


def known_hearing(session: Session, hearing_id: str) -> Row:
    """Return a hearing's row, locked; Refused ``hearing_unknown``."""
    row = hearing_row(session, hearing_id)
    if row is None:
        raise Refused("hearing_unknown")
    return row


def own_hearing(session: Session, hearing_id: str, person_id: str, *, lock: bool = True) -> Row:
    """Return the person's own hearing; Refused ``hearing_unknown`` for strangers alike."""
    row = hearing_row(session, hearing_id, lock=lock)
    if row is None or row["person_id"] != person_id:
        raise Refused("hearing_unknown")
    return row


def hearings_of(session: Session, person_id: str, *, ending_after: datetime | None = None) -> list[Row]:
    """Return a person's hearings, soonest first; with `ending_after` only those that stand and are not over then."""
    query = select(hearings).where(hearings.c.person_id == person_id)
    if ending_after is not None:
        query = query.where(hearings.c.end > ending_after, hearings.c.status == "scheduled")
    return _rows(session, query)


def hearings_of_case(session: Session, case_id: str) -> list[Row]:
    """Return every hearing of a case, soonest first."""
    return _rows(session, select(hearings).where(hearings.c.case_id == case_id))


def hearings_by_id(session: Session, ids: Sequence[str]) -> dict[str, Row]:
    """Return several hearings by their id, locked for the rest of the transaction in the same order everywhere."""
    query = select(hearings).where(hearings.c.hearing_id.in_(ids)).order_by(hearings.c.hearing_id).with_for_update()
    return {row["hearing_id"]: opened_row(session, hearings, row) for row in session.execute(query).mappings()}


def note_said(session: Session, steps: Sequence[tuple[Row, str]]) -> None:
    """Note of each hearing that a step has been said."""
    if not steps:
        return
    change = (
        update(hearings).where(hearings.c.hearing_id == bindparam("this_hearing")).values(said=bindparam("now_said"))
    )
    rows = [{"this_hearing": row["hearing_id"], "now_said": [*row["said"], step]} for row, step in steps]
    session.execute(change, rows)


def hearing_of(row: Row, keyring: Keyring) -> Hearing:
    """Return a row as a value."""
    details = keyring.open_json(row["details"], DETAILS.context.format(**row))
    sitting = Sitting(row["start"], row["end"], row["kind"], **{name: details[name] for name in _SEALED})
    names = ("hearing_id", "case_id", "person_id", "case_number", "status", "sequence")
    return Hearing(
        sitting=sitting,
        reason=details["reason"],
        steps=tuple(row["steps"]),
        seen=row["seen_sequence"] == row["sequence"],
        **{name: row[name] for name in names},
    )


def columns_of(sitting: Sitting, reason: str, keyring: Keyring, person_id: str, hearing_id: str) -> dict[str, Any]:
    """Return the columns a sitting fills, its details sealed."""
    details = {name: getattr(sitting, name) for name in _SEALED} | {"reason": reason}
    context = DETAILS.context.format(person_id=person_id, hearing_id=hearing_id)
    sealed = keyring.of(person_id).seal_json(details, context)
    return {"start": sitting.start, "end": sitting.end, "kind": sitting.kind, "details": sealed}


def insert_hearing(session: Session, hearing_id: str, case: OwnCase, values: Mapping[str, Any]) -> bool:
    """Insert a hearing nobody is reminded of yet; False if the id is taken."""
    fresh = {
        "hearing_id": hearing_id, "case_id": case.case_id, "person_id": case.person_id, "case_number": case.case_number,
        "status": "scheduled", "sequence": 1, "court_sequence": 0, "steps": [], "said": [], "plan_version": 0,
        "plan_zone": "",
    }  # fmt: skip
    return insert_or_ignore(session, hearings, with_seals(session, hearings, case.person_id, fresh | dict(values)))


def update_hearing(session: Session, hearing_id: str, **values: Any) -> None:
    """Change columns of a hearing."""
    session.execute(update(hearings).where(hearings.c.hearing_id == hearing_id).values(**values))


def hear(session: Session, event_id: str, hearing_id: str, now: datetime) -> bool:
    """Note a callback; False if it was heard before."""
    return insert_or_ignore(session, news, {"event_id": event_id, "hearing_id": hearing_id, "heard_at": now})


def newest_request(session: Session, subject: str, kind: str) -> Row | None:
    """Return the newest of the requests of a kind about a subject, or None."""
    query = select(asked).where(asked.c.subject == subject, asked.c.kind == kind)
    return first_row(session, query.order_by(asked.c.created_at.desc(), asked.c.key.desc()).limit(1))


def _rows(session: Session, query: Select[Any]) -> list[Row]:
    ordered = query.order_by(hearings.c.start, hearings.c.hearing_id)
    return [opened_row(session, hearings, row) for row in session.execute(ordered).mappings()]
