"""Rows to values and back: every query of arbitrations in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from backend.arbitration.details import course_from, paper_from
from backend.arbitration.model import LIVE, Arbitration
from backend.arbitration.steps import Step, StepKind, sent_from
from backend.arbitration.tables import DETAILS, SUPPLEMENT, arbitrations, news, supplements
from backend.shared.database import Session, first_row
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

Row = Mapping[str, Any]
DRAFT = "draft"
MOST_SHOWN = 200


def arbitration_row(session: Session, arbitration_id: str, *, lock: bool = True) -> Row | None:
    """Return a row, by default locked for the rest of the transaction, or None."""
    query = select(arbitrations).where(arbitrations.c.arbitration_id == arbitration_id)
    return first_row(session, query, lock=lock)


def own_row(session: Session, arbitration_id: str, person_id: str, *, lock: bool = True) -> Row:
    """Return the person's own row; Refused ``arbitration_unknown`` for strangers alike."""
    row = arbitration_row(session, arbitration_id, lock=lock)
    if row is None or row["person_id"] != person_id:
        raise Refused("arbitration_unknown")
    return row


def rows_of(session: Session, person_id: str) -> list[Row]:
    """Return a person's rows that are more than a draft, the newest first."""
    query = select(arbitrations).where(arbitrations.c.person_id == person_id, arbitrations.c.status != DRAFT)
    ordered = query.order_by(arbitrations.c.created_at.desc(), arbitrations.c.arbitration_id)
    return [dict(row) for row in session.execute(ordered).mappings()]


def rows_at_desk(session: Session, over: bool) -> list[Row]:
    """Return the rows that go on, the one touched longest ago first; or those that are over, the newest first."""
    goes_on = arbitrations.c.status.in_(LIVE)
    query = select(arbitrations).where(~goes_on if over else goes_on, arbitrations.c.status != DRAFT)
    order = arbitrations.c.updated_at.desc() if over else arbitrations.c.updated_at
    return [dict(row) for row in session.execute(query.order_by(order).limit(MOST_SHOWN)).mappings()]


def details_of(row: Row, keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed of a row."""
    kept: dict[str, Any] = keyring.open_json(row["details"], DETAILS.context.format(**row))
    return kept


def arbitration_of(row: Row, keyring: Keyring, steps: tuple[Step, ...] = ()) -> Arbitration:
    """Return a row as a value."""
    kept = details_of(row, keyring)
    return Arbitration(
        row["arbitration_id"], row["person_id"], paper_from(kept), row["status"],
        kept.get("number", ""), kept.get("reason", ""), course_from(kept.get("course")), steps,
        row["created_at"],
    )  # fmt: skip


def insert_row(
    session: Session, arbitration_id: str, person_id: str, status: str, sealed: bytes, now: datetime
) -> None:
    """Insert a row nobody is reminded of yet."""
    values = {
        "arbitration_id": arbitration_id, "person_id": person_id, "status": status, "state": "closed", "sequence": 0,
        "details": sealed, "steps": [], "said": [], "plan_version": 0, "plan_zone": "", "created_at": now,
        "updated_at": now,
    }  # fmt: skip
    session.execute(insert(arbitrations).values(**values))


def update_row(session: Session, arbitration_id: str, **values: Any) -> None:
    """Change columns of a row."""
    session.execute(update(arbitrations).where(arbitrations.c.arbitration_id == arbitration_id).values(**values))


def drop_draft(session: Session, arbitration_id: str, person_id: str) -> None:
    """Erase an application that was only previewed."""
    mine = (arbitrations.c.arbitration_id == arbitration_id) & (arbitrations.c.person_id == person_id)
    session.execute(delete(arbitrations).where(mine, arbitrations.c.status == DRAFT))


def drop_kept(session: Session, arbitration_id: str) -> None:
    """Erase what was only kept here and is kept anew."""
    session.execute(delete(arbitrations).where(arbitrations.c.arbitration_id == arbitration_id))


def drop_old_drafts(session: Session, before: datetime) -> None:
    """Erase previews nobody confirmed."""
    old = arbitrations.c.updated_at < before
    session.execute(delete(arbitrations).where(arbitrations.c.status == DRAFT, old))


def seal(details: Mapping[str, Any], arbitration_id: str, person_id: str, keyring: Keyring) -> bytes:
    """Return details as they are kept."""
    context = DETAILS.context.format(arbitration_id=arbitration_id, person_id=person_id)
    return keyring.of(person_id).seal_json(details, context)


def supplement_row(session: Session, key: str, *, lock: bool = True) -> Row | None:
    """Return what was sent after an application, or None."""
    return first_row(session, select(supplements).where(supplements.c.key == key), lock=lock)


def supplement_details(row: Row, keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed of it."""
    kept: dict[str, Any] = keyring.open_json(row["details"], SUPPLEMENT.context.format(**row))
    return kept


def steps_of(session: Session, arbitration_id: str, keyring: Keyring) -> tuple[Step, ...]:
    """Return what was sent since the application, the oldest first."""
    query = select(supplements).where(supplements.c.arbitration_id == arbitration_id)
    rows = session.execute(query.order_by(supplements.c.created_at, supplements.c.key)).mappings()
    return tuple(_step_of(dict(row), keyring) for row in rows)


def answer_steps(session: Session, arbitration_id: str, kind: StepKind) -> None:
    """Note that the secretariat has answered what its system had of a kind; what is on its way still goes there."""
    mine = (supplements.c.arbitration_id == arbitration_id) & (supplements.c.kind == kind)
    change = update(supplements).where(mine, supplements.c.state == "done")
    session.execute(change.values(state="answered"))


def _step_of(row: Row, keyring: Keyring) -> Step:
    sent = sent_from(supplement_details(row, keyring))
    return Step(row["kind"], row["state"], row["created_at"], sent, row["reason"] or "")


def is_known_event(session: Session, event_id: str) -> bool:
    """Return True if an event was taken in before."""
    return session.execute(select(news.c.event_id).where(news.c.event_id == event_id)).first() is not None
