"""Reminds of an appointment the day before, at an hour at which one is awake where the person is, and when wished."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy import select

from backend.notarization import records
from backend.notarization.commands import RemindOfAppointment
from backend.notarization.events import (
    NotarizationBooked,
    NotarizationChanged,
    NotarizationConfirmed,
)
from backend.notarization.model import HELD, Appointment
from backend.shared import outbox
from backend.shared.beginnings import begins_with
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.outbox import Job
from backend.shared.own_seals import opened_row
from backend.shared.parties import Person
from backend.shared.quiet_hours import out_of_the_night
from backend.shared.tables import outbox as jobs

TOPIC = "notarization.remind"
DAY_BEFORE = timedelta(days=1)


def reminder_moment(start: datetime, timezone: str) -> datetime:
    """Return when to remind: a day before, moved earlier out of the night of the person's zone.

    Args:
        start: aware moment the appointment begins.
        timezone: the person's IANA zone.
    """
    return out_of_the_night(start - DAY_BEFORE, timezone)


class Planned(Protocol):
    """One wished reminder: its code, and when it is due."""

    @property
    def step(self) -> str:
        """The code it was wished by."""
        ...

    @property
    def due(self) -> datetime:
        """Aware moment."""
        ...


Plan = Callable[[Iterable[str], datetime, str, datetime], Sequence[Planned]]
"""Turns wished steps, the beginning, a zone and now into the reminders to come."""


class Reminders:
    """Plans a reminder for each appointment that stands, and forgets it when the appointment has moved.

    Args:
        database, clock: see `backend/shared`.
        person: returns what is known of a person, read in the caller's transaction.
        remind: says it; each step once.
        plan_steps: reckons when wished reminders are due.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        person: Callable[[Session, str], Person],
        remind: Callable[[Session, Appointment, str], None],
        plan_steps: Plan,
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person
        self._remind = remind
        self._plan_steps = plan_steps

    def plan(self, session: Session, event: NotarizationBooked | NotarizationChanged | NotarizationConfirmed) -> None:
        """Listener: plan for an appointment that is certain; what was wished before it moved is wished of it still."""
        appointment = event.appointment
        if appointment.status == "pending":
            return
        self._add(session, appointment, self._wished(session, appointment.appointment_id))

    def wish(self, command: RemindOfAppointment) -> list[datetime]:
        """Plan what is wished beside the day before, and return every reminder to come."""
        with self._database.transaction() as session:
            row = records.own_appointment(session, command.appointment_id, command.person_id)
            if row["status"] not in HELD:
                raise Refused("notarization_not_held")
            appointment = records.appointment_of(row)
            wished = self._wished(session, command.appointment_id) | set(command.steps)
            return sorted(self._add(session, appointment, wished).values())

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: say it if the appointment still stands at that time."""
        with self._database.transaction() as session:
            row = records.appointment_row(session, job.payload["appointment_id"], lock=False)
            if row is None or row["status"] not in HELD or row["slot_id"] != job.payload["slot_id"]:
                return "no longer stands"
            if row["slot_start"] <= self._clock.now():
                return "too late"
            self._remind(session, records.appointment_of(row), str(job.payload.get("step", "")))
        return "said"

    def _add(self, session: Session, appointment: Appointment, wished: Collection[str]) -> dict[str, datetime]:
        """Put the reminders of an appointment into a transaction; return when each step is due."""
        now, start = self._clock.now(), appointment.slot.start
        zone = self._person(session, appointment.person_id).timezone
        usual = reminder_moment(start, zone).astimezone(UTC)
        due = {"": usual} if usual > now else {}
        due |= {one.step: one.due for one in self._plan_steps(wished, start, zone, now) if one.due != usual}
        for step, at in due.items():
            key = f"{TOPIC}:{appointment.appointment_id}:{appointment.sequence}{step and f':{step}'}"
            payload = {"appointment_id": appointment.appointment_id, "slot_id": appointment.slot.slot_id}
            outbox.add(session, topic=TOPIC, payload=payload | ({"step": step} if step else {}), key=key, due_at=at)
        return due

    def _wished(self, session: Session, appointment_id: str) -> set[str]:
        """The steps wished so far, read from the jobs they became."""
        mine = begins_with(jobs.c.key, f"{TOPIC}:{appointment_id}:")
        found = session.execute(select(jobs).where(jobs.c.topic == TOPIC, mine)).mappings().all()
        payloads = [opened_row(session, jobs, row)["payload"] or {} for row in found]
        return {str(payload["step"]) for payload in payloads if payload.get("step")}
