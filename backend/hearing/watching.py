"""The net under the court's callbacks: what stands in a registered case is looked up twice a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

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
        filing_number_of: the receipt number of a registered case, or None when it is none of ours any more.
        looks: ask the court about one matter each (hearings, papers served) and record what it says; take the receipt
            number and our id of the case.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        filing_number_of: Callable[[str], str | None],
        looks: Sequence[Callable[[str, str], None]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._filing_number_of = filing_number_of
        self._looks = looks

    def watch(self, *case_ids: str) -> None:
        """Begin to look after cases that have been registered; again is the same as once."""
        with self._database.transaction() as session:
            for case_id in case_ids:
                self.begin(session, case_id)

    def begin(self, session: Session, case_id: str) -> None:
        """Begin to look after one, in the transaction in which it is registered."""
        self._add(session, case_id, 1, LOOK_EVERY)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: ask the court, record what it says, and plan the next look."""
        case_id, number = str(job.payload["case_id"]), int(job.payload["look"])
        filing_number = self._filing_number_of(case_id)
        if filing_number is None:
            return "nothing to look at"
        pause, receipt = LOOK_EVERY, "looked"
        for look in self._looks:
            try:
                look(filing_number, case_id)
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
