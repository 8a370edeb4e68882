"""Keeps a person's plan of reminders in the outbox, and says each when it is due and still means something.

The key of a message is ``hearing:{id}:{step}:{version}``: whatever dies between two lines, it is said once. After an
outage the newest reminder due is said and the older ones are not; once the hearing has begun, that is told, once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import update

from backend.hearing import records
from backend.hearing.announcements import Announcements, reminder
from backend.shared import outbox
from backend.shared.beginnings import begins_with
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.keyring import Keyring
from backend.shared.messages import Event
from backend.shared.notifier import Note
from backend.shared.outbox import Job
from backend.shared.parties import Person
from backend.shared.reminder_plan import Reminder, plan
from backend.shared.tables import IS_OPEN
from backend.shared.tables import outbox as jobs

TOPIC = "hearing.remind"

People = Callable[[Session, Sequence[str]], Mapping[str, Person]]


@dataclass(frozen=True, slots=True)
class ReminderOutcome:
    """Result of a wish.

    Args:
        planned: the reminders to come, earliest first; empty when there is no time left for any of them.
        dropped: wished steps that lie in the past or fall together with another.
    """

    planned: tuple[Reminder, ...]
    dropped: tuple[str, ...]


def message_key(hearing_id: str, step: str, version: int) -> str:
    """Return the key under which a reminder is said."""
    return f"hearing:{hearing_id}:{step}:{version}"


class Reminders:
    """Plans, voids and says reminders.

    Args:
        database, clock, keyring: see `backend/shared`.
        person: returns what is known of a person.
        announcements: says it.
        people: returns what is known of several persons, in the caller's transaction.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        person: Callable[[str], Person],
        announcements: Announcements,
        people: People,
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._person = person
        self._announcements = announcements
        self._people = people

    def replan(
        self,
        session: Session,
        row: Mapping[str, Any],
        steps: tuple[str, ...],
        said: tuple[str, ...] = (),
        zone: str | None = None,
    ) -> ReminderOutcome:
        """Put a plan in the place of the one before, in the caller's transaction; no steps end the reminding.

        Args:
            row: the hearing as it stands now, locked.
            said: steps that were said already and are not said again.
            zone: the person's IANA zone, if the caller knows it.
        """
        version = row["plan_version"] + 1
        zone = zone or self._person(row["person_id"]).timezone
        stands = row["status"] == "scheduled"
        to_come = plan(steps, row["start"], zone, self._clock.now()) if stands and steps else ()
        self._void(session, row)
        for one in to_come:
            if one.step not in said:
                self._add(session, row["hearing_id"], one, version)
        values = {"steps": list(steps), "said": list(said), "plan_version": version, "plan_zone": zone}
        records.update_hearing(session, row["hearing_id"], **values)
        kept = {one.step for one in to_come}
        return ReminderOutcome(to_come, tuple(step for step in steps if step not in kept))

    def do(self, session: Session, job: Job) -> str:
        """Local outbox handler of `TOPIC`: say it if it stands, or that it was missed; a later one due says it all."""
        hearing_id, step = str(job.payload["hearing_id"]), str(job.payload["step"])
        version = int(job.payload["version"])
        row = records.hearing_row(session, hearing_id)
        if row is None or row["plan_version"] != version or row["status"] != "scheduled":
            return "no longer stands"
        now, person = self._clock.now(), self._person(row["person_id"])
        if row["start"] <= now:
            return self._missed(session, row, person, version)
        moved = person.timezone != row["plan_zone"]
        if moved and step in _steps_after(row, person, now):
            self.replan(session, row, tuple(row["steps"]), tuple(row["said"]), person.timezone)
            return "moved with the person"
        if (later := _newest_due(row, person, now)) not in (step, None):
            return f"superseded by {later}"
        self._say(session, row, person, step, now)
        if moved:
            self.replan(session, row, tuple(row["steps"]), (*row["said"], step), person.timezone)
        return "said"

    def do_many(self, session: Session, due: Sequence[Job]) -> dict[int, str | None]:
        """Do reminders that are due together: those of the common kind with a statement for all, the others by `do`.

        Of the common kind is a reminder to be said now, by the clock it was planned by, the only one of its person.
        """
        rows = records.hearings_by_id(session, [str(job.payload["hearing_id"]) for job in due])
        people = self._people(session, sorted({row["person_id"] for row in rows.values()}))
        now = self._clock.now()
        common: dict[str, tuple[Job, Mapping[str, Any]]] = {}
        for job in due:
            row = rows.get(str(job.payload["hearing_id"]))
            if row is not None and _is_common(job, row, people[row["person_id"]], now):
                common.setdefault(row["person_id"], (job, row))
        notes = [
            self._note(row, people[person], str(job.payload["step"]), now) for person, (job, row) in common.items()
        ]
        self._announcements.remind(session, notes)
        records.note_said(session, [(row, str(job.payload["step"])) for job, row in common.values()])
        together: dict[int, str | None] = {job.job_id: "said" for job, _ in common.values()}
        return together | {job.job_id: self.do(session, job) for job in due if job.job_id not in together}

    def not_sent(self, session: Session, event: Event) -> None:
        """Listener: a reminder's message was kept back because its time was over before any channel took it."""
        parts = str(getattr(event, "key", "")).split(":")
        if len(parts) != 4 or parts[0] != "hearing" or not parts[3].isdecimal():
            return
        row = records.hearing_row(session, parts[1], lock=True)
        if row is None or row["status"] != "scheduled" or row["start"] > self._clock.now():
            return
        self._missed(session, row, self._person(row["person_id"]), int(parts[3]))

    def _missed(self, session: Session, row: Mapping[str, Any], person: Person, version: int) -> str:
        key = message_key(row["hearing_id"], "missed", version)
        self._announcements.missed(session, records.hearing_of(row, self._keyring), person, key)
        return "told as missed"

    def _say(self, session: Session, row: Mapping[str, Any], person: Person, step: str, now: datetime) -> None:
        self._announcements.remind(session, [self._note(row, person, step, now)])
        records.note_said(session, [(row, step)])

    def _note(self, row: Mapping[str, Any], person: Person, step: str, now: datetime) -> Note:
        """Write what is said, good until the next reminder or the hearing comes, whichever is first."""
        to_come = plan(tuple(row["steps"]), row["start"], person.timezone, now)
        until = to_come[0].due if to_come else row["start"]
        key = message_key(row["hearing_id"], step, row["plan_version"])
        return reminder(records.hearing_of(row, self._keyring), person, now, key, until)

    def _void(self, session: Session, row: Mapping[str, Any]) -> None:
        """Take back what an earlier plan has put in the outbox."""
        earlier = begins_with(jobs.c.key, f"{TOPIC}:{row['hearing_id']}:")
        change = update(jobs).where(IS_OPEN, jobs.c.topic == TOPIC, earlier)
        session.execute(change.values(state="done", receipt="a newer plan stands"))

    def _add(self, session: Session, hearing_id: str, reminder: Reminder, version: int) -> None:
        payload = {"hearing_id": hearing_id, "step": reminder.step, "version": version}
        key = f"{TOPIC}:{hearing_id}:{reminder.step}:{version}"
        outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=reminder.due)


def _is_common(job: Job, row: Mapping[str, Any], person: Person, now: datetime) -> bool:
    stands = row["plan_version"] == int(job.payload["version"]) and row["status"] == "scheduled" and row["start"] > now
    return (
        stands and person.timezone == row["plan_zone"] and _newest_due(row, person, now) in (job.payload["step"], None)
    )


def _steps_after(row: Mapping[str, Any], person: Person, now: datetime) -> set[str]:
    """The steps that are still to come by the person's present clock."""
    return {one.step for one in plan(tuple(row["steps"]), row["start"], person.timezone, now)}


def _newest_due(row: Mapping[str, Any], person: Person, now: datetime) -> str | None:
    """The newest step that is due: one message then says it all."""
    long_ago = datetime.min.replace(tzinfo=UTC)
    every = plan(tuple(row["steps"]), row["start"], person.timezone, long_ago)
    due = [one.step for one in every if one.due <= now]
    return due[-1] if due else None
