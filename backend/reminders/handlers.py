"""Carries out the orders about one's own reminders, and tells each at its moment: jobs within the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from backend.reminders.model import (
    BROUGHT_BACK_WITHIN,
    LONGEST,
    MOST,
    BringReminderBack,
    MyReminders,
    OwnReminder,
    RemoveReminder,
    SetReminder,
    told_words,
)
from backend.reminders.tables import WORDS, own_reminders
from backend.shared import outbox
from backend.shared.agenda import YOU_SAID, AgendaItem
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, first_row
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import LocalJob
from backend.shared.messages import Command
from backend.shared.notifier import READY_WORDS, Notifier
from backend.shared.outbox import Job
from backend.shared.wording import Words, verbatim

TELL, CLEAR = "own_reminder.tell", "own_reminder.clear"
"""Topics of the jobs that tell a reminder, and that erase one that was taken away."""
TITLE = Words("您自己设的提醒", "A reminder you set")
"""Title in the agenda: a calendar is read by strangers' servers, so it does not say of what."""
_OPEN, _REMOVED = "open", "removed"
_Row = Mapping[str, Any]


class ReminderHandlers:
    """Handles every order of ``backend/reminders/model.py``.

    Args:
        database, clock: see `backend/shared`.
        keyring: seals what a reminder is about.
        notifier: tells it.
        ring: wakes whoever does jobs.
    """

    def __init__(
        self, database: Database, clock: Clock, keyring: Keyring, notifier: Notifier, ring: Callable[[], None]
    ) -> None:
        self._database, self._clock, self._keyring = database, clock, keyring
        self._notifier, self._ring = notifier, ring

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each order."""
        return {
            SetReminder: self.set, MyReminders: self.mine, RemoveReminder: self.remove, BringReminderBack: self.bring,
        }  # fmt: skip

    def by_local_topic(self) -> Mapping[str, LocalJob]:
        """Return the handler of each job."""
        return {TELL: LocalJob(self.tell), CLEAR: LocalJob(self.clear)}

    def set(self, order: SetReminder) -> OwnReminder | None:
        """Keep it with the job that tells it; None where somebody has as many as may be."""
        row: dict[str, Any] = {
            "reminder_id": order.reminder_id, "person_id": order.person_id, "state": _OPEN, "due": order.due,
            "created_at": self._clock.now(),
        }  # fmt: skip
        sealer = self._keyring.of(order.person_id, "talk")
        row["words"] = sealer.seal_json(order.words[:LONGEST], WORDS.context.format(**row))
        with self._database.transaction() as session:
            if known := _row_of(session, order.reminder_id, order.person_id):
                return self._value(known)
            if _count(session, order.person_id) >= MOST:
                return None
            session.execute(insert(own_reminders).values(**row))
            self._plan(session, TELL, row, order.due)
        self._ring()
        return self._value(row)

    def mine(self, asked: MyReminders) -> tuple[OwnReminder, ...]:
        """Return what has not been told yet."""
        with self._database.reading() as session:
            return tuple(self._value(row) for row in _open_of(session, asked.person_id))

    def remove(self, order: RemoveReminder) -> OwnReminder | None:
        """Take it away; its job finds nothing to tell, and another erases it after a day."""
        now = self._clock.now()
        with self._database.transaction() as session:
            row = self._moved(session, order.reminder_id, order.person_id, _OPEN, _REMOVED)
            if row is not None:
                self._plan(session, CLEAR, row, now + BROUGHT_BACK_WITHIN, mark=now.isoformat())
        return self._value(row) if row is not None else None

    def bring(self, order: BringReminderBack) -> OwnReminder | None:
        """Bring it back; its job is new, for the one before may have been done."""
        now = self._clock.now()
        with self._database.transaction() as session:
            row = _row_of(session, order.reminder_id, order.person_id)
            if row is None or row["due"] <= now:
                return None
            if row["state"] == _REMOVED:
                self._moved(session, order.reminder_id, order.person_id, _REMOVED, _OPEN)
                self._plan(session, TELL, row, row["due"], mark=now.isoformat())
        self._ring()
        return self._value(row)

    def tell(self, session: Session, job: Job) -> str:
        """Say it to the person, and forget it: what was said stands in the conversation."""
        row = first_row(session, _one(str(job.payload["reminder_id"])), lock=True)
        if row is None or row["state"] != _OPEN:
            return "no longer stands"
        person = self._notifier.person_in(session, row["person_id"])
        words, key = told_words(self._value(row), person), f"own_reminder:{row['reminder_id']}"
        self._notifier.tell(row["person_id"], READY_WORDS, {"words": words}, key=key, session=session)
        session.execute(delete(own_reminders).where(own_reminders.c.reminder_id == row["reminder_id"]))
        return "said"

    def clear(self, session: Session, job: Job) -> str:
        """Erase one that was taken away and not brought back."""
        mine = own_reminders.c.reminder_id == str(job.payload["reminder_id"])
        gone = session.execute(delete(own_reminders).where(mine, own_reminders.c.state == _REMOVED)).rowcount
        return "erased" if gone else "no longer stands"

    def ahead(self, session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
        """Return the agenda of what somebody has set; its words are for them alone."""
        return tuple(
            AgendaItem(
                f"own-reminder-{row['reminder_id']}", "takes_place", TITLE, row["due"], YOU_SAID,
                note=verbatim(self._value(row).words),
            )
            for row in _open_of(session, person_id)
        )  # fmt: skip

    def _moved(self, session: Session, reminder_id: str, person_id: str, before: str, after: str) -> _Row | None:
        row = _row_of(session, reminder_id, person_id)
        if row is None or row["state"] != before:
            return None
        session.execute(update(own_reminders).where(own_reminders.c.reminder_id == reminder_id).values(state=after))
        return row

    def _plan(self, session: Session, topic: str, row: _Row, due: datetime, mark: str = "") -> None:
        payload, key = {"reminder_id": row["reminder_id"]}, f"{topic}:{row['reminder_id']}:{mark}"
        outbox.add(session, topic=topic, payload=payload, key=key, due_at=due)

    def _value(self, row: _Row) -> OwnReminder:
        words = self._keyring.open_json(row["words"], WORDS.context.format(**row))
        return OwnReminder(row["reminder_id"], row["person_id"], str(words), row["due"])


def _one(reminder_id: str) -> Any:
    return select(own_reminders).where(own_reminders.c.reminder_id == reminder_id)


def _row_of(session: Session, reminder_id: str, person_id: str) -> _Row | None:
    return first_row(session, _one(reminder_id).where(own_reminders.c.person_id == person_id), lock=True)


def _open_of(session: Session, person_id: str) -> list[_Row]:
    mine = (own_reminders.c.person_id == person_id) & (own_reminders.c.state == _OPEN)
    return [dict(row) for row in session.execute(select(own_reminders).where(mine).order_by("due")).mappings()]


def _count(session: Session, person_id: str) -> int:
    mine = (own_reminders.c.person_id == person_id) & (own_reminders.c.state == _OPEN)
    return int(session.execute(select(func.count()).select_from(own_reminders).where(mine)).scalar_one())
