"""Expiry of conversations: sent messages' contents, answered ones, and the talk that is shown again.

A job of the outbox is emptied first and keeps its key, so that nothing is said or done a second time; the row goes
when nobody comes back to it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select, tuple_, update

from backend.config import Settings
from backend.conversation.tables import channel_notes, delivery_failures, handovers, history, inbox
from backend.shared.database import Session
from backend.shared.personal_data import Expiry
from backend.shared.tables import IS_FULL, IS_OVER, outbox

Older = Callable[[datetime], ColumnElement[bool]]


def expiries(settings: Settings) -> Sequence[Expiry]:
    """Return them with the times of the settings."""
    sent = timedelta(days=settings.outbox_kept_days)
    over = timedelta(days=max(settings.done_jobs_kept_days, settings.outbox_kept_days))
    taken_in, shown = timedelta(days=settings.inbox_kept_days), timedelta(days=settings.history_kept_days)
    return (
        Expiry("outbox", sent, _empty_jobs),
        Expiry("jobs", over, _delete_jobs),
        Expiry("failures", sent, _deleting(delivery_failures, lambda before: delivery_failures.c.at < before)),
        Expiry("inbox", taken_in, _deleting(inbox, lambda at: (inbox.c.received_at < at) & (inbox.c.state != "open"))),
        Expiry("history", shown, _deleting(history, lambda before: history.c.at < before)),
        Expiry(
            "calls", shown,
            _deleting(handovers, lambda at: (handovers.c.created_at < at) & handovers.c.state.in_(("taken", "over"))),
        ),
        Expiry("notes", timedelta(0), _deleting(channel_notes, lambda before: channel_notes.c.until < before)),
    )  # fmt: skip


def _empty_jobs(session: Session, before: datetime, most: int) -> int:
    ids = select(outbox.c.job_id).where(IS_FULL, outbox.c.due_at < before).order_by(outbox.c.due_at).limit(most)
    found = list(session.execute(ids).scalars())
    emptied = update(outbox).where(outbox.c.job_id.in_(found)).values(payload=b"", receipt=None, last_error=None)
    session.execute(emptied)
    return len(found)


def _delete_jobs(session: Session, before: datetime, most: int) -> int:
    ids = select(outbox.c.job_id).where(IS_OVER, outbox.c.due_at < before).order_by(outbox.c.due_at).limit(most)
    found = list(session.execute(ids).scalars())
    session.execute(delete(outbox).where(outbox.c.job_id.in_(found)))
    return len(found)


def _deleting(table: Table, older: Older) -> Callable[[Session, datetime, int], int]:
    keys = list(table.primary_key.columns)

    def delete_some(session: Session, before: datetime, most: int) -> int:
        """Delete some rows that are older."""
        found = [tuple(row) for row in session.execute(select(*keys).where(older(before)).limit(most))]
        if found:
            session.execute(delete(table).where(tuple_(*keys).in_(found)))
        return len(found)

    return delete_some
