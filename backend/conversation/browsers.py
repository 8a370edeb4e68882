"""The standing of browsers: left by their person, renewed when more came to hang on them, proved lately.

A cookie proves a browser by its signature alone. What a signature cannot say is kept here: that the person has left
that device; that cookies from before a verification or a link are to be exchanged, once; and when the person last
showed that it is they who sit there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import select, update

from backend.conversation.people import WEB
from backend.conversation.tables import browsers, channel_addresses
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, first_row, insert_or_ignore

EXCHANGE_AGAIN = timedelta(minutes=5)
"""Time in which the network that has just exchanged a cookie may do so again: an answer may be lost on its way."""
PROOF_LASTS = timedelta(days=1)
FREE_PROOFS = 5
PROOFS_AGAIN = timedelta(days=1)
"""Wrong proofs of a browser, and when they are forgotten."""

Admission = Literal["good", "renew", "over"]


class Browsers:
    """Keeps what is known of browsers by their web addresses.

    Args:
        database, clock: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def admit(self, address: str, issued: int, visitor: str) -> Admission:
        """Say what a cookie is worth: good as it is, to be exchanged for a new one now, or over.

        Args:
            issued: second of the Unix clock at which the cookie was signed.
            visitor: the network address that shows it.
        """
        with self._database.reading() as session:
            row = _row(session, address)
        if row is None or (row["ended_at"] is None and issued >= row["valid_from"]):
            return "good"
        if row["ended_at"] is not None:
            return "over"
        now = self._clock.now()
        if row["renewed_at"] is not None:
            again = row["renewed_by"] == visitor and now - row["renewed_at"] <= EXCHANGE_AGAIN
            return "renew" if again else "over"
        unused = (browsers.c.address == address) & browsers.c.renewed_at.is_(None)
        with self._database.transaction() as session:
            done = session.execute(update(browsers).where(unused).values(renewed_at=now, renewed_by=visitor[:64]))
        return "renew" if done.rowcount else "over"

    def is_open(self, address: str, issued: int) -> bool:
        """Return True for a page whose ticket is of a session that still stands."""
        with self._database.reading() as session:
            row = _row(session, address)
        if row is None:
            return True
        return row["ended_at"] is None and (issued >= row["valid_from"] or row["renewed_at"] is None)

    def valid_from(self, address: str) -> int:
        """Return the second from which on a new cookie counts."""
        with self._database.reading() as session:
            row = _row(session, address)
        return int(row["valid_from"]) if row else 0

    def wants_renewal(self, address: str) -> bool:
        """Return True while the cookies of a browser are to be exchanged."""
        with self._database.reading() as session:
            row = _row(session, address)
        return row is not None and row["valid_from"] > 0 and row["renewed_at"] is None and row["ended_at"] is None

    def end(self, address: str) -> None:
        """End a browser's session for good."""
        with self._database.transaction() as session:
            self._write(session, address, ended_at=self._clock.now())

    def renew(self, session: Session, person_id: str) -> None:
        """Let every browser of a person exchange its cookie, in the caller's transaction; each counts as proved."""
        theirs = (channel_addresses.c.person_id == person_id) & (channel_addresses.c.channel == WEB)
        now = self._clock.now()
        for address in session.execute(select(channel_addresses.c.address).where(theirs)).scalars().all():
            fresh = {"valid_from": int(now.timestamp()) + 1, "renewed_at": None, "renewed_by": ""}
            self._write(session, address, **fresh, proved_at=now, failures=0)

    def is_proved(self, address: str) -> bool:
        """Return True if the person has shown within a day that it is they who sit there."""
        with self._database.reading() as session:
            row = _row(session, address)
        return bool(row and row["proved_at"] and self._clock.now() - row["proved_at"] < PROOF_LASTS)

    def prove(self, address: str, right: bool) -> None:
        """Keep that the person has proved themselves, or has failed to."""
        now = self._clock.now()
        with self._database.transaction() as session:
            row = self._write(session, address)
            failures = 0 if right else _failures(row, self._clock) + 1
            changed = {"proved_at": now} if right else {"failed_at": now}
            self._write(session, address, failures=failures, **changed)

    def may_prove(self, address: str) -> bool:
        """Return True while proofs have not been wrong too often today."""
        with self._database.reading() as session:
            return _failures(_row(session, address), self._clock) < FREE_PROOFS

    def _write(self, session: Session, address: str, **values: Any) -> Mapping[str, Any]:
        empty = {"valid_from": 0, "renewed_by": "", "failures": 0}
        insert_or_ignore(session, browsers, {"address": address, **empty})
        if values:
            session.execute(update(browsers).where(browsers.c.address == address).values(**values))
        row = _row(session, address)
        assert row is not None
        return row


def _row(session: Session, address: str) -> Mapping[str, Any] | None:
    return first_row(session, select(browsers).where(browsers.c.address == address))


def _failures(row: Mapping[str, Any] | None, clock: Clock) -> int:
    if row is None or row["failed_at"] is None or clock.now() - row["failed_at"] >= PROOFS_AGAIN:
        return 0
    return int(row["failures"])
