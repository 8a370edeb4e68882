"""The net under the court's callbacks: what stands in a registered case is looked up twice a day.

Each case has a row that says when it is looked at next. A round takes a batch of those that are due; the next one is
planned for the moment when another case is, so a case costs a row, not a job, and a start looks at none of them.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, insert, select, update

from backend.hearing.tables import watches
from backend.shared import outbox
from backend.shared.beginnings import begins_with
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.outbox import Job
from backend.shared.tables import IS_OPEN
from backend.shared.tables import outbox as jobs

TOPIC = "hearing.round"
OF_ONE_CASE = "hearing.look"
"""The topic of an earlier version's jobs, one for each case."""
LOOK_EVERY = timedelta(hours=12)
AFTER_TROUBLE = timedelta(hours=1)
LOOKS = 2 * 365
"""A year; a case that runs longer without a word from the court is asked about at the desk."""
BATCH = 25
"""Cases that a round takes; where more are due, a second one goes on beside it, and never a third."""
SECONDS = 12.0
"""After which a round gives back what it has not come to; its lease is longer by a whole question to the court."""
TAKEN = timedelta(minutes=5)
"""Time for which a case is a round's; one that died over it leaves it to a later one."""


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

    def start(self, registered: Callable[[], Sequence[str]]) -> None:
        """Begin to look after every registered case where none is looked after yet; see that a round is planned."""
        with self._database.reading() as session:
            known = session.execute(select(watches.c.case_id).limit(1)).first() is not None
        case_ids = [] if known else registered()
        with self._database.transaction() as session:
            if case_ids and session.execute(select(watches.c.case_id).limit(1)).first() is None:
                first = self._clock.now() + LOOK_EVERY
                rows = [{"case_id": one, "next_look_at": first, "looks": 0} for one in case_ids]
                session.execute(insert(watches), rows)
            self._plan_next(session)

    def begin(self, session: Session, case_id: str) -> None:
        """Begin to look after one, in the transaction in which it is registered; again is the same as once."""
        first = self._clock.now() + LOOK_EVERY
        if insert_or_ignore(session, watches, {"case_id": case_id, "next_look_at": first, "looks": 0}):
            self._plan(session, first)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: ask the court about those that are due, record what it says, plan what follows."""
        mine = self._taken(job)
        began, asked = time.monotonic(), 0
        for case_id, looks in mine:
            if time.monotonic() - began > SECONDS:
                break
            asked += 1
            if not self._look(case_id, looks):
                self._rest(mine[asked:])
                break
        else:
            asked = len(mine)
        with self._database.transaction() as session:
            here = watches.c.case_id.in_([case_id for case_id, _ in mine[asked:]])
            taken = watches.c.next_look_at <= self._clock.now() + TAKEN
            session.execute(update(watches).where(here, taken).values(next_look_at=self._clock.now()))
            over = begins_with(jobs.c.key, f"{TOPIC}:") & (jobs.c.state == "done")
            session.execute(delete(jobs).where(over))  # what a round was good for stands in the cases' rows
            self._plan_next(session, job)
        return f"looked at {asked}"

    def leave(self, job: Job) -> str:
        """Outbox handler of `OF_ONE_CASE`: the case has a row by now."""
        return "looked at in rounds"

    def _taken(self, job: Job) -> list[tuple[str, int]]:
        """Take a batch of what is due; where more is, another round takes it beside this one."""
        now = self._clock.now()
        with self._database.transaction() as session:
            query = select(watches.c.case_id, watches.c.looks).where(watches.c.next_look_at <= now)
            query = query.order_by(watches.c.next_look_at).limit(BATCH)
            mine = [(row[0], row[1]) for row in session.execute(query.with_for_update(skip_locked=True))]
            here = watches.c.case_id.in_([case_id for case_id, _ in mine])
            session.execute(update(watches).where(here).values(next_look_at=now + TAKEN))
            if len(mine) == BATCH:
                self._plan_next(session, job)
        return mine

    def _look(self, case_id: str, looks: int) -> bool:
        """Ask about one case and say when it is asked about next; False where the court is away."""
        filing_number = self._filing_number_of(case_id)
        if filing_number is None:
            with self._database.transaction() as session:
                session.execute(delete(watches).where(watches.c.case_id == case_id))
            return True
        pause, is_there = LOOK_EVERY, True
        for look in self._looks:
            try:
                look(filing_number, case_id)
            except PlatformUnavailable:
                pause, is_there = AFTER_TROUBLE, False
            except (PlatformRejected, Refused):
                pause = AFTER_TROUBLE
        following = self._clock.now() + pause if looks + 1 < LOOKS else None
        with self._database.transaction() as session:
            here = watches.c.case_id == case_id
            session.execute(update(watches).where(here).values(next_look_at=following, looks=looks + 1))
        return is_there

    def _rest(self, mine: Sequence[tuple[str, int]]) -> None:
        """The court is away: these would only wait for it one after the other."""
        with self._database.transaction() as session:
            here = watches.c.case_id.in_([case_id for case_id, _ in mine])
            session.execute(update(watches).where(here).values(next_look_at=self._clock.now() + AFTER_TROUBLE))

    def _plan_next(self, session: Session, job: Job | None = None) -> None:
        """Plan a round for whatever is due first."""
        first: datetime | None = session.execute(select(func.min(watches.c.next_look_at))).scalar()
        if first is not None:
            self._plan(session, max(first, self._clock.now()), job)

    def _plan(self, session: Session, due: datetime, job: Job | None = None) -> None:
        """Plan a round, unless another than this one comes before it, which then plans on."""
        others = begins_with(jobs.c.key, f"{TOPIC}:") & IS_OPEN & (jobs.c.next_attempt_at <= due)
        if job is not None:
            others &= jobs.c.job_id != job.job_id
        if session.execute(select(jobs.c.job_id).where(others).limit(1)).first() is None:
            key = f"{TOPIC}:{due.astimezone(UTC):%Y-%m-%dT%H:%M:%S}:{secrets.token_hex(4)}"
            outbox.add(session, topic=TOPIC, payload={}, key=key, due_at=due)
