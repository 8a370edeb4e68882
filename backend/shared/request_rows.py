"""The rows of what a service asks of its partner: written before the partner is asked, settled once by its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, insert, select, update

from backend.shared.database import Session, first_row

Row = Mapping[str, Any]


class RequestRows:
    """One service's requests, a row for each thing asked.

    Args:
        table: with the columns ``key`` (the Idempotency-Key the partner is asked with), ``kind``, ``subject`` (what
            it is about), ``state``, ``reason``, ``created_at`` and ``settled_at``.
        background: kinds nobody waits for in a turn; the person need not hear that they are still going on.
    """

    def __init__(self, table: Table, background: Iterable[str] = ()) -> None:
        self._table = table
        self._background = tuple(background)

    def row(self, session: Session, key: str) -> Row | None:
        """Return a request, or None."""
        return first_row(session, select(self._table).where(self._table.c.key == key))

    def open_about(self, session: Session, subject: str) -> Row | None:
        """Return the request about this subject that a person waits for the answer to, or None."""
        return first_row(session, select(self._table).where(self._table.c.subject == subject, self._waited_for()))

    def up_to(self, session: Session, key: str) -> list[Row]:
        """Return what is open about the subject of a request up to it, the earliest first; nothing if it is settled.

        For a partner that must hear of a subject's things in their order.
        """
        wanted = self.row(session, key)
        if wanted is None or wanted["state"] != "open":
            return []
        subject, table = wanted["subject"], self._table
        query = select(table).where(table.c.subject == subject, table.c.state == "open")
        rows: list[Row] = [*session.execute(query.order_by(table.c.created_at, table.c.key)).mappings()]
        return rows[: [one["key"] for one in rows].index(key) + 1]

    def subjects_with_open(self, session: Session, subjects: list[str]) -> set[str]:
        """Return which of these subjects have such a request."""
        query = select(self._table.c.subject).where(self._table.c.subject.in_(subjects), self._waited_for())
        return set(session.execute(query).scalars()) if subjects else set()

    def count(self, session: Session, subject: str, kind: str) -> int:
        """Return how many requests of this kind were made about a subject."""
        query = select(func.count()).select_from(self._table)
        return int(session.execute(query.where(*self._of(subject, kind))).scalar_one())

    def last(self, session: Session, subject: str, kind: str) -> Row | None:
        """Return the newest request of this kind about a subject, or None."""
        query = select(self._table).where(*self._of(subject, kind))
        return first_row(session, query.order_by(self._table.c.created_at.desc(), self._table.c.key.desc()).limit(1))

    def insert(self, session: Session, values: Mapping[str, Any]) -> None:
        """Insert a request; its key must be new."""
        session.execute(insert(self._table).values(**values))

    def reopen(self, session: Session, key: str) -> None:
        """Ask the same again under the same key, after an answer we could not use."""
        change = update(self._table).where(self._table.c.key == key)
        session.execute(change.values(state="open", reason=None, settled_at=None))

    def settle(self, session: Session, key: str, state: str, reason: str | None, now: datetime) -> bool:
        """Record the partner's answer; False if somebody else recorded one first."""
        change = update(self._table).where(self._table.c.key == key, self._table.c.state == "open")
        return session.execute(change.values(state=state, reason=reason, settled_at=now)).rowcount == 1

    def _waited_for(self) -> ColumnElement[bool]:
        return and_(self._table.c.state == "open", self._table.c.kind.not_in(self._background))

    def _of(self, subject: str, kind: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return self._table.c.subject == subject, self._table.c.kind == kind
