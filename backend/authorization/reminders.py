"""Reminds of a session a day and an hour before, never at night but for the last one."""

from __future__ import annotations

from datetime import datetime

from backend.authorization import records
from backend.authorization.announcements import Announcements
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.model import reminder_moments
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.outbox import Job
from backend.shared.parties import Person

TOPIC = f"{SERVICE}.remind"


def plan_reminders(session: Session, row: records.Row, person: Person, now: datetime) -> None:
    """Put the reminders of a booked session into the caller's transaction; those whose time is over are left out."""
    for number, due in enumerate(reminder_moments(row["slot_start"], person.timezone), 1):
        if due <= now:
            continue
        payload = {"witness_id": row["witness_id"], "slot_id": row["slot_id"], "number": number}
        key = f"{TOPIC}:{row['witness_id']}:{row['sequence']}:{number}"
        outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=due)


class Reminders:
    """Says a reminder if the session still stands at that time.

    Args:
        errands: database and clock.
        tell: says it.
    """

    def __init__(self, errands: Errands, tell: Announcements) -> None:
        self._errands = errands
        self._tell = tell

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        with self._errands.database.transaction() as session:
            row = records.witness_row(session, job.payload["witness_id"])
            if row is None or row["status"] != "booked" or row["slot_id"] != job.payload["slot_id"]:
                return "no longer stands"
            if row["slot_start"] <= self._errands.clock.now():
                return "too late"
            witness = records.witness_of(row, self._errands.details.open(row))
            self._tell.reminded(session, witness, int(job.payload["number"]))
        self._errands.ring()
        return "said"
