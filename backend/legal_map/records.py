"""Reads and writes the map's table: rows, their history, and the number that tells other processes to read again."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from backend.legal_map.rows import COLUMNS, Row
from backend.legal_map.tables import history, institutions, photos, state
from backend.shared.database import Session, insert_or_ignore

MAP = "map"


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it is kept.

    Args:
        facts: by column.
        edited: the columns a desk has changed.
        seed: what the seed said last, or None.
    """

    facts: Row
    edited: frozenset[str]
    seed: Row | None


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is to be written, with what changes in it (column → before and after)."""

    institution_id: str
    kept: Kept
    new: bool
    changed: Mapping[str, tuple[str | None, str]]


@dataclass(frozen=True, slots=True)
class Signature:
    """Name of whose change it is.

    Args:
        by: an officer's id, the name of whoever imports, or ``seed`` for the data that come with the program.
        source: what they gave as proof.
        edit_id: of the change; empty for one of its own for each institution.
        undoes: the change this one takes back, or nothing.
    """

    by: str
    source: str = ""
    edit_id: str = ""
    undoes: str = ""


def lock(session: Session) -> None:
    """Make others that change the map wait for the end of this transaction."""
    seed_digest_of(session, lock=True)


def all_kept(session: Session) -> dict[str, Kept]:
    """Return every row by id."""
    rows = session.execute(select(institutions).order_by(institutions.c.institution_id))
    return {row.institution_id: Kept(row.facts, frozenset(row.edited), row.seed) for row in rows}


def kept_one(session: Session, institution_id: str) -> Kept | None:
    """Return one row, or None."""
    row = session.execute(select(institutions).where(institutions.c.institution_id == institution_id)).first()
    return None if row is None else Kept(row.facts, frozenset(row.edited), row.seed)


def change_to(old: Kept | None, institution_id: str, facts: Row, *, edited: Iterable[str], seed: Row | None) -> Change:
    """Return the change that makes a row say `facts`."""
    before = old.facts if old else {}
    changed = {
        column: (before.get(column) if old else None, facts.get(column, ""))
        for column in COLUMNS
        if (facts.get(column, "") != before.get(column, "")) or (old is None and facts.get(column))
    }
    return Change(institution_id, Kept(dict(facts), frozenset(edited), seed), old is None, changed)


def write(session: Session, changes: Iterable[Change], signature: Signature, now: datetime) -> None:
    """Write rows and their history, and let the revision grow.

    Args:
        signature: whose changes they are.
        now: aware moment.
    """
    written = list(changes)
    rows = [_values(change, now) for change in written if change.new]
    if rows:
        session.execute(insert(institutions), rows)
    for change in written:
        if not change.new:
            this = institutions.c.institution_id == change.institution_id
            session.execute(update(institutions).where(this).values(**_values(change, now)))
    lines = [line for change in written for line in _history(change, signature, now)]
    if lines:
        session.execute(insert(history), lines)
    if written:
        touch(session)


def revision_of(session: Session) -> int:
    """Return the number of the map's present state, 0 before the first."""
    return session.execute(select(state.c.revision).where(state.c.name == MAP)).scalar_one_or_none() or 0


def seed_digest_of(session: Session, *, lock: bool = False) -> str:
    """Return the digest of the seed that was read last, or an empty text.

    Args:
        lock: make others that ask with a lock wait for the end of this transaction.
    """
    question = select(state.c.digest).where(state.c.name == MAP)
    if lock:
        _ensure(session)
        question = question.with_for_update()
    return session.execute(question).scalar_one_or_none() or ""


def note_seed(session: Session, digest: str) -> None:
    """Remember which seed was read."""
    session.execute(update(state).where(state.c.name == MAP).values(digest=digest))


def history_of(session: Session, institution_id: str) -> list[dict[str, Any]]:
    """Return every change of a row, the earliest first."""
    rows = select(history).where(history.c.institution_id == institution_id).order_by(history.c.id)
    return [dict(row) for row in session.execute(rows).mappings()]


def photo_ids(session: Session) -> dict[str, str]:
    """Return the photographs that lie here: name → id."""
    return {row.name: row.photo_id for row in session.execute(select(photos.c.name, photos.c.photo_id))}


def version_of(session: Session, institution_id: str) -> int:
    """Return a number that grows with every change of a row, 0 for one never changed."""
    newest = select(func.max(history.c.id)).where(history.c.institution_id == institution_id)
    return session.execute(newest).scalar_one() or 0


def institution_of_edit(session: Session, edit_id: str) -> str:
    """Return which institution a change was about, empty if there is no such change."""
    found = select(history.c.institution_id).where(history.c.edit_id == edit_id).limit(1)
    return session.execute(found).scalar_one_or_none() or ""


def _values(change: Change, now: datetime) -> dict[str, Any]:
    facts = change.kept.facts
    return {
        "institution_id": change.institution_id,
        "kind": facts["kind"],
        "country": facts["country"],
        "facts": dict(facts),
        "edited": sorted(change.kept.edited),
        "seed": change.kept.seed,
        "updated_at": now,
    }


def _history(change: Change, signature: Signature, now: datetime) -> Iterable[dict[str, Any]]:
    common = {
        "institution_id": change.institution_id,
        "by": signature.by,
        "at": now,
        "edit_id": signature.edit_id or secrets.token_hex(8),
        "source": signature.source,
        "undoes": signature.undoes,
    }
    if change.new:  # a new row is one line: its facts stand in the row itself
        yield {**common, "field": "*", "before": None, "after": change.kept.facts.get("name_zh", "")}
        return
    for column, (before, after) in change.changed.items():
        yield {**common, "field": column, "before": before, "after": after}


def touch(session: Session) -> None:
    """Let the revision grow, so that every process reads the table again."""
    _ensure(session)
    session.execute(update(state).where(state.c.name == MAP).values(revision=state.c.revision + 1))


def _ensure(session: Session) -> None:
    insert_or_ignore(session, state, {"name": MAP, "revision": 0, "digest": ""})
