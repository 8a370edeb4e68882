"""Places where a service keeps personal data, declared by each, so that a person can be erased or given a copy whole.

A table is declared once with how a person's rows are found in it and what becomes of them; erasing, exporting, and the
search for what is still in use read the same declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Table, true

from backend.shared.database import Session
from backend.shared.wording import Words

Fate = Literal["erased", "with_matters", "kept"]
"""``erased`` at once; ``with_matters``: as soon as no office has anything of the person's in hand; ``kept``: the row
stays under the person's id, which then names nobody, with its contents taken out or sealed."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The names under which a person's rows are found.

    Args:
        person_id: ours.
        addresses: channel and address of each of their channels.
        subjects: what officers' notes may be about, and what has a key of its own: ``person:…``, ``case:…``,
            ``review:…``.
    """

    person_id: str
    addresses: tuple[tuple[str, str], ...] = ()
    subjects: tuple[str, ...] = ()


RowsOf = Callable[[Whose], ColumnElement[bool]]
"""The condition that finds a person's rows."""


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """One table with rows of people.

    Args:
        table: with the column ``person_id``, unless `rows` says how a person's rows are found.
        rows: see `RowsOf`.
        fate: see `Fate`.
        why: of a kept one that a person would miss in the list of what goes: what it is and why it stays.
        empty: takes the contents out of rows that are kept, in the erasure's transaction.
        refers: rows whose files and numbers are still needed; false for a mere record of what was said.
        exported: whether a person's own copy has it.
    """

    table: Table
    rows: RowsOf | None = None
    fate: Fate = "erased"
    why: Words | None = None
    empty: Callable[[Session, Whose], None] | None = None
    refers: ColumnElement[bool] = field(default_factory=true)
    exported: bool = True

    def of(self, whose: Whose) -> ColumnElement[bool]:
        """Return the condition that finds a person's rows."""
        if self.rows is not None:
            return self.rows(whose)
        condition: ColumnElement[bool] = self.table.c.person_id == whose.person_id
        return condition


@dataclass(frozen=True, slots=True)
class Expiry:
    """Rows that are deleted by themselves when they are old.

    Args:
        what: its name in the night's record.
        after: how long it is kept.
        delete: deletes what is older than a moment, so many rows at most, and returns how many; in the caller's
            transaction.
    """

    what: str
    after: timedelta
    delete: Callable[[Session, datetime, int], int]


def _nothing_in_hand(session: Session, person_id: str) -> Sequence[Words]:
    return ()


def _no_subjects(session: Session, person_id: str) -> Sequence[str]:
    return ()


def _nothing_outside(person_id: str, whole: bool) -> None:
    """Do nothing: all of it is in the tables."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Knowledge of a service about people.

    Args:
        tables: every table with rows of people, what depends on another table's rows first.
        in_hand: the matters of a person that an office has in hand at present, in the caller's transaction.
        subjects: names of a person's matters that officers' notes may be about, or that have a key of their own
            (`keyring.matter`), which is destroyed with the person's.
        outside: erase what lies outside our tables, before the rows go; `whole` when nothing is in hand. May be
            repeated, and raises PlatformUnavailable where it has to be.
        expiries: what is deleted by itself.
    """

    tables: Sequence[PersonalTable] = ()
    in_hand: Callable[[Session, str], Sequence[Words]] = _nothing_in_hand
    subjects: Callable[[Session, str], Sequence[str]] = _no_subjects
    outside: Callable[[str, bool], None] = _nothing_outside
    expiries: Sequence[Expiry] = ()
