"""Reminds of a session the day before and an hour before, by jobs of the outbox, out of the person's night.

When to remind is reckoned as for a hearing; the module gives that reckoning. A session that is moved or over leaves old
jobs behind, which then say nothing: a job knows the beginning it was made for. After an outage the nearest reminder is
said alone, and of a session that has begun meanwhile that it was missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from backend.mediation import records
from backend.mediation.course import Course
from backend.mediation.model import WITH_MEDIATOR
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.outbox import Job
from backend.shared.parties import Person

REMIND = "mediation.remind"
STEPS = ("d1", "h1")
"""A day before, at the session's hour; an hour before."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class PlannedReminder(Protocol):
    """A reminder to come."""

    @property
    def step(self) -> str:
        """Its code."""

    @property
    def due(self) -> datetime:
        """Moment at which it is said, aware."""


Plan = Callable[[Sequence[str], datetime, str, datetime], Sequence[PlannedReminder]]
"""From steps, beginning, the person's zone and now: the reminders still to come, the earliest first."""


class SessionReminders:
    """Puts reminders into the outbox and says them while they mean something.

    Args:
        course: rows, clock and what the person hears.
        plan: when to remind.
        person: returns what is known of a person.
    """

    def __init__(self, course: Course, plan: Plan, person: Callable[[str], Person]) -> None:
        self._course = course
        self._plan = plan
        self._person = person

    def add(self, session: Session, row: records.Row) -> None:
        """Plan the reminders of a session that has just been fixed or moved, in the caller's transaction."""
        start: datetime = row["start"]
        zone = self._person(row["person_id"]).timezone
        for one in self._plan(STEPS, start, zone, self._course.clock.now()):
            payload = {"mediation_id": row["mediation_id"], "start": start.isoformat(), "step": one.step}
            key = f"{REMIND}:{row['mediation_id']}:{start.astimezone(UTC):%Y%m%d%H%M}:{one.step}"
            outbox.add(session, topic=REMIND, payload=payload, key=key, due_at=one.due, person_id=row["person_id"])

    def do(self, job: Job) -> str:
        """Outbox handler of `REMIND`: say it if the session stands; a nearer one due says it all."""
        start, step = datetime.fromisoformat(job.payload["start"]), str(job.payload["step"])
        with self._course.database.transaction() as session:
            row = records.row_of(session, str(job.payload["mediation_id"]))
            if row is None or row["status"] not in WITH_MEDIATOR or row["start"] != start:
                return "no longer stands"
            if records.details_of(row, self._course.keyring).get("quiet"):
                return "not wanted"
            if start <= self._course.clock.now():
                return self._say(session, row, "reminder_missed", "missed")
            if self._newest_due(row) not in (step, None):
                return "superseded"
            return self._say(session, row, "reminder", step)

    def _say(self, session: Session, row: records.Row, what: str, step: str) -> str:
        mediation = records.mediation_of(row, self._course.keyring)
        key = f"{row['start'].astimezone(UTC):%Y%m%d%H%M}:{step}"
        until = row["start"] if what == "reminder" else None
        self._course.announcements.tell(session, mediation, what, key=key, until=until)
        return "said"

    def _newest_due(self, row: records.Row) -> str | None:
        zone, now = self._person(row["person_id"]).timezone, self._course.clock.now()
        due = [one.step for one in self._plan(STEPS, row["start"], zone, _LONG_AGO) if one.due <= now]
        return due[-1] if due else None
