"""Reads and writes the map's table: rows, their history, and the number that tells other processes to read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from backend.legal_map.rows import COLUMNS, Row
from backend.legal_map.tables import history, institutions, state
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


def all_kept(session: Session) -> dict[str, Kept]:
    """Return every row by id."""
    return {
        row.institution_id: Kept(row.facts, frozenset(row.edited), row.seed)
        for row in session.execute(select(institutions).order_by(institutions.c.institution_id))
    }


def change_to(old: Kept | None, institution_id: str, facts: Row, *, edited: Iterable[str], seed: Row | None) -> Change:
    """Return the change that makes a row say `facts`."""
    before = old.facts if old else {}
    changed = {
        column: (before.get(column) if old else None, facts.get(column, ""))
        for column in COLUMNS
        if (facts.get(column, "") != before.get(column, "")) or (old is None and facts.get(column))
    }
    return Change(institution_id, Kept(dict(facts), frozenset(edited), seed), old is None, changed)


def write(session: Session, changes: Iterable[Change], by: str, now: datetime) -> None:
    """Write rows and their history, and let the revision grow.

    Args:
        by: who changes, for the history (``seed`` for the data that come with the program).
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
    lines = [line for change in written for line in _history(change, by, now)]
    if lines:
        session.execute(insert(history), lines)
    if written:
        _touch(session)


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


def _history(change: Change, by: str, now: datetime) -> Iterable[dict[str, Any]]:
    if change.new:  # a new row is one line: its facts stand in the row itself
        yield _line(change.institution_id, "*", None, change.kept.facts.get("name_zh", ""), by, now)
        return
    for column, (before, after) in change.changed.items():
        yield _line(change.institution_id, column, before, after, by, now)


def _line(institution_id: str, field: str, before: str | None, after: str, by: str, now: datetime) -> dict[str, Any]:
    return {"institution_id": institution_id, "field": field, "before": before, "after": after, "by": by, "at": now}


def _touch(session: Session) -> None:
    _ensure(session)
    session.execute(update(state).where(state.c.name == MAP).values(revision=state.c.revision + 1))


def _ensure(session: Session) -> None:
    insert_or_ignore(session, state, {"name": MAP, "revision": 0, "digest": ""})
