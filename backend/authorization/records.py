"""Rows to values and back: every query of the appointments in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from backend.authorization.model import LIVE, Witness
from backend.authorization.tables import news, requests, slots, witnesses
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.own_seals import opened_row, with_seals
from backend.shared.request_rows import RequestRows

Row = Mapping[str, Any]
BACKGROUND = ("room", "admit", "shut", "open", "close")
"""Kinds of request nobody waits for in a turn; the person need not hear that they are still going on."""
asked = RequestRows(requests, BACKGROUND)
"""Requests to the platform and the room."""


def witness_row(session: Session, witness_id: str, *, lock: bool = True) -> Row | None:
    """Return an appointment's row, by default locked for the rest of the transaction, or None."""
    row = first_row(session, select(witnesses).where(witnesses.c.witness_id == witness_id), lock=lock)
    return opened_row(session, witnesses, row) if row is not None else None


def own_witness(session: Session, witness_id: str, person_id: str) -> Row:
    """Return the person's own appointment, locked; Refused ``authorization_not_found`` for strangers alike."""
    row = witness_row(session, witness_id)
    if row is None or row["person_id"] != person_id:
        raise Refused("authorization_not_found")
    return row


def rows_of(session: Session, person_id: str) -> list[Row]:
    """Return all appointments of a person, soonest first."""
    query = select(witnesses).where(witnesses.c.person_id == person_id).order_by(witnesses.c.slot_start)
    return [opened_row(session, witnesses, row) for row in session.execute(query).mappings()]


def rows_between(session: Session, first: datetime, last: datetime) -> list[Row]:
    """Return everybody's appointments that begin between two moments and were ever entered, soonest first."""
    when = witnesses.c.slot_start
    query = select(witnesses).where(when >= first, when < last, witnesses.c.court_id.is_not(None))
    return [opened_row(session, witnesses, row) for row in session.execute(query.order_by(when)).mappings()]


def has_live(session: Session, person_id: str) -> bool:
    """Return True while the person has a witness asked for, to come or going on."""
    return any(row["status"] in LIVE for row in rows_of(session, person_id))


def slot_of(row: Row) -> Slot:
    """Return when an appointment is."""
    return Slot(row["slot_id"], row["slot_start"], row["slot_end"], left=0)


def witness_of(row: Row, details: Mapping[str, Any], *, request_open: bool = False) -> Witness:
    """Return a row and its opened details as a value."""
    names = ("witness_id", "person_id", "status", "number", "judge", "sequence", "reason")
    return Witness(
        slot=slot_of(row),
        case_title=details["case"]["title"],
        lawyer_name=details["lawyer"]["name"],
        request_open=request_open,
        **{name: row[name] for name in names},
    )


def insert_witness(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert an appointment; False if the id is taken."""
    return insert_or_ignore(session, witnesses, values)


def update_witness(session: Session, witness_id: str, **values: Any) -> None:
    """Change columns of an appointment."""
    if values.get("reason"):
        owner = session.execute(select(witnesses.c.person_id).where(witnesses.c.witness_id == witness_id)).scalar_one()
        values = with_seals(session, witnesses, owner, values)
    session.execute(update(witnesses).where(witnesses.c.witness_id == witness_id).values(**values))


def remember_slots(session: Session, shown: Iterable[Slot]) -> None:
    """Keep slots that somebody was shown."""
    for slot in shown:
        insert_or_ignore(session, slots, {"slot_id": slot.slot_id, "start": slot.start, "end": slot.end})


def shown_slot(session: Session, slot_id: str) -> Slot:
    """Return a slot somebody was shown; Refused ``authorization_slot_gone`` for any other."""
    row = first_row(session, select(slots).where(slots.c.slot_id == slot_id))
    if row is None:
        raise Refused("authorization_slot_gone")
    return Slot(row["slot_id"], row["start"], row["end"])


def hear(session: Session, event_id: str, kind: str, reference: str, now: datetime) -> bool:
    """Note a callback; False if it was heard before."""
    row = {"event_id": event_id, "kind": kind, "reference": reference, "heard_at": now}
    return insert_or_ignore(session, news, row)
