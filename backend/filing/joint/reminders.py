"""Reminders of invitations that are not answered, and their end, by jobs of the outbox, out of anybody's night.

Until somebody has opened the code only the inviter can be reminded; from then on the co-plaintiff is, on their own
clock. A job knows the code and the end it was made for: after another code, an answer or the end it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from backend.filing.joint import records
from backend.filing.joint.news import JointNews
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.local_jobs import DoOne
from backend.shared.outbox import Job
from backend.shared.quiet_hours import QUIET_FROM, QUIET_UNTIL, out_of_the_night

REMIND, END = "filing.co_plaintiff_remind", "filing.co_plaintiff_end"


@dataclass(frozen=True, slots=True)
class Pace:
    """Days an invitation waits.

    Args:
        lasts: days from the code to its end.
        after: days after the code on which is reminded.
    """

    lasts: int
    after: tuple[int, ...]

    @classmethod
    def of(cls, setting: str) -> Pace:
        """Return what a setting says: the days of the reminders, and last the day of the end (``2,5,14``)."""
        *after, lasts = sorted(int(days) for days in setting.split(","))
        return cls(lasts, tuple(after))


def after_the_night(moment: datetime, timezone: str) -> datetime:
    """Return a moment, or the morning after it where it falls into somebody's night: an end never comes too early."""
    local = moment.astimezone(ZoneInfo(timezone))
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return moment
    morning = local if local.time() < QUIET_UNTIL else local + timedelta(days=1)
    return morning.replace(hour=QUIET_UNTIL.hour, minute=0, second=0, microsecond=0)


class InvitationReminders:
    """Puts reminders into the outbox and says them while they mean something.

    Args:
        clock: this moment.
        news: tells both.
        pace: see `Pace`.
    """

    def __init__(self, clock: Clock, news: JointNews, pace: Pace) -> None:
        self._clock, self._news, self._pace = clock, news, pace

    def ends_at(self) -> datetime:
        """Return when a code that is made now ends."""
        return self._clock.now() + timedelta(days=self._pace.lasts)

    def by_local_topic(self) -> Mapping[str, DoOne]:
        """Return the handlers of what is done within the database."""
        return {REMIND: self.remind, END: self.end}

    def of_code(self, session: Session, joint: records.Row, place: records.Row) -> None:
        """Plan what follows a code that has just been made: the inviter is reminded until somebody opens it."""
        self._plan(session, place, "inviter", self._news.zone(joint["person_id"]))
        due = after_the_night(place["expires_at"], self._news.zone(joint["person_id"]))
        self._add(session, END, place, "inviter", "end", due)

    def of_opened(self, session: Session, place: records.Row) -> None:
        """Plan the reminders of whoever has opened a code."""
        zone = self._news.zone(place["person_id"])
        self._plan(session, place, "them", zone)
        self._add(session, END, place, "them", "end", after_the_night(place["expires_at"], zone))

    def remind(self, session: Session, job: Job) -> str:
        """Local outbox handler of `REMIND`."""
        found = self._standing(session, job)
        if found is None:
            return "no longer stands"
        joint, place = found
        if job.payload["whom"] == "inviter":
            if place["state"] != "invited":
                return "opened"
            self._news.tell_inviter(session, joint, place, "unopened", str(job.payload["step"]))
            return "said"
        if place["quiet"] or place["state"] not in ("opened", "joined"):
            return "not wanted"
        self._news.tell_them(session, joint, place, "reminder", str(job.payload["step"]))
        return "said"

    def end(self, session: Session, job: Job) -> str:
        """Local outbox handler of `END`: whoever has not answered is not waited for any longer."""
        found = self._standing(session, job)
        if found is None or (found[1]["state"] in ("opened", "joined") and job.payload["whom"] == "inviter"):
            return "no longer stands"
        joint, place = found
        if place["state"] not in ("invited", "opened", "joined") or place["expires_at"] > self._clock.now():
            return "answered"
        silent = {**place, "state": "silent", "updated_at": self._clock.now()}
        self._news.tell_inviter(session, joint, silent, "silent")
        self._news.tell_them(session, joint, silent, "silent")
        records.change_place(
            session, place["co_plaintiff_id"], state="silent", person_id=None, proof=None, particulars=None,
            agreed_to=None, updated_at=silent["updated_at"],
        )  # fmt: skip
        return "said"

    def _standing(self, session: Session, job: Job) -> tuple[records.Row, records.Row] | None:
        place = records.place_row(session, str(job.payload["co_plaintiff_id"]))
        joint = records.joint_row(session, place["draft_id"]) if place is not None else None
        if place is None or joint is None or joint["status"] != "open":
            return None
        return (joint, place) if _mark(place) == job.payload["mark"] else None

    def _plan(self, session: Session, place: records.Row, whom: str, zone: str) -> None:
        made = place["expires_at"] - timedelta(days=self._pace.lasts)
        for number, due in enumerate(self._moments(made, zone), 1):
            if due > self._clock.now():
                self._add(session, REMIND, place, whom, str(number), due)

    def _moments(self, made: datetime, zone: str) -> Sequence[datetime]:
        return [out_of_the_night(made + timedelta(days=days), zone) for days in self._pace.after]

    def _add(
        self, session: Session, topic: str, place: records.Row, whom: str, step: str, due: datetime
    ) -> None:  # fmt: skip
        mark = _mark(place)
        about = {"co_plaintiff_id": place["co_plaintiff_id"], "mark": mark, "whom": whom, "step": step}
        key = f"{topic}:{place['co_plaintiff_id']}:{mark}:{whom}:{step}"
        outbox.add(session, topic=topic, payload=about, key=key, due_at=due.astimezone(UTC))


def _mark(place: records.Row) -> str:
    """Return what tells a code with its end from a later one."""
    if not place["proof"] or not place["expires_at"]:
        return ""
    return f"{place['proof'][:24]}-{place['expires_at'].astimezone(UTC):%Y%m%d%H%M}"
