"""The net under a partner's answer: jobs that ask again when nobody who waited for the answer got it.

A request of a partner is committed together with its net; the partner is asked outside any transaction; the answer is
committed while the net is taken in. A crash between two of these leaves the net, which asks again under the same key.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, update

from backend.shared import outbox
from backend.shared.beginnings import begins_with
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.tables import IS_OPEN
from backend.shared.tables import outbox as jobs

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Row = Mapping[str, Any]

FIRST_LOOK = timedelta(seconds=45)
"""Time after which the net asks by itself: long after a turn has ended, soon after a crash."""
FIRST_RETRY = timedelta(seconds=2)
NEXT_ROUND = timedelta(minutes=10)
"""Pause after the outbox has given a round of tries up; the request stays open until its service closes it."""


class CarryOut(Protocol):
    """Carries out the request with a key; `later`: nobody waits for it in a turn."""

    def __call__(self, key: str, *, later: bool) -> object: ...


def ask_again(carry_out: CarryOut, job: Job) -> str:
    """Carry out what the net's job is for, and return what came of it: ``done`` or ``refused: why``."""
    try:
        carry_out(str(job.payload["key"]), later=True)
    except Refused as refused:
        return f"refused: {refused.reason}"
    return "done"


class SafetyNet:
    """Spreads, hurries and takes in the nets of one service's requests.

    Its jobs' payload is ``{"key": the request's key, "round": 1, 2, …}``; the job's handler asks the partner again.

    Args:
        service: its name, the first part of every job's key, e.g. ``notarization``.
        clock: dates them.
    """

    def __init__(self, service: str, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    def spread(
        self,
        session: Session,
        topic: str,
        key: str,
        person_id: str,
        *,
        after: timedelta = FIRST_LOOK,
        again: bool = False,
    ) -> None:
        """Put the net under a request into the caller's transaction.

        Args:
            topic: chooses the job's handler.
            key: the request's key.
            after: from now until the net asks by itself.
            again: True when this request had a net before that was taken in.
        """
        now = self._clock.now()
        mark = f"~again{now:%H%M%S%f}" if again else ""
        self._add(session, topic, key, person_id, now + after, mark, 1)

    def hurry(self, database: Database, key: str) -> None:
        """The partner is away: let the net ask soon instead of at its own time; in a transaction of its own."""
        soon = self._clock.now() + FIRST_RETRY
        change = update(jobs).where(IS_OPEN, jobs.c.next_attempt_at > soon, self._under(key))
        with database.transaction() as session:
            session.execute(change.values(next_attempt_at=soon))

    def ask(
        self, database: Database, key: str, ask: Callable[[], Answer], fail: Callable[[str, str], None], unclear: str
    ) -> Answer:
        """Ask the partner outside any transaction and return its answer; each of the three fates is dealt with.

        Args:
            ask: asks it, with the request's key.
            fail: records that it came to nothing: ``refused`` or ``rejected``, and the tail of the utterance that
                says why.
            unclear: that tail where the answer is one we cannot use.

        Raises:
            Refused, PlatformRejected: recorded.
            PlatformUnavailable: the request stays open and is asked again soon.
        """
        try:
            return ask()
        except PlatformUnavailable:
            self.hurry(database, key)
            raise
        except Refused as refused:
            fail("refused", refused.reason)
            raise
        except PlatformRejected as odd:
            logger.error("%s gave %s an answer we cannot use: %s", odd.platform, self._service, odd.detail)
            fail("rejected", unclear)
            raise

    def go_on(self, session: Session, request: Callable[[Session, str], Row | None], given_up: JobGivenUp) -> None:
        """A round of tries is over: begin another one later if the request, found by its key, is still open."""
        row = request(session, str(given_up.payload["key"]))
        if row is not None and row["state"] == "open":
            self.next_round(session, given_up)

    def take_in(self, session: Session, key: str, receipt: str = "answered in the turn") -> None:
        """Close the net of a request that is answered, in the transaction that records the answer."""
        change = update(jobs).where(IS_OPEN, self._under(key))
        session.execute(change.values(state="done", receipt=receipt))

    def next_round(self, session: Session, given_up: JobGivenUp) -> None:
        """A round of tries is over, but the request is still open: begin another one later."""
        key, turn = str(given_up.payload["key"]), int(given_up.payload.get("round", 1)) + 1
        due = self._clock.now() + NEXT_ROUND
        self._add(session, given_up.topic, key, given_up.person_id or "", due, f"~{turn}", turn)

    def _add(self, session: Session, topic: str, key: str, person_id: str, due: datetime, mark: str, turn: int) -> None:
        payload: dict[str, Any] = {"key": key, "round": turn}
        job_key = f"{self._service}:{key}{mark}"
        outbox.add(session, topic=topic, payload=payload, key=job_key, due_at=due, person_id=person_id)

    def _under(self, key: str) -> ColumnElement[bool]:
        """The jobs of one request: its first, and those of later rounds.

        The range around both is what the index finds; an index for either side of the "or" would not be used.
        """
        job_key = f"{self._service}:{key}"
        mine = (jobs.c.key == job_key) | begins_with(jobs.c.key, f"{job_key}~")
        return begins_with(jobs.c.key, job_key) & mine
