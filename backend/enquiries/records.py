"""Rows to values and back: every query of enquiries in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select, update

from backend.enquiries.model import LIVE, Enquiry, Entry, Handover, Said
from backend.enquiries.tables import DETAILS, TEXT, counts, enquiries, entries, handovers, of_enquiry, subject_of
from backend.shared.database import Session, insert_or_ignore
from backend.shared.keyring import Keyring

Row = Mapping[str, Any]
MOST_FOUND = 300


def row_of(session: Session, enquiry_id: str, *, lock: bool = True) -> Row | None:
    """Return an enquiry's row, locked for the rest of the transaction where it will be changed, or None."""
    query = select(enquiries).where(enquiries.c.enquiry_id == enquiry_id)
    row = session.execute(query.with_for_update() if lock else query).mappings().first()
    return dict(row) if row is not None else None


def of_person(session: Session, person_id: str) -> list[Row]:
    """Return a person's enquiries, the newest first."""
    return _rows(session, _newest().where(enquiries.c.person_id == person_id))


def of_offices(session: Session, offices: Iterable[str], statuses: Iterable[str] | None = None) -> list[Row]:
    """Return enquiries to some offices, in some statuses if they are named, the latest changed first."""
    query = select(enquiries).where(enquiries.c.office.in_([*offices]))
    if statuses is not None:
        query = query.where(enquiries.c.status.in_([*statuses]))
    return _rows(session, query.order_by(enquiries.c.updated_at.desc(), enquiries.c.enquiry_id).limit(MOST_FOUND))


def live_of(session: Session, person_id: str, office: str) -> int:
    """Return how many of a person's enquiries wait at an office."""
    mine = enquiries.c.person_id == person_id, enquiries.c.office == office, enquiries.c.status.in_(LIVE)
    return len(_rows(session, select(enquiries).where(*mine)))


def next_count(session: Session, office: str, year: int) -> int:
    """Return the next number of an office's year; the counter stays locked until the transaction ends."""
    place = {"office": office, "year": year}
    insert_or_ignore(session, counts, {**place, "last": 0})
    here = (counts.c.office == office) & (counts.c.year == year)
    change = update(counts).where(here).values(last=counts.c.last + 1).returning(counts.c.last)
    return int(session.execute(change).scalar_one())


def insert_enquiry(session: Session, values: Mapping[str, Any]) -> None:
    """Insert an enquiry."""
    session.execute(insert(enquiries).values(**values))


def change(session: Session, enquiry_id: str, **values: Any) -> None:
    """Change columns of an enquiry."""
    session.execute(update(enquiries).where(enquiries.c.enquiry_id == enquiry_id).values(**values))


def write(session: Session, keyring: Keyring, enquiry_id: str, entry_id: str, entry: Entry) -> bool:
    """Write an entry, sealed; False if it is there."""
    place = {"enquiry_id": enquiry_id, "entry_id": entry_id}
    row = {
        **place, "kind": entry.kind, "by": entry.by, "name": entry.name, "at": entry.at,
        "text": keyring.of(of_enquiry(place)).seal(entry.text.encode(), TEXT.context.format(**place)),
    }  # fmt: skip
    return insert_or_ignore(session, entries, row)


def subjects_of(session: Session, person_id: str) -> list[str]:
    """Return the names under which a person's enquiries have keys of their own."""
    mine = select(enquiries.c.enquiry_id).where(enquiries.c.person_id == person_id)
    return [subject_of(enquiry_id) for enquiry_id in session.execute(mine).scalars()]


def written(session: Session, entry_id: str) -> bool:
    """Return True if an entry is there."""
    return session.execute(select(entries.c.position).where(entries.c.entry_id == entry_id)).first() is not None


def text_of(session: Session, keyring: Keyring, enquiry_id: str, entry_id: str) -> str:
    """Return what was written under an entry's id."""
    row = session.execute(select(entries).where(entries.c.entry_id == entry_id)).mappings().first()
    if row is None or row["enquiry_id"] != enquiry_id:
        return ""
    return keyring.open(row["text"], TEXT.context.format(**row)).decode()


