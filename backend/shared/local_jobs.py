"""Jobs of the outbox whose whole effect lies in our own database: done in batches, each exactly once.

Effect and record commit together, so such a job needs no lease, knows no lane, and cannot be done twice. A batch that
fails is undone and done again one by one, each in a savepoint, so that a bad job spoils only itself.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from backend.shared import job_metrics
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.error_text import in_short
from backend.shared.log_context import Ours
from backend.shared.messages import Event
from backend.shared.outbox import MAX_ATTEMPTS, Job, JobGivenUp, job_of, pause_after
from backend.shared.tables import outbox

logger = logging.getLogger(__name__)

BATCH = 100
"""Jobs in one transaction: enough that its commit costs each of them little, few enough that writers wait little."""

DoOne = Callable[[Session, Job], str | None]
"""Does a job inside the transaction that records it, and returns a receipt."""
DoMany = Callable[[Session, Sequence[Job]], Mapping[int, str | None]]
"""Does jobs together, with a statement for all where it can, and returns the receipt of each by its id."""


@dataclass(frozen=True, slots=True)
class LocalJob:
    """The jobs of a topic that lie within the database: done one by one, and several together where that goes."""

    one: DoOne
    many: DoMany | None = None


class LocalJobs:
    """Does due jobs of the topics it knows.

    Args:
        database, clock: see `backend/shared`.
        publish: hears `JobGivenUp` in the transaction that records it.
        batch: how many jobs share a transaction.
        max_attempts: failures after which a job is dead.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        publish: Callable[[Session, Event], None] = lambda session, event: None,
        *,
        batch: int = BATCH,
        max_attempts: int = MAX_ATTEMPTS,
    ) -> None:
        self._database = database
        self._clock = clock
        self._publish = publish
        self._batch = batch
        self._max_attempts = max_attempts
        self._handlers: dict[str, tuple[DoOne, DoMany | None]] = {}
        self._due = self._due_of()

    def register(self, topic: str, one: DoOne, many: DoMany | None = None) -> None:
        """Make `one` do the jobs of `topic`, and `many` those that are due together."""
        self._handlers[topic] = (one, many)
        self._due = self._due_of()
        job_metrics.expect(topic)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics it knows."""
        return tuple(self._handlers)

    def run(self) -> int:
        """Do a batch of due jobs in one transaction and return how many there were."""
        with self._database.reading() as session:
            look = self._due.with_only_columns(outbox.c.job_id).limit(1)
            if session.execute(look, {"now": self._clock.now()}).first() is None:
                return 0
        done: list[tuple[Job, job_metrics.Outcome, float]] = []
        with self._database.transaction() as session:
            now = self._clock.now()
            query = self._due.order_by(outbox.c.next_attempt_at, outbox.c.job_id).limit(self._batch)
            rows = session.execute(query.with_for_update(skip_locked=True), {"now": now}).mappings().all()
            jobs = [job_of(session, row, attempts=row["attempts"] + 1, fence=row["fence"] + 1) for row in rows]
            for topic, some in groupby(sorted(jobs, key=lambda job: job.topic), key=lambda job: job.topic):
                for job in self._do(session, topic, list(some), now, done):
                    self._give_notice(session, job)
        for job, outcome, seconds in done:  # only now: what is undone with its transaction has not been done
            job_metrics.attempted(job.topic, outcome, job.attempts, seconds, (now - job.due_at).total_seconds())
        return len(jobs)

    def _due_of(self) -> Select[Any]:
        """Build once, with each new topic, what is asked at every look."""
        mine = (outbox.c.state == "open") & outbox.c.topic.in_(list(self._handlers))
        return select(outbox).where(mine, outbox.c.next_attempt_at <= bindparam("now", type_=outbox.c.due_at.type))

    def _give_notice(self, session: Session, job: Job) -> None:
        try:
            with session.begin_nested():
                self._publish(session, JobGivenUp(job.topic, job.person_id, job.key, job.payload))
        except Exception:
            logger.exception("job %s is given up, but whoever asked for it could not be told", Ours(job.key))

    def _do(
        self,
        session: Session,
        topic: str,
        jobs: list[Job],
        now: datetime,
        done: list[tuple[Job, job_metrics.Outcome, float]],
    ) -> list[Job]:
        """Do jobs of one topic, together if that goes; note what became of each, and return those given up."""
        one, many = self._handlers[topic]
        began = time.monotonic()
        outcomes = self._together(session, jobs, many) if many and len(jobs) > 1 else None
        if outcomes is None:
            outcomes = [self._alone(session, job, one, now) for job in jobs]
        change = update(outbox).where(outbox.c.job_id == bindparam("this_job"))
        names = ("attempts", "fence", "state", "receipt", "next_attempt_at", "last_error")
        change = change.values({name: bindparam(f"new_{name}") for name in names})
        rows = [
            {"this_job": job.job_id, **{f"new_{name}": outcome[name] for name in names}}
            for job, outcome in zip(jobs, outcomes, strict=True)
        ]
        session.execute(change, rows)
        each = (time.monotonic() - began) / len(jobs)
        done += [(job, _ENDED[outcome["state"]], each) for job, outcome in zip(jobs, outcomes, strict=True)]
        return [job for job, outcome in zip(jobs, outcomes, strict=True) if outcome["state"] == "dead"]

    def _together(self, session: Session, jobs: list[Job], many: DoMany) -> list[dict[str, Any]] | None:
        try:
            with session.begin_nested():
                receipts = many(session, jobs)
        except Exception as error:
            logger.warning("%s jobs could not be done together, so each by itself: %s", len(jobs), in_short(error))
            return None
        return [_outcome(job, "done", receipts.get(job.job_id)) for job in jobs]

    def _alone(self, session: Session, job: Job, one: DoOne, now: datetime) -> dict[str, Any]:
        try:
            with session.begin_nested():
                return _outcome(job, "done", one(session, job))
        except Exception as error:
            logger.warning("job %s failed at attempt %s: %s", Ours(job.key), job.attempts, in_short(error))
            state = "dead" if job.attempts >= self._max_attempts else "open"
            again = {"next_attempt_at": now + pause_after(job.attempts), "last_error": in_short(error)[:500]}
            return _outcome(job, state, None) | again


_ENDED: Mapping[str, job_metrics.Outcome] = {"done": "done", "open": "again", "dead": "given_up"}


def _outcome(job: Job, state: str, receipt: str | None) -> dict[str, Any]:
    return {
        "attempts": job.attempts, "fence": job.fence, "state": state, "receipt": receipt, "next_attempt_at": job.due_at,
        "last_error": None,
    }  # fmt: skip
