"""The outbox: what must still be done after a commit, done at least once and told apart by its key.

A job is written in the same transaction as the reason for it, so neither exists without the other. Workers take a job
by a lease; a worker that dies loses the lease, one that sleeps through it loses by the fence. A handler may therefore
run twice and must pass the job's key on as its idempotency key.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, case, func, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from backend.shared import job_metrics, outbound_hold, tracing
from backend.shared.bell import Bell
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.error_text import in_short
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.lease_clock import LeaseClock
from backend.shared.log_context import Ours, about
from backend.shared.messages import Event
from backend.shared.own_seals import opened, sealed_for
from backend.shared.person_keys import Kind
from backend.shared.places import NoPlace, in_job
from backend.shared.tables import outbox

logger = logging.getLogger(__name__)

MESSAGES = "deliver"
"""The topic of what is said to people."""
LEASE = timedelta(seconds=30)
MAX_ATTEMPTS = 12
MOST_DEATHS = 3
"""Workers that may end in the middle of a job; then it is given up, before it has ended all of them."""
FIRST_BACKOFF = timedelta(seconds=1)
LONGEST_BACKOFF = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do.

    Args:
        job_id: row number; jobs of one lane run in its order.
        topic: chooses the handler, e.g. ``deliver`` or ``notarization.book``.
        person_id: whom it is for, or None.
        payload: JSON the handler understands, sealed at rest with the person's key; tokens instead of numbers.
        key: idempotency key, unique for ever.
        due_at: when it was wanted.
        attempts: attempts so far, this one included.
        fence: rises with each claim; only the newest claim may record a result.
        deaths: claims before this one whose worker ended, or slept through its lease, before it recorded a result.
    """

    job_id: int
    topic: str
    person_id: str | None
    payload: dict[str, Any]
    key: str
    due_at: datetime
    attempts: int
    fence: int
    deaths: int = 0


@dataclass(frozen=True, slots=True)
class JobGivenUp(Event):
    """A job was refused for good or failed too often; whoever asked for it should tell the person."""

    topic: str
    person_id: str | None
    key: str
    payload: dict[str, Any]


JobHandler = Callable[[Job], str | None]
"""Does a job and returns a receipt. Raises PlatformRejected to give up, anything else to be tried again."""


def add(
    session: Session,
    *,
    topic: str,
    payload: Mapping[str, Any],
    key: str,
    due_at: datetime,
    person_id: str | None = None,
    lane: str | None = None,
) -> bool:
    """Put a job into the caller's transaction.

    Args:
        session: the caller's transaction.
        topic: chooses the handler.
        payload: JSON values; numbers as tokens.
        key: idempotency key; a second job with the same key is ignored.
        due_at: aware moment, not before which it runs.
        person_id: whom it is for.
        lane: due jobs of one lane run one after the other, in the order they were added.

    Returns:
        True if the job is new.
    """
    row = row_of(topic=topic, payload=payload, key=key, due_at=due_at, person_id=person_id, lane=lane)
    return insert_or_ignore(session, outbox, *sealed_rows(session, [row]))


def row_of(
    *,
    topic: str,
    payload: Mapping[str, Any],
    key: str,
    due_at: datetime,
    person_id: str | None = None,
    lane: str | None = None,
) -> dict[str, Any]:
    """Return a new job as a row that `sealed_rows` makes ready; see `add`."""
    return {
        "topic": topic, "person_id": person_id, "lane": lane, "payload": dict(payload), "key": key, "due_at": due_at,
        "next_attempt_at": due_at, "state": "open", "attempts": 0, "fence": 0, "created_at": due_at,
    }  # fmt: skip


def kind_of(topic: str) -> Kind:
    """Return which of a person's keys seals a job: messages go with the talk, requests with the matters."""
    return "talk" if topic == MESSAGES else "work"


