"""Reminds of a call, and looks whether somebody of ours has come: jobs within the database, each done once."""

from __future__ import annotations

from datetime import UTC, datetime

from backend.calls import records
from backend.calls.course import OVER, OVERRUN, STEPS, Course
from backend.calls.line.seats import LineSeats
from backend.calls.model import LIVE, Deed
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.outbox import Job
from backend.shared.reminder_plan import plan

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def reminders_of(start: datetime, timezone: str, now: datetime) -> list[tuple[str, datetime]]:
    """Return the reminders of a call still to come: step and moment."""
    return [(one.step, one.due) for one in plan(STEPS, start, timezone, now)]


class CallReminders:
    """Local outbox handlers of the jobs `Course.plan` leaves.

    Args:
        course: rows, clock and what the person hears.
        seats: makes the link that goes with the last reminder, and knows who has come.
    """

    def __init__(self, course: Course, seats: LineSeats) -> None:
        self._course, self._seats = course, seats

    def remind(self, session: Session, job: Job) -> str:
        """Say that a call is near; of several that are due the nearest one says it all."""
        course, step = self._course, str(job.payload["step"])
        row = self._standing(session, job)
        if row is None or row["start"] <= course.now:
            return "no longer stands"
        every = reminders_of(row["start"], course.person(row["person_id"]).timezone, _LONG_AGO)
        due = [name for name, at in every if at <= course.now]
        if due and due[-1] != step:
            return "superseded"
        call = course.value(session, row)
        url = self._seats.issue(session, row, "person") if step == STEPS[-1] else ""
        what = "reminder_link" if url else "reminder"
        course.announcements.tell(session, call, what, key=step, until=row["start"], **({"url": url} if url else {}))
        return "said"

    def look(self, session: Session, job: Job) -> str:
        """Tell who waits that nobody of ours has taken the call."""
        row = self._standing(session, job)
        if row is None or row["status"] != "asked":
            return "no longer stands"
        return self._end(session, row, "lapse", "lapsed")

    def over(self, session: Session, job: Job) -> str:
        """End a call nobody has ended: held if both have come; who is still talking is not cut off."""
        course, row = self._course, self._standing(session, job)
        if row is None:
            return "no longer stands"
        there = records.PRESENCE.comers(session, row["call_id"], course.now)
        if len(there) > 1 and all(one.here for one in there.values()):
            again = course.now + OVERRUN
            key = f"{OVER}:{row['call_id']}:{again.astimezone(UTC):%Y%m%d%H%M}"
            outbox.add(session, topic=OVER, payload=dict(job.payload), key=key, due_at=again)
            return "still talking"
        if "officer" not in there:
            return self._end(session, row, "lapse", "lapsed")
        if "person" not in there:
            return self._end(session, row, "not_reached", "not_reached")
        course.step(session, row, "end", "house")
        return "held"

    def _end(self, session: Session, row: records.Row, deed: Deed, what: str) -> str:
        changed = self._course.step(session, row, deed, "house")
        self._course.announcements.tell(session, changed, what)
        return what

    def _standing(self, session: Session, job: Job) -> records.Row | None:
        """Return the row of a job if the call still begins when the job was made for."""
        row = records.row_of(session, str(job.payload["call_id"]))
        start = datetime.fromisoformat(job.payload["start"])
        stands = row is not None and row["status"] in LIVE and row["start"] == start
        return row if stands else None
