"""Requests to the court about hearings, so that no crash between two lines loses or doubles one.

First the request is committed with a net of jobs under it; then the court is asked, outside any transaction, with the
request's key; then its answer is committed. Each kind of request says how it is asked and what its answer changes.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from sqlalchemy import update

from backend.hearing.tables import WISH, asked
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.own_seals import sealed
from backend.shared.request_rows import RequestRows
from backend.shared.safety_net import FIRST_LOOK, SafetyNet, ask_again

logger = logging.getLogger(__name__)

SERVICE, PLATFORM = "hearing", "online_litigation"
UNCLEAR = "hearing_court_unclear"
rows = RequestRows(asked)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a kind gets it.

    Args:
        key: the Idempotency-Key it is asked with.
        subject: what it is about, by our id.
        wish: what was kept of it.
        row: the whole row (``person_id``, ``created_at``, …).
    """

    key: str
    subject: str
    wish: Mapping[str, Any]
    row: Mapping[str, Any]


class RequestKind(Protocol):
    """One kind of request."""

    name: str

    def ask(self, asked: Asked) -> Any:
        """Ask the court and return its answer; raises Refused, PlatformUnavailable, PlatformRejected."""
        ...

    def receipt(self, answer: Any) -> str:
        """Return the court's receipt in an answer, or nothing; it is kept beside the request."""
        ...

    def settled(self, session: Session, asked: Asked, answer: Any, later: bool) -> None:
        """Record what the answer changes.

        Args:
            later: nobody waits for it in a turn, so the person has to be told.
        """
        ...

    def failed(self, session: Session, asked: Asked, reason: str, later: bool) -> None:
        """Record that it came to nothing; `reason` is the tail of the utterance that says why."""
        ...


class HearingRequests:
    """Opens, carries out and settles requests.

    Args:
        database, clock, keyring: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock, keyring: Keyring) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._net = SafetyNet(SERVICE, clock)
        self._kinds: dict[str, RequestKind] = {}

    def register(self, *kinds: RequestKind) -> None:
        """Make known how requests of these kinds are carried out."""
        self._kinds |= {kind.name: kind for kind in kinds}

    @property
    def topics(self) -> Sequence[str]:
        """Topics of the net's jobs."""
        return [f"{SERVICE}.{name}" for name in self._kinds]

    def open(
        self,
        session: Session,
        kind: str,
        key: str,
        subject: str,
        person_id: str,
        wish: Any,
        after: timedelta = FIRST_LOOK,
    ) -> bool:
        """Put a request and its net into the caller's transaction; False if it was asked before.

        Args:
            wish: JSON of what is to be sent, kept sealed.
            after: from now until the outbox asks, if nobody has before.
        """
        if rows.row(session, key) is not None:
            return False
        words = self._keyring.of(person_id).seal_json(wish, WISH.context.format(person_id=person_id, key=key))
        row = {"key": key, "kind": kind, "subject": subject, "person_id": person_id, "wish": words, "state": "open"}
        rows.insert(session, row | {"receipt": b"", "created_at": self._clock.now()})
        self._net.spread(session, f"{SERVICE}.{kind}", key, person_id, after=after)
        return True

    def again(self, session: Session, key: str) -> bool:
        """Ask the same again after an answer we could not use; False if there was no such answer."""
        row = rows.row(session, key)
        if row is None or row["state"] != "rejected":
            return False
        rows.reopen(session, key)
        self._net.spread(session, f"{SERVICE}.{row['kind']}", key, row["person_id"], again=True)
        return True

    def try_now(self, key: str) -> None:
        """Ask while somebody waits; when the court is away the net goes on.

        Raises:
            Refused, PlatformRejected: recorded, also at an earlier time.
        """
        try:
            self.carry_out(key, later=False)
        except PlatformUnavailable as down:
            logger.warning("%s unavailable, request kept: %s", down.platform, down.detail)

    def hurry(self, key: str) -> None:
        """Let the net ask soon: what is to be sent takes longer than somebody waits."""
        self._net.hurry(self._database, key)

    def carry_out(self, key: str, *, later: bool) -> None:
        """Ask the court and record its answer; one that is recorded already is given again.

        Raises:
            Refused, PlatformRejected: recorded.
            PlatformUnavailable: the request stays open and will be tried again.
        """
        request = self._request(key)
        if request.row["state"] != "open":
            _answered(request.row)
            return
        kind = self._kinds[request.row["kind"]]

        def fail(state: str, reason: str) -> None:
            self._fail(kind, request, state, reason, later)

        answer = self._net.ask(self._database, key, lambda: kind.ask(request), fail, UNCLEAR)
        with self._database.transaction() as session:
            if rows.settle(session, key, "done", None, self._clock.now()):
                receipt = sealed(session, asked.c.receipt, request.row["person_id"], kind.receipt(answer))
                session.execute(update(asked).where(asked.c.key == key).values(receipt=receipt))
                kind.settled(session, request, answer, later)
                self._net.take_in(session, key)

    def retry(self, job: Job) -> str:
        """Outbox handler of `topics`: ask again, and return what came of it."""
        return ask_again(self.carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over but the request is not, so begin another one later."""
        if given_up.topic not in self.topics:
            return
        self._net.go_on(session, rows.row, given_up)

    def wish_of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was kept of a request."""
        wish: dict[str, Any] = self._keyring.open_json(row["wish"], WISH.context.format(**row))
        return wish

    def _request(self, key: str) -> Asked:
        with self._database.reading() as session:
            row = rows.row(session, key)
        if row is None:
            raise Refused("hearing_unknown")
        return Asked(key, row["subject"], self.wish_of(row), row)

    def _fail(self, kind: RequestKind, request: Asked, state: str, reason: str, later: bool) -> None:
        with self._database.transaction() as session:
            if rows.settle(session, request.key, state, reason, self._clock.now()):
                kind.failed(session, request, reason, later)
                self._net.take_in(session, request.key)


def _answered(row: Mapping[str, Any]) -> None:
    if row["state"] == "refused":
        raise Refused(row["reason"])
    if row["state"] == "rejected":
        raise PlatformRejected(PLATFORM, row["reason"])
