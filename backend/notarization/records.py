"""Rows to values and back: every query of notarization in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from backend.notarization.model import HELD, Appointment, WaitingEntry
from backend.notarization.tables import appointments, news, requests, slots, waiting
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.own_seals import opened_row, with_seals
from backend.shared.request_rows import RequestRows

Row = Mapping[str, Any]

BY_AGENT = "by_agent"
"""Key among the circumstances of a booking: whether somebody goes for the applicant; who, only the office knows."""

asked = RequestRows(requests)
"""Requests to the office."""


def appointment_row(session: Session, appointment_id: str, *, lock: bool = True) -> Row | None:
    """Return an appointment's row, by default locked for the rest of the transaction, or None."""
    query = select(appointments).where(appointments.c.appointment_id == appointment_id)
    row = first_row(session, query, lock=lock)
    return opened_row(session, appointments, row) if row is not None else None


def own_appointment(session: Session, appointment_id: str, person_id: str) -> Row:
    """Return the person's own appointment, locked; Refused ``notarization_not_found`` for strangers alike."""
    row = appointment_row(session, appointment_id)
    if row is None or row["person_id"] != person_id:
        raise Refused("notarization_not_found")
    return row


def appointment_of(row: Row, *, request_open: bool = False) -> Appointment:
    """Return a row as a value."""
    names = ("appointment_id", "person_id", "matter", "route", "status", "confirmation_number", "sequence", "refusal")
    slot = Slot(row["slot_id"], row["slot_start"], row["slot_end"], left=0)
    by_agent = bool((row["circumstances"] or {}).get(BY_AGENT))
    return Appointment(slot=slot, request_open=request_open, by_agent=by_agent, **{name: row[name] for name in names})


def rows_of(session: Session, person_id: str) -> list[Row]:
    """Return the rows of all appointments of a person, soonest first."""
    query = select(appointments).where(appointments.c.person_id == person_id).order_by(appointments.c.slot_start)
    return [opened_row(session, appointments, row) for row in session.execute(query).mappings()]


def appointments_of(session: Session, person_id: str) -> list[Appointment]:
    """Return all appointments of a person, soonest first."""
    rows = rows_of(session, person_id)
    busy = asked.subjects_with_open(session, [row["appointment_id"] for row in rows])
    return [appointment_of(row, request_open=row["appointment_id"] in busy) for row in rows]


def appointments_between(session: Session, first: datetime, last: datetime) -> list[Appointment]:
    """Return everybody's appointments that begin within a span, by time; those that came to nothing are left out."""
    query = select(appointments).where(appointments.c.slot_start >= first, appointments.c.slot_start < last)
    query = query.where(appointments.c.status.not_in(("refused", "rejected"))).order_by(appointments.c.slot_start)
    return [appointment_of(opened_row(session, appointments, row)) for row in session.execute(query).mappings()]


def is_live(appointment: Appointment, now: datetime) -> bool:
    """Return True while an appointment is still to come, held or asked for."""
    return appointment.status in (*HELD, "requested") and appointment.slot.end > now


def insert_appointment(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert an appointment; False if the id is taken."""
    return insert_or_ignore(session, appointments, values)


def update_appointment(session: Session, appointment_id: str, **values: Any) -> None:
    """Change columns of an appointment."""
    if values.get("confirmation_number"):
        mine = select(appointments.c.person_id).where(appointments.c.appointment_id == appointment_id)
        values = with_seals(session, appointments, session.execute(mine).scalar_one(), values)
    session.execute(update(appointments).where(appointments.c.appointment_id == appointment_id).values(**values))


def waiting_row(session: Session, waiting_id: str, *, lock: bool = True) -> Row | None:
    """Return a waiting entry's row, by default locked, or None."""
    query = select(waiting).where(waiting.c.waiting_id == waiting_id)
    return first_row(session, query.with_for_update() if lock else query)


def own_waiting(session: Session, waiting_id: str, person_id: str) -> Row:
    """Return the person's own waiting entry; Refused ``notarization_not_found`` for strangers alike."""
    row = waiting_row(session, waiting_id)
    if row is None or row["person_id"] != person_id:
        raise Refused("notarization_not_found")
    return row


def entry_of(row: Row) -> WaitingEntry:
    """Return a row of the waiting list as a value."""
    names = ("waiting_id", "person_id", "matter", "route", "day", "status", "position")
    return WaitingEntry(**{name: row[name] for name in names})


def waiting_of(session: Session, person_id: str) -> list[WaitingEntry]:
    """Return what a person waits for, or was offered, by day."""
    query = select(waiting).where(waiting.c.person_id == person_id).order_by(waiting.c.day)
    query = query.where(waiting.c.status.in_(("requested", "waiting", "offered")))
    return [entry_of(dict(row)) for row in session.execute(query).mappings()]


def insert_waiting(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a waiting entry; False if the id is taken."""
    return insert_or_ignore(session, waiting, values)


def update_waiting(session: Session, waiting_id: str, **values: Any) -> None:
    """Change columns of a waiting entry."""
    session.execute(update(waiting).where(waiting.c.waiting_id == waiting_id).values(**values))


def remember_slots(session: Session, route: str, shown: Iterable[Slot]) -> None:
    """Keep slots that somebody was shown."""
    for slot in shown:
        row = {"slot_id": slot.slot_id, "route": route, "start": slot.start, "end": slot.end}
        insert_or_ignore(session, slots, row)


def shown_slot(session: Session, slot_id: str, route: str) -> Slot:
    """Return a slot somebody was shown; Refused ``notarization_slot_gone`` for any other."""
    query = select(slots).where(slots.c.slot_id == slot_id, slots.c.route == route)
    row = first_row(session, query)
    if row is None:
        raise Refused("notarization_slot_gone")
    return Slot(row["slot_id"], row["start"], row["end"])


def hear(session: Session, event_id: str, kind: str, reference: str, now: datetime) -> bool:
    """Note a callback; False if it was heard before."""
    row = {"event_id": event_id, "kind": kind, "reference": reference, "heard_at": now}
    return insert_or_ignore(session, news, row)
