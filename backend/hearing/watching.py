"""The net under the court's callbacks: a registered case's hearings are looked up twice a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from backend.hearing.commands import RecordHearingNews
from backend.hearing.court import HearingPlatform
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.outbox import Job

TOPIC = "hearing.look"
LOOK_EVERY = timedelta(hours=12)
AFTER_TROUBLE = timedelta(hours=1)
LOOKS = 2 * 365
"""A year; a case that runs longer without a word from the court is asked about at the desk."""


class Watching:
    """Looks again and again.

    Args:
        database, clock: see `backend/shared`.
        court: the court's platform.
        filing_number_of: the receipt number of a registered case, or None when it is none of ours any more.
        record: records a report.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        court: HearingPlatform,
        filing_number_of: Callable[[str], str | None],
        record: Callable[[RecordHearingNews], bool],
    ) -> None:
        self._database = database
        self._clock = clock
        self._court = court
        self._filing_number_of = filing_number_of
        self._record = record

    def watch(self, *case_ids: str) -> None:
        """Begin to look after cases that have been registered; again is the same as once."""
        with self._database.transaction() as session:
            for case_id in case_ids:
                self._add(session, case_id, 1, LOOK_EVERY)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: ask the court, record what it says, and plan the next look."""
        case_id, number = str(job.payload["case_id"]), int(job.payload["look"])
        filing_number = self._filing_number_of(case_id)
        if filing_number is None:
            return "nothing to look at"
        pause, receipt = LOOK_EVERY, "looked"
        try:
            for report in self._court.hearings(filing_number, case_id):
                event = f"look:{report.hearing_id}:{report.sequence}"
                self._record(RecordHearingNews(event[:64], report))
        except (PlatformUnavailable, PlatformRejected, Refused) as trouble:
            pause, receipt = AFTER_TROUBLE, f"no answer: {trouble}"[:200]
        with self._database.transaction() as session:
            self._add(session, case_id, number + 1, pause)
        return receipt

    def _add(self, session: Session, case_id: str, number: int, pause: timedelta) -> None:
        if number > LOOKS:
            return
        payload = {"case_id": case_id, "look": number}
        key = f"{TOPIC}:{case_id}:{number}"
        outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=self._clock.now() + pause)
