"""Rows to values and back: every query of calls in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from backend.calls.model import LIVE, Call, Entry
from backend.calls.tables import DETAILS, TEXT, calls, entries, of_call, places, presence, subject_of, tickets
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.diary import Slot
from backend.shared.keyring import Keyring
from backend.shared.one_time_links import OneTimeLinks
from backend.shared.presence import Presence

Row = Mapping[str, Any]
MOST_FOUND = 300
LINKS = OneTimeLinks(tickets, "call")
PRESENCE = Presence(presence)
_OLD = timedelta(days=31)
"""Time for which calls that are over stand in the diary's list."""


def row_of(session: Session, call_id: str, *, lock: bool = True) -> Row | None:
    """Return a call's row, locked for the rest of the transaction where it will be changed, or None."""
    return first_row(session, select(calls).where(calls.c.call_id == call_id), lock=lock)


def of_person(session: Session, person_id: str, statuses: Iterable[str] | None = None) -> list[Row]:
    """Return a person's calls, the newest first, in some statuses if they are named."""
    query = select(calls).where(calls.c.person_id == person_id)
    if statuses is not None:
        query = query.where(calls.c.status.in_([*statuses]))
    return _rows(session, query.order_by(calls.c.created_at.desc(), calls.c.call_id))


def of_court(session: Session, court: str, now: datetime, *, over: bool) -> list[Row]:
    """Return the calls a court's desk sees: a question is every court's, and an officer of no court sees all."""
    query = select(calls).where(calls.c.status.not_in(LIVE) if over else calls.c.status.in_(LIVE))
    if court:
        query = query.where(calls.c.court.in_(("", court)))
    if over:
        query = query.where(calls.c.start > now - _OLD).order_by(calls.c.start.desc())
    else:
        query = query.order_by(calls.c.start, calls.c.call_id)
    return _rows(session, query.limit(MOST_FOUND))


def running(session: Session, court: str, now: datetime) -> int:
    """Return how many calls keep somebody of a court's desk at this moment, or will at once."""
    going = select(func.count()).select_from(calls).where(calls.c.status.in_(LIVE), calls.c.start <= now)
    if court:
        going = going.where(calls.c.court.in_(("", court)))
    return int(session.execute(going).scalar_one())


def insert_call(session: Session, values: Mapping[str, Any]) -> None:
    """Insert a call."""
    session.execute(insert(calls).values(**values))


def change(session: Session, call_id: str, **values: Any) -> None:
    """Change columns of a call; its page reads it anew."""
    session.execute(update(calls).where(calls.c.call_id == call_id).values(version=calls.c.version + 1, **values))


def version_of(session: Session, call_id: str) -> int | None:
    """Return how often a call's page was to be read anew, or None where there is no such call."""
    return session.execute(select(calls.c.version).where(calls.c.call_id == call_id)).scalar()


def take_place(session: Session, call_id: str, slot_id: str, lines: int) -> bool:
    """Give a call a place in a slot; False if none is left."""
    found = (
        insert_or_ignore(session, places, {"slot_id": slot_id, "line": line, "call_id": call_id})
        for line in range(lines)
    )
    return any(found)


def give_place_back(session: Session, call_id: str) -> None:
    """Free whatever place a call has."""
    session.execute(delete(places).where(places.c.call_id == call_id))


def taken(session: Session, slots: Sequence[Slot]) -> dict[str, int]:
    """Return how many places of slots are taken, by their ids."""
    if not slots:
        return {}
    here = places.c.slot_id.between(slots[0].slot_id, slots[-1].slot_id)
    query = select(places.c.slot_id, func.count()).where(here).group_by(places.c.slot_id)
    return {row[0]: row[1] for row in session.execute(query)}


def write(session: Session, keyring: Keyring, call_id: str, entry: Entry) -> bool:
    """Write an entry, sealed; False if it is there."""
    place = {"call_id": call_id, "entry_id": entry.entry_id}
    row = {
        **place, "kind": entry.kind, "side": entry.side, "name": entry.name, "at": entry.at,
        "text": keyring.of(of_call(place)).seal(entry.text.encode(), TEXT.context.format(**place)),
    }  # fmt: skip
    return insert_or_ignore(session, entries, row)


def written(session: Session, entry_id: str) -> bool:
    """Return True if an entry is there."""
    return session.execute(select(entries.c.position).where(entries.c.entry_id == entry_id)).first() is not None


def subjects_of(session: Session, person_id: str) -> list[str]:
    """Return the names under which a person's calls have keys of their own."""
    mine = select(calls.c.call_id).where(calls.c.person_id == person_id)
    return [subject_of(call_id) for call_id in session.execute(mine).scalars()]


def details_of(row: Row, keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed in a row."""
    return dict(keyring.open_json(row["details"], DETAILS.context.format(**row)))


def sealed(details: Mapping[str, Any], keyring: Keyring, person_id: str, call_id: str) -> bytes:
    """Return details as they are kept."""
    context = DETAILS.context.format(person_id=person_id, call_id=call_id)
    return keyring.of(person_id).seal_json(dict(details), context)


def values(session: Session, rows: Sequence[Row], keyring: Keyring) -> list[Call]:
    """Return rows as values with what was written of each."""
    ids = [row["call_id"] for row in rows]
    by_call: dict[str, list[Entry]] = {}
    query = select(entries).where(entries.c.call_id.in_(ids)).order_by(entries.c.position)
    for row in session.execute(query).mappings():
        text = keyring.open(row["text"], TEXT.context.format(**row)).decode()
        entry = Entry(row["entry_id"], row["at"], row["kind"], row["side"], row["name"], text)
        by_call.setdefault(row["call_id"], []).append(entry)
    return [_call(row, keyring, by_call.get(row["call_id"], ())) for row in rows]


def _call(row: Row, keyring: Keyring, written: Iterable[Entry]) -> Call:
    names = (
        "call_id", "person_id", "about", "at_once", "court", "status", "start", "ends", "officer", "sequence",
        "created_at", "updated_at",
    )  # fmt: skip
    details = details_of(row, keyring)
    told = {name: details.get(name, "") for name in ("officer_name", "name", "topic", "case_id", "reason")}
    return Call(**{name: row[name] for name in names}, **told, entries=tuple(written))


def _rows(session: Session, query: Any) -> list[Row]:
    return [dict(row) for row in session.execute(query).mappings()]