def sealed_rows(session: Session, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows of one topic, each of another person, with their payloads sealed."""
    listed = list(rows)
    payloads = {row["person_id"] or "": row["payload"] for row in listed}
    kind = kind_of(listed[0]["topic"]) if listed else "talk"
    new = sealed_for(session, outbox.c.payload, payloads, kind)
    return [{**row, "payload": new[row["person_id"] or ""]} for row in listed]


def open_jobs(session: Session, person_id: str, *, before: datetime, without_topic: str = MESSAGES) -> int:
    """Return how many jobs of this person are open and run before a moment, leaving out those of one topic."""
    query = select(func.count()).select_from(outbox)
    query = query.where(outbox.c.person_id == person_id, outbox.c.state == "open", outbox.c.topic != without_topic)
    query = query.where(outbox.c.next_attempt_at <= before)
    return int(session.execute(query).scalar_one())


def given_up(session: Session, most: int) -> list[Mapping[str, Any]]:
    """Return the rows of jobs that were given up, the newest first, at most so many."""
    query = select(outbox).where(outbox.c.state == "dead").order_by(outbox.c.job_id.desc()).limit(most)
    return [dict(row) for row in session.execute(query).mappings()]


def reopen(session: Session, key: str, now: datetime) -> bool:
    """Let a job that was given up be tried from its first attempt on; False where none is."""
    change = update(outbox).where(outbox.c.key == key, outbox.c.state == "dead")
    again = {"state": "open", "attempts": 0, "deaths": 0, "next_attempt_at": now, "lease_until": None}
    return session.execute(change.values(**again)).rowcount == 1


class OutboxRunner:
    """Does due jobs, in as many threads and processes as one likes.

    Args:
        database: where the jobs are.
        clock: says what is due; whose lease is over says `LeaseClock`.
        handlers: one handler for each topic (more by `register`); jobs of other topics wait.
        publish: hears `JobGivenUp` in the transaction that records it, so that a crash loses neither.
        lease: how long a job may take before another worker takes it over.
        max_attempts: failures after which a job is dead.
        workers: how many jobs run at a time in `run_forever`.
        local: does a batch of jobs without a world outside (`local_jobs.py`) and returns how many there were.
        gate: which jobs may go out; see `outbound_hold.py`.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handlers: Mapping[str, JobHandler] | None = None,
        publish: Callable[[Session, Event], None] = lambda session, event: None,
        *,
        lease: timedelta = LEASE,
        max_attempts: int = MAX_ATTEMPTS,
        workers: int = 4,
        local: Callable[[], int] = lambda: 0,
        gate: outbound_hold.Gate = outbound_hold.may_go,
    ) -> None:
        self._database = database
        self._clock = clock
        self._leases = LeaseClock(database, clock)
        self._handlers = dict(handlers or {})
        self._publish = publish
        self._lease = lease
        self._max_attempts = max_attempts
        self._local = local
        self._gate = gate
        self._within: set[str] = set()
        self._queries: tuple[Select[Any], ReturningUpdate[Any]] | None = None
        self.bell = Bell(workers)

    def register(self, topic: str, handler: JobHandler, *, within: bool = False) -> None:
        """Make `handler` do the jobs of `topic`; `within`: also while everything that goes out is held back."""
        self._handlers[topic] = handler
        job_metrics.expect(topic)
        if within:
            self._within.add(topic)
        self._queries = None

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics somebody does."""
        return tuple(self._handlers)

    async def run_forever(self, stop_event: asyncio.Event) -> None:
        """Do jobs as they come due until `stop_event` is set; a job in hand is finished first."""
        await self.bell.work(self.run_one, stop_event)

    def run_due_once(self) -> int:
        """Do every job due now, one after the other, and return how many were taken."""
        count = 0
        while self.run_one():
            count += 1
        return count

    def run_one(self) -> bool:
        """Do a batch of local jobs, then the next other one, neither holding up the other; False if none is due."""
        local = self._local()
        job = self._claim()
        if local or job is not None:
            self.bell.ring()  # before the job is done, so that another looks for the next one meanwhile
        if job is None:
            return local > 0
        began = time.monotonic()
        with tracing.span(f"job {job.topic}", job=job.key), about(job=job.key, trace=tracing.trace_id()):
            outcome = self._do(job)
        self._count(job, outcome, time.monotonic() - began)
        return True

    def _do(self, job: Job) -> job_metrics.Outcome:
        if job.deaths >= MOST_DEATHS:
            return self._give_up(job, "each time the process ended that worked at it")
        try:
            with in_job():
                receipt = self._handled(job)
        except NoPlace as full:
            return self._come_back(job, full)
        except PlatformRejected as refusal:
            return self._give_up(job, str(refusal))
        except Exception as error:
            return self._failed(job, error)
        self._record(job, state="done", receipt=receipt, last_error=None)
        return "done"

    def _handled(self, job: Job) -> str | None:
        if job.topic in self._within:
            return self._handlers[job.topic](job)
        with outbound_hold.let_go():
            return self._handlers[job.topic](job)

    def _count(self, job: Job, outcome: job_metrics.Outcome, seconds: float) -> None:
        late = (self._clock.now() - job.due_at).total_seconds()
        job_metrics.attempted(job.topic, outcome, job.attempts, seconds, late)

    def _claim(self) -> Job | None:
        if self._queries is None:  # to build them anew at every look is most of it
            self._queries = self._look(), self._take()
        look, take = self._queries
        with self._database.reading() as session:
            if session.execute(look, {"now": self._clock.now()}).first() is None:
                return None
        with self._database.transaction() as session:
            row = session.execute(take, {"now": self._clock.now()}).mappings().first()
            if row is None:
                return None
            taken = {name: row[name] for name in ("fence", "attempts", "deaths")}
            return job_of(session, row, **taken)

    def _look(self) -> Select[Any]:
        return select(outbox.c.job_id).where(self._takeable()).limit(1)

    def _take(self) -> ReturningUpdate[Any]:
        """Lease the job whose turn it is in the statement that finds it; a lease that was still there tells of a death.

        The condition is on the row the inner look has locked, so nobody else can have taken it in between.
        """
        query = select(outbox.c.job_id).where(self._takeable()).order_by(outbox.c.next_attempt_at, outbox.c.job_id)
        next_one = query.limit(1).with_for_update(skip_locked=True).correlate(None).scalar_subquery()
        died = case((outbox.c.lease_until.is_not(None), 1), else_=0)
        taken = {
            "lease_until": self._leases.after(self._lease), "fence": outbox.c.fence + 1,
            "attempts": outbox.c.attempts + 1, "deaths": outbox.c.deaths + died,
        }  # fmt: skip
        return update(outbox).where(outbox.c.job_id == next_one).values(**taken).returning(*outbox.columns)

    def _takeable(self) -> ColumnElement[bool]:
        now = bindparam("now", type_=outbox.c.due_at.type)
        earlier = outbox.alias("earlier")
        held_back = (
            select(earlier.c.job_id)
            .where(earlier.c.lane == outbox.c.lane, earlier.c.state == "open")
            .where(earlier.c.job_id < outbox.c.job_id, earlier.c.due_at <= now, self.may_go(earlier))
            .exists()
        )
        free = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until < self._leases.now)
        known = outbox.c.topic.in_(list(self._handlers))
        due = (outbox.c.state == "open") & (outbox.c.next_attempt_at <= now)
        return due & free & known & ~held_back & self.may_go(outbox)

    @property
    def held(self) -> ColumnElement[bool]:
        """Pick the rows of the outbox that are held back: open, ours to do, and not let go."""
        known = outbox.c.topic.in_(list(self._handlers))
        return (outbox.c.state == "open") & known & ~self.may_go(outbox)

    def may_go(self, job: FromClause) -> ColumnElement[bool]:
        """Say of the outbox, or of an alias of it, which jobs may go out."""
        return or_(self._gate(job), job.c.topic.in_(sorted(self._within)))

    def _failed(self, job: Job, error: Exception) -> job_metrics.Outcome:
        logger.warning("job %s failed at attempt %s: %s", Ours(job.key), job.attempts, in_short(error))
        return self._give_up(job, in_short(error)) if job.attempts >= self._max_attempts else self._again(job, error)

    def _give_up(self, job: Job, reason: str) -> job_metrics.Outcome:
        logger.error("job %s is given up: %s", Ours(job.key), reason)
        try:
            with self._database.transaction() as session:
                if _record(session, job, state="dead", last_error=reason[:500]):
                    self._publish(session, JobGivenUp(job.topic, job.person_id, job.key, job.payload))
        except Exception as error:
            logger.exception(
                "job %s stays open: whoever asked for it could not be told that it is given up", Ours(job.key)
            )
            return self._again(job, error)
        return "given_up"

    def _again(self, job: Job, error: Exception) -> job_metrics.Outcome:
        pause = max(pause_after(job.attempts), _asked_for(error))
        self._record(job, next_attempt_at=self._clock.now() + pause, last_error=in_short(error)[:500])
        return "again"

    def _come_back(self, job: Job, full: NoPlace) -> job_metrics.Outcome:
        """Nobody was asked, so this was no attempt."""
        later = self._clock.now() + _asked_for(full)
        self._record(job, next_attempt_at=later, attempts=job.attempts - 1, last_error=str(full)[:500])
        return "again"

    def _record(self, job: Job, **values: Any) -> None:
        with self._database.transaction() as session:
            _record(session, job, **values)


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failures."""
    return min(FIRST_BACKOFF * 2 ** (attempts - 1), LONGEST_BACKOFF)


def job_of(session: Session, row: Mapping[Any, Any], *, attempts: int, fence: int, deaths: int = 0) -> Job:
    """Return a row of the outbox as a job at its next attempt."""
    names = ("job_id", "topic", "person_id", "key", "due_at")
    payload = opened(session, outbox.c.payload, row["person_id"], row["payload"]) or {}
    named = {name: row[name] for name in names}
    return Job(**named, payload=payload, attempts=attempts, fence=fence, deaths=deaths)


def _record(session: Session, job: Job, **values: Any) -> bool:
    """Write down how a claim ended; False when another worker has claimed the job since."""
    change = update(outbox).where(outbox.c.job_id == job.job_id, outbox.c.fence == job.fence)
    won = session.execute(change.values(lease_until=None, **values)).rowcount == 1
    if not won:
        logger.warning("job %s was taken over by another worker meanwhile", Ours(job.key))
    return won


def _asked_for(error: Exception) -> timedelta:
    """Return how long the partner itself wants to be left alone."""
    return timedelta(seconds=error.retry_after if isinstance(error, PlatformUnavailable) else 0)
