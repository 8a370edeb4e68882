"""Reminds of an appointment the day before, at an hour at which one is awake where the person is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.notarization import records
from backend.notarization.events import (
    NotarizationBooked,
    NotarizationChanged,
    NotarizationConfirmed,
)
from backend.notarization.model import HELD, Appointment
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.outbox import Job
from backend.shared.parties import Person

TOPIC = "notarization.remind"
DAY_BEFORE = timedelta(days=1)
QUIET_FROM, QUIET_UNTIL = time(22), time(8)


def reminder_moment(start: datetime, timezone: str) -> datetime:
    """Return when to remind: a day before, moved earlier out of the night (22:00 to 08:00) of the person's zone.

    Args:
        start: aware moment the appointment begins.
        timezone: the person's IANA zone.
    """
    local = (start - DAY_BEFORE).astimezone(ZoneInfo(timezone))
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return local
    evening = local if local.time() >= QUIET_FROM else local - timedelta(days=1)
    return evening.replace(hour=21, minute=30, second=0, microsecond=0)


class Reminders:
    """Plans a reminder for each appointment that stands, and forgets it when the appointment has moved.

    Args:
        database, clock: see `backend/shared`.
        person: returns what is known of a person.
        remind: says it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        person: Callable[[str], Person],
        remind: Callable[[Appointment], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._person = person
        self._remind = remind

    def plan(self, event: NotarizationBooked | NotarizationChanged | NotarizationConfirmed) -> None:
        """Listener: plan for an appointment that is certain and more than a day away."""
        appointment = event.appointment
        due = reminder_moment(appointment.slot.start, self._person(appointment.person_id).timezone)
        if appointment.status == "pending" or due <= self._clock.now():
            return
        payload = {"appointment_id": appointment.appointment_id, "slot_id": appointment.slot.slot_id}
        key = f"{TOPIC}:{appointment.appointment_id}:{appointment.sequence}"
        with self._database.transaction() as session:
            outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=due)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: say it if the appointment still stands at that time."""
        with self._database.reading() as session:
            row = records.appointment_row(session, job.payload["appointment_id"], lock=False)
        if row is None or row["status"] not in HELD or row["slot_id"] != job.payload["slot_id"]:
            return "no longer stands"
        if row["slot_start"] <= self._clock.now():
            return "too late"
        self._remind(records.appointment_of(row))
        return "said"
