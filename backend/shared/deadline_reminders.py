"""Reminds of last moments by the outbox: each step of each end once, and what was missed is told, once.

What has such ends (a limit, the windows of an asynchronous hearing) keeps its plan in the columns ``steps said
plan_version plan_zone`` of its row. A message's key is ``{prefix}:{id}:{end}-{step}:{version}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import update

from backend.shared import outbox
from backend.shared.beginnings import begins_with
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.messages import Event
from backend.shared.outbox import Job
from backend.shared.parties import Person
from backend.shared.reminder_plan import Reminder, plan
from backend.shared.tables import IS_OPEN
from backend.shared.tables import outbox as jobs

LONG_AGO = datetime.min.replace(tzinfo=UTC)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class End:
    """A last moment.

    Args:
        last_minute: aware; steps are counted from it.
        steps: those of `reminder_plan` that make sense for it.
        since: aware; a step before it is not said (an earlier end is reminded of until then).
    """

    last_minute: datetime
    steps: tuple[str, ...]
    since: datetime = LONG_AGO


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is to be said now.

    Args:
        end: which of the ends, counted from 0.
        key: under which it is said, once.
        until: after which it is not sent any more.
    """

    end: int
    key: str
    until: datetime
    now: datetime


class Reminded(Protocol):
    """Thing that is reminded of."""

    prefix: str

    def row(self, session: Session, subject_id: str) -> Row | None:
        """Return its row, locked, or None."""
        ...

    def update(self, session: Session, subject_id: str, **values: Any) -> None:
        """Change columns of its row."""
        ...

    def ends(self, row: Row) -> Sequence[End]:
        """Return its ends, none if nothing is to be reminded of."""
        ...

    def remind(self, session: Session, row: Row, person: Person, due: Due) -> None:
        """Say that an end is near."""
        ...

    def missed(self, session: Session, row: Row, person: Person, end: int, key: str) -> None:
        """Say that we could not remind before an end, if that means something."""
        ...


class DeadlineReminders:
    """Plans, voids and says reminders of one kind of ends.

    Args:
        topic: of their jobs.
        database, clock: see `backend/shared`.
        person: returns what is known of a person.
        kind: what is reminded of.
    """

    def __init__(
        self, topic: str, database: Database, clock: Clock, person: Callable[[str], Person], kind: Reminded
    ) -> None:
        self.topic = topic
        self._database = database
        self._clock = clock
        self._person = person
        self._kind = kind

    def replan(
        self, session: Session, subject_id: str, row: Row, steps: Sequence[str], said: Sequence[str] = ()
    ) -> None:
        """Put a plan in the place of the one before, in the caller's transaction; no steps end the reminding.

        Args:
            row: the subject as it stands now, locked.
            said: marks ``{end}-{step}`` that were said already and are not said again.
        """
        version, zone = row["plan_version"] + 1, self._person(row["person_id"]).timezone
        now, ends = self._clock.now(), self._kind.ends(row)
        wanted = tuple(steps) if any(end.last_minute > now for end in ends) else ()
        self._void(session, subject_id)
        for mark, one in _to_come(ends, wanted, zone, now):
            if mark not in said:
                payload = {"subject_id": subject_id, "mark": mark, "version": version}
                key = f"{self.topic}:{subject_id}:{mark}:{version}"
                outbox.add(session, topic=self.topic, payload=payload, key=key, due_at=one.due)
        values = {"steps": list(wanted), "said": list(said), "plan_version": version, "plan_zone": zone}
        self._kind.update(session, subject_id, **values)

    def do(self, session: Session, job: Job) -> str:
        """Local outbox handler: say it if it stands; a later one that is due says it all."""
        subject_id, mark = str(job.payload["subject_id"]), str(job.payload["mark"])
        version, now = int(job.payload["version"]), self._clock.now()
        row = self._kind.row(session, subject_id)
        if row is None or row["plan_version"] != version or not (ends := self._kind.ends(row)):
            return "no longer stands"
        end = int(mark.partition("-")[0])
        if end >= len(ends):
            return "no longer stands"
        person, steps = self._person(row["person_id"]), tuple(row["steps"])
        if ends[end].last_minute <= now:
            return self._missed(session, row, person, subject_id, end, version)
        moved, newest = person.timezone != row["plan_zone"], _newest_due(ends, end, steps, person.timezone, now)
        if newest != mark:
            if moved:
                self.replan(session, subject_id, row, steps, row["said"])
            return "moved with the person" if moved else f"superseded by {newest}"
        key = f"{self._kind.prefix}:{subject_id}:{mark}:{version}"
        to_come = [one.due for of, one in _to_come(ends, steps, person.timezone, now) if of.startswith(f"{end}-")]
        until = min([ends[end].last_minute, *to_come])
        self._kind.remind(session, row, person, Due(end, key, until, now))
        said = [*row["said"], mark]
        self._kind.update(session, subject_id, said=said)
        if moved:
            self.replan(session, subject_id, row, steps, said)
        return "said"

    def not_sent(self, session: Session, event: Event) -> None:
        """Listener: a reminder was kept back because its time was over before any channel took it."""
        parts = str(getattr(event, "key", "")).split(":")
        end = parts[2].partition("-")[0] if len(parts) == 4 else ""
        if parts[0] != self._kind.prefix or not end.isdecimal() or not parts[3].isdecimal():
            return
        row = self._kind.row(session, parts[1])
        ends = self._kind.ends(row) if row is not None else ()
        if row is not None and int(end) < len(ends) and ends[int(end)].last_minute <= self._clock.now():
            self._missed(session, row, self._person(row["person_id"]), parts[1], int(end), int(parts[3]))

    def _missed(self, session: Session, row: Row, person: Person, subject_id: str, end: int, version: int) -> str:
        self._kind.missed(session, row, person, end, f"{self._kind.prefix}:{subject_id}:missed{end}:{version}")
        return "over"

    def _void(self, session: Session, subject_id: str) -> None:
        earlier = begins_with(jobs.c.key, f"{self.topic}:{subject_id}:")
        change = update(jobs).where(IS_OPEN, jobs.c.topic == self.topic, earlier)
        session.execute(change.values(state="done", receipt="a newer plan stands"))


def _to_come(ends: Sequence[End], steps: Sequence[str], timezone: str, now: datetime) -> Iterator[tuple[str, Reminder]]:
    """Yield every reminder after `now` with its mark ``{end}-{step}``."""
    for number, end in enumerate(ends):
        for one in plan([step for step in end.steps if step in steps], end.last_minute, timezone, now):
            if one.due >= end.since:
                yield f"{number}-{one.step}", one


def _newest_due(ends: Sequence[End], end: int, steps: Sequence[str], timezone: str, now: datetime) -> str:
    """The newest step of this end that is due: one message then says it all."""
    every = _to_come(ends, steps, timezone, LONG_AGO)
    due = [(one.due, mark) for mark, one in every if one.due <= now and mark.startswith(f"{end}-")]
    return max(due)[1] if due else ""