def erase(session: Session, keyring: Keyring, row: Row) -> bytes:
    """Empty every text of an enquiry; return its details emptied."""
    for one in session.execute(select(entries).where(entries.c.enquiry_id == row["enquiry_id"])).mappings().all():
        nothing = keyring.of(of_enquiry(one)).seal(b"", TEXT.context.format(**one))
        session.execute(update(entries).where(entries.c.position == one["position"]).values(text=nothing))
    return sealed({}, keyring, row["person_id"], row["enquiry_id"])


def with_files(keyring: Keyring, row: Row, files: Sequence[str]) -> bytes:
    """Return the details of an enquiry with these files."""
    details = keyring.open_json(row["details"], DETAILS.context.format(**row))
    return sealed({**details, "files": list(files)}, keyring, row["person_id"], row["enquiry_id"])


def sealed(details: Mapping[str, Any], keyring: Keyring, person_id: str, enquiry_id: str) -> bytes:
    """Return details as they are kept."""
    context = DETAILS.context.format(person_id=person_id, enquiry_id=enquiry_id)
    return keyring.of(person_id).seal_json(dict(details), context)


def values(session: Session, rows: Sequence[Row], keyring: Keyring, *, excerpt: bool = False) -> list[Enquiry]:
    """Return rows as values with what was written in each; the conversation before only where it is asked for."""
    ids = [row["enquiry_id"] for row in rows]
    query = select(entries).where(entries.c.enquiry_id.in_(ids)).order_by(entries.c.position)
    by_enquiry: dict[str, list[Entry]] = {}
    for row in session.execute(query).mappings():
        text = keyring.open(row["text"], TEXT.context.format(**row)).decode()
        entry = Entry(row["at"], row["kind"], row["by"], row["name"], text, row["entry_id"])
        by_enquiry.setdefault(row["enquiry_id"], []).append(entry)
    found = [_enquiry(row, keyring, excerpt) for row in rows]
    handed = _handovers(session, ids)
    return [
        replace(one, entries=tuple(by_enquiry.get(one.enquiry_id, ())), handover=handed.get(one.enquiry_id, ""))
        for one in found
    ]


def _handovers(session: Session, ids: Sequence[str]) -> Mapping[str, Handover]:
    """Return how far the handing over of enquiries is: the worst of what was to be told."""
    order: Mapping[str, Handover] = {"open": "waiting", "refused": "refused", "rejected": "refused", "done": "done"}
    query = select(handovers.c.subject, handovers.c.state).where(handovers.c.subject.in_(ids))
    seen: dict[str, set[str]] = {}
    for subject, state in session.execute(query):
        seen.setdefault(subject, set()).add(state)
    return {
        subject: next((handed for state, handed in order.items() if state in states), "")
        for subject, states in seen.items()
    }


def to_be_told(session: Session, person_id: str) -> int:
    """Return how many of a person's enquiries the centre's own system has still to hear something of."""
    mine = select(enquiries.c.enquiry_id).where(enquiries.c.person_id == person_id)
    still = select(handovers.c.subject).where(handovers.c.state == "open", handovers.c.subject.in_(mine))
    return len(session.execute(still.distinct()).all())


def said_to_json(said: Sequence[Said]) -> list[dict[str, Any]]:
    """Return a conversation as it is sealed."""
    return [{"at": one.at.isoformat(), "mine": one.mine, "text": one.text} for one in said]


def _enquiry(row: Row, keyring: Keyring, excerpt: bool) -> Enquiry:
    details = keyring.open_json(row["details"], DETAILS.context.format(**row))
    before = details.get("excerpt", ()) if excerpt else ()
    names = (
        "enquiry_id", "number", "office", "person_id", "status", "share", "created_at", "updated_at", "sequence", "due",
    )  # fmt: skip
    return Enquiry(
        **{name: row[name] for name in names},
        name=details.get("name", ""),
        contact=details.get("contact", ""),
        files=tuple(details.get("files", ())),
        excerpt=tuple(Said(datetime.fromisoformat(one["at"]), one["mine"], one["text"]) for one in before),
    )


def _newest() -> Select[Any]:
    return select(enquiries).order_by(enquiries.c.created_at.desc(), enquiries.c.enquiry_id)


def _rows(session: Session, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in session.execute(query).mappings()]
