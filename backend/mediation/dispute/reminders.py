"""Reminds both sides, each on their own clock: of a session, and of the last day to ask the court.

Once the court has confirmed it, whoever is to be paid is reminded of the two years to apply for enforcement (CPL-250).

Jobs left behind by a session that was moved, or by an application that is with the court, say nothing: a job knows the
moment it was made for. After an outage the nearest reminder is said alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time

from backend.mediation.dispute import records
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.model import LIVE
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import SIDES, Side, other_side
from backend.mediation.reminders import Plan
from backend.shared import outbox
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.outbox import Job
from backend.shared.parties import Person

REMIND = "mediation.dispute_remind"
STEPS = {
    "session": ("d1", "h1"),
    "court": ("d15", "d7", "d3", "d1", "morning"),
    "enforce": ("d90", "d30", "d7", "d1"),
}
"""Of a session a day and an hour before; of the last day to ask the court as of every limit."""
_LAST_MINUTE = time(23, 59)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class DisputeReminders:
    """Puts reminders into the outbox and says them while they mean something.

    Args:
        course: rows, clock and what the two sides hear.
        plan: when to remind.
        person: returns what is known of a person.
    """

    def __init__(self, course: DisputeCourse, plan: Plan, person: Callable[[str], Person]) -> None:
        self._course = course
        self._plan = plan
        self._person = person

    def of_session(self, session: Session, row: Row) -> None:
        """Plan the reminders of a session that has just been fixed or moved, in the caller's transaction."""
        self._add(session, row, "session", row["start"])

    def of_court(self, session: Session, row: Row) -> None:
        """Plan the reminders of the last day to ask the court, in the caller's transaction."""
        last = self._last_minute(row)
        if last is not None:
            self._add(session, row, "court", last)

    def of_enforcement(self, session: Session, row: Row) -> None:
        """Plan the reminders of the two years to apply for enforcement, in the caller's transaction."""
        last = self._two_years(row)
        terms = self._course.value(row, None).agreed_terms
        if last is not None and terms is not None:
            self._add(session, row, "enforce", last, (other_side(terms.payer),) if terms.amount is not None else SIDES)

    def do(self, session: Session, job: Job) -> str:
        """Local outbox handler of `REMIND`."""
        about, side = str(job.payload["about"]), job.payload["side"]
        at, step = datetime.fromisoformat(job.payload["at"]), str(job.payload["step"])
        row = records.dispute_row(session, str(job.payload["dispute_id"]))
        if row is None or not self._stands(row, about, at) or at <= self._course.now:
            return "no longer stands"
        if side in records.details_of(row, self._course.keyring).get("quiet", ()):
            return "not wanted"
        if self._nearest(row, about, side, at) != step:
            return "superseded"
        key = f"{about}-{at.astimezone(UTC):%Y%m%d%H%M}-{step}"
        self._course.tell(session, row, f"reminder_{about}", side, key=key)
        return "said"

    def _add(
        self, session: Session, row: Row, about: str, at: datetime, sides: Sequence[Side] = SIDES
    ) -> None:  # fmt: skip
        for side in sides:
            for one in self._planned(row, about, side, at, self._course.now):
                mark = f"{row['dispute_id']}:{about}:{side}:{at.astimezone(UTC):%Y%m%d%H%M}:{one[0]}"
                payload = {"dispute_id": row["dispute_id"], "about": about, "side": side, "at": at.isoformat()}
                outbox.add(session, topic=REMIND, payload={**payload, "step": one[0]}, key=f"{REMIND}:{mark}",
                           due_at=one[1])  # fmt: skip

    def _planned(
        self, row: Row, about: str, side: Side, at: datetime, now: datetime
    ) -> Sequence[tuple[str, datetime]]:  # fmt: skip
        person_id = records.person_of(row, side)
        zone = self._person(person_id).timezone if person_id else str(BEIJING)
        return [(one.step, one.due) for one in self._plan(STEPS[about], at, zone, now)]

    def _nearest(self, row: Row, about: str, side: Side, at: datetime) -> str:
        due = [step for step, when in self._planned(row, about, side, at, _LONG_AGO) if when <= self._course.now]
        return due[-1] if due else ""

    def _stands(self, row: Row, about: str, at: datetime) -> bool:
        if about == "session":
            return row["status"] in LIVE and row["start"] == at
        if about == "enforce":
            return self._two_years(row) == at
        return self._last_minute(row) == at

    def _two_years(self, row: Row) -> datetime | None:
        last = self._course.value(row, None).enforce_by if row["status"] == "settled" else None
        return datetime.combine(last, _LAST_MINUTE, BEIJING) if last is not None else None

    def _last_minute(self, row: Row) -> datetime | None:
        """The last minute to ask the court; None where nobody is to be reminded of it."""
        dispute = self._course.value(row, None)
        if row["status"] != "settled" or dispute.confirm_by is None or dispute.handed_in or not dispute.confirmable:
            return None
        return datetime.combine(dispute.confirm_by, _LAST_MINUTE, BEIJING)
