"""Reminds of a last day while there is time, and looks how a case stands once a day has passed.

A day that passes never ends a case here: the court is asked, and only its answer counts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from backend.filing import records
from backend.filing.announcements import Announcements
from backend.filing.clocks import Deadline
from backend.filing.model import Case, DeadlineKind
from backend.shared import outbox
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job
from backend.shared.parties import Person
from backend.shared.quiet_hours import out_of_the_night

REMIND = "filing.remind"
LOOK = "filing.look"

DAYS_BEFORE: dict[DeadlineKind, tuple[int, ...]] = {"cure": (3, 1), "fee": (1,), "appeal": (3, 1)}
LOOKS = 60
"""Number of looks for an overdue decision, a day apart; afterwards only the court's own news counts."""
LOOK_AGAIN = timedelta(hours=6)
"""Pause after an answer of the court's platform that cannot be used."""
LOOK_AT = time(9, 30)
"""Beijing's clock: when the court's desk has opened on the day after."""


def reminder_moment(last: date, days: int, timezone: str) -> datetime:
    """Return when to remind: so many days before the end of the last day, moved earlier out of the person's night.

    Args:
        last: the last day, Beijing's calendar.
        days: how long before.
        timezone: the person's IANA zone.
    """
    return out_of_the_night(Deadline(last, "", False).ends_at - timedelta(days=days), timezone)


class Deadlines:
    """Plans with a change of status, and does what was planned if it still stands.

    Args:
        database, clock, keyring: see `backend/shared`.
        person: returns what is known of a person.
        announcements: says it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        person: Callable[[str], Person],
        announcements: Announcements,
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._person = person
        self._announcements = announcements

    def plan(self, session: Session, case: Case, now: datetime) -> None:
        """Plan the reminders and the look that belong to a case as it stands, in the caller's transaction."""
        if case.deadline is not None and case.deadline_for is not None:
            for days in DAYS_BEFORE[case.deadline_for]:
                due = reminder_moment(case.deadline, days, self._person(case.person_id).timezone)
                if due > now:
                    self._add(session, REMIND, case.case_id, case.deadline, due, days)
        if case.deadline is not None and case.deadline_for == "cure":
            self._add(session, LOOK, case.case_id, case.deadline, _morning_after(case.deadline))
        if case.decision_due is not None:
            self._add(session, LOOK, case.case_id, case.decision_due, _morning_after(case.decision_due))

    def remind(self, job: Job) -> str:
        """Outbox handler of `REMIND`: say it if the same last day still runs."""
        with self._database.transaction() as session:
            row = records.case_row(session, str(job.payload["case_id"]))
            if row is None or row["deadline"] != date.fromisoformat(job.payload["day"]):
                return "no longer stands"
            if Deadline(row["deadline"], "", False).ends_at <= self._clock.now():
                return "too late"
            self._announcements.remind(session, records.case_of(row, self._keyring), int(job.payload["days"]))
        return "said"

    def look(self, job: Job, look_up: Callable[[str], Case | None]) -> str:
        """Outbox handler of `LOOK`: ask the court; if it still has not decided, tell the person so, once.

        Args:
            look_up: asks the court how a case stands, records its answer, and returns the case.
        """
        case_id, last = str(job.payload["case_id"]), date.fromisoformat(job.payload["day"])
        looked = int(job.payload["days"]) + 1
        try:
            case = look_up(case_id)
        except (PlatformUnavailable, PlatformRejected) as away:
            with self._database.transaction() as session:
                self._add(session, LOOK, case_id, last, self._clock.now() + LOOK_AGAIN, looked)
            return f"no answer: {away}"[:200]
        if case is None or last not in (case.deadline, case.decision_due) or case.status not in _STILL_OPEN:
            return "decided"
        with self._database.transaction() as session:
            self._announcements.overdue(session, case)
            self._add(session, LOOK, case_id, last, self._clock.now() + timedelta(days=1), looked)
        return "not decided yet"

    def _add(self, session: Session, topic: str, case_id: str, last: date, due: datetime, days: int = 0) -> None:
        if days >= LOOKS:
            return
        payload = {"case_id": case_id, "day": last.isoformat(), "days": days}
        key = f"{topic}:{case_id}:{last:%Y%m%d}:{days}"
        outbox.add(session, topic=topic, payload=payload, key=key, due_at=due)


_STILL_OPEN = ("under_review", "defects")


def _morning_after(last: date) -> datetime:
    return datetime.combine(last + timedelta(days=1), LOOK_AT, BEIJING)
