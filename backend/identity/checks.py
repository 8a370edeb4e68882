"""Asking the national platform so that no crash between two lines loses, doubles or forgets a verification.

The application is committed first, with a net that will ask if we do not; then the platform is asked, outside any
transaction, with the attempt's key; then its answer is committed. What it cannot do, the court does by hand (SPC21-4).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import String, case, cast

from backend.identity.document_tries import DocumentTries
from backend.identity.events import FaceCheckReady, IdentityRejected, IdentityReviewOpened, IdentityVerified
from backend.identity.model import BY_HAND, ReviewCause, Verification
from backend.identity.national_platform import (
    NOT_ONLINE,
    PLATFORM,
    FaceCheck,
    FaceReceipt,
    NationalPlatform,
    reference_of,
)
from backend.identity.records import Records, Row, as_day
from backend.identity.tables import verifications
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.calendar import BEIJING, add_working_days
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.messages import Event
from backend.shared.open_requests import OpenRequests
from backend.shared.privacy import Privacy
from backend.shared.safety_net import NEXT_ROUND, SafetyNet

logger = logging.getLogger(__name__)

BEGIN, PATIENCE, FOLLOW, WITHDRAW = "identity.begin", "identity.patience", "identity.follow", "identity.withdraw"
EXPIRE = "identity.expire"
RESULT_WORKING_DAYS = 3
"""Until the result is told, by machine or by hand (SPC21-4)."""
REJECTED_KEPT = timedelta(days=30)
"""Time for which a rejected application's answers stay, so that they need not be told again with the next try."""
LOOK_AGAIN = timedelta(minutes=30)
"""Pause between looks for a face check's result, in case the platform's news got lost."""

_ATTEMPT = verifications.c.verification_id + "." + cast(verifications.c.attempt, String)
OPEN_REQUESTS = OpenRequests(
    "identity", BEGIN, case((verifications.c.attempt == 1, verifications.c.verification_id), else_=_ATTEMPT),
    verifications.c.person_id, verifications.c.updated_at, verifications.c.status == "checking",
)  # fmt: skip
"""Applications the platform has not answered, by the reference of their attempt."""


class Tell(Protocol):
    """Writes what a person has to hear into the caller's transaction."""

    def __call__(self, session: Session, event: Event) -> None:
        """Say what this event means to the person, or nothing."""
        ...


class IdentityChecks:
    """Opens, carries out and settles checks of the platform.

    Args:
        database, clock, privacy, audit: see `backend/shared`.
        records: the verifications.
        platform: the national platform.
        wake: wakes the outbox, after a commit that gave it something to say.
        tell: tells the person, and whoever listens, in the transaction that makes it true.
        channel_of: the channel a person was last seen in, for the audit log.
        patience: how long the platform may stay away before the court checks by hand.
        is_played: the sandbox plays the platform.
        tries: how often one document was checked today.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        records: Records,
        platform: NationalPlatform,
        privacy: Privacy,
        audit: AuditLog,
        wake: Callable[[], None],
        tell: Tell,
        channel_of: Callable[[Session, str], str],
        patience: timedelta,
        tries: DocumentTries,
        is_played: bool = False,
    ) -> None:
        self.database = database
        self.clock = clock
        self.records = records
        self.privacy = privacy
        self.wake = wake
        self.tell = tell
        self.channel_of = channel_of
        self.platform = platform
        self._audit = audit
        self.patience = patience
        self._is_played = is_played
        self.tries = tries
        self.net = SafetyNet("identity", clock)

    @property
    def today(self) -> date:
        """Beijing's day."""
        return self.clock.now().astimezone(BEIJING).date()

    def due(self) -> date:
        """Return the last day to tell the result of what is applied for now (SPC21-4)."""
        return add_working_days(self.today, RESULT_WORKING_DAYS)

    def watch(self, session: Session, row: Row) -> None:
        """Put the nets under a new attempt: one that asks, one that gives it to the court when nobody answers."""
        key = reference_of(row["verification_id"], row["attempt"])
        self.net.spread(session, BEGIN, key, row["person_id"])
        self._later(session, PATIENCE, key, row["person_id"], self.patience)

    def carry_out(self, verification_id: str, *, later: bool = False) -> Verification:
        """Ask the platform for a face check and record its answer; away, it stays ``checking`` and is asked again.

        Args:
            later: True when the person is not waiting for the answer in a turn.

        Raises:
            Refused: the platform does not take what the person told; recorded.
        """
        with self.database.reading() as session:
            row = self.records.row(session, verification_id, lock=False)
        if row is None:
            raise Refused("identity_not_found")
        if row["status"] != "checking":
            return self.records.value(row)
        if row["document_type"] in BY_HAND:
            return self.settle(row, FaceReceipt("", "finished", result="unavailable"), later=later)
        key = reference_of(verification_id, row["attempt"])
        try:
            receipt = self.platform.begin(key, self._check(row, key))
        except (PlatformUnavailable, PlatformRejected) as away:
            logger.warning("%s gives no face check: %s", PLATFORM, away.detail)
            self.net.hurry(self.database, key)
            return self.records.value(row)
        except Refused as refused:
            if refused.reason == NOT_ONLINE:
                return self.settle(row, FaceReceipt("", "finished", result="unavailable"), later=later)
            self._refused(row, refused.reason, later)
            raise
        return self.settle(row, receipt, later=later)

    def look(self, row: Row, *, later: bool = False) -> Verification:
        """Look at an open face check and record what has come of it.

        Raises:
            PlatformUnavailable, PlatformRejected, Refused: no usable answer.
        """
        face = self.records.face(row)
        if row["status"] != "awaiting_face" or face is None:
            return self.records.value(row)
        return self.settle(row, self.platform.look(face["check_id"]), later=later)

    def settle(self, row: Row, receipt: FaceReceipt, *, later: bool, event_id: str | None = None) -> Verification:
        """Commit the platform's answer about one attempt, once; whoever comes second finds the first one's record."""
        with self.database.transaction() as session:
            current = self.records.row(session, row["verification_id"])
            assert current is not None
            event = None
            if current["attempt"] == row["attempt"] and current["status"] in ("checking", "awaiting_face"):
                event = self.record(session, current, receipt, later)
                current = self.records.row(session, row["verification_id"]) or current
        if event is not None:
            self.wake()
        return self.records.value(current)

    def record(self, session: Session, row: Row, receipt: FaceReceipt, later: bool) -> Event | None:
        """Write what an answer changes into the caller's transaction and return the fact that follows."""
        key = reference_of(row["verification_id"], row["attempt"])
        self.net.take_in(session, key)
        if receipt.state == "awaiting_face":
            return self._waits(session, row, receipt, later) if row["status"] == "checking" else None
        if receipt.state == "expired":
            return self.decide(session, row, "rejected", "identity_face_expired", later=later)
        if receipt.result == "match":
            return self.decide(session, row, "verified", None, later=later)
        if receipt.result == "no_match":
            return self.decide(session, row, "rejected", "identity_no_match", later=later)
        return self.to_court(session, row, "unavailable", later=later)

    def decide(
        self,
        session: Session,
        row: Row,
        status: str,
        reason: str | None,
        *,
        later: bool,
        who: str = PLATFORM,
        **new: Any,
    ) -> Event:
        """Write a result, drop the face session, and tell it; returns the fact."""
        now = self.clock.now()
        done: dict[str, Any] = {"status": status, "reason": reason, "face": None, "updated_at": now, "decided_at": now}
        done["stand_in"] = self._is_played and who == PLATFORM
        row = self.records.change(session, row, **done, **new)
        self._close(session, row)
        if status == "rejected":
            key = reference_of(row["verification_id"], row["attempt"])
            self._later(session, EXPIRE, key, row["person_id"], REJECTED_KEPT, f":{now:%m%d%H%M%S%f}")
        by_officer = who != PLATFORM
        self.note(session, who, f"identity.{status}", row, channel="desk" if by_officer else "callback")
        kind = IdentityVerified if status == "verified" else IdentityRejected
        event = kind(row["person_id"], self.records.value(row), by_officer, later)
        self.tell(session, event)
        return event

    def to_court(self, session: Session, row: Row, cause: ReviewCause, *, later: bool) -> Event:
        """Open the court's check by hand; its last day counts from the application, or from today if that is over."""
        due = row["due"] if row["due"] >= self.today else self.due()
        changed = {"status": "manual_review", "reason": cause, "face": None, "due": due}
        row = self.records.change(session, row, **changed, updated_at=self.clock.now())
        self._close(session, row)
        self.note(session, row["person_id"], "identity.manual_review", row, cause=cause)
        event = IdentityReviewOpened(row["person_id"], self.records.value(row), later)
        self.tell(session, event)
        return event

    def follow_later(self, session: Session, row: Row, since: datetime | None = None) -> None:
        """Plan the next look at an open face check.

        Args:
            since: from when on the platform has not answered, if it has not.
        """
        key, after = reference_of(row["verification_id"], row["attempt"]), LOOK_AGAIN if since is None else NEXT_ROUND
        asked_since = (since or self.clock.now() + after).isoformat()
        mark = f":{self.clock.now():%m%d%H%M%S%f}"
        self._later(session, FOLLOW, key, row["person_id"], after, mark, since=asked_since)

    def withdraw(self, session: Session, row: Row) -> None:
        """Have the platform forget an open check, by a job in the caller's transaction."""
        face = self.records.face(row)
        if face is not None:
            payload = {"check_id": face["check_id"]}
            key = f"{WITHDRAW}:{face['check_id']}"
            outbox.add(session, topic=WITHDRAW, payload=payload, key=key, due_at=self.clock.now())
        self._close(session, row)

    def give_up(self, session: Session, row: Row, who: str = "") -> Row:
        """Erase what was told; the platform forgets an open check.

        Args:
            who: for the audit log; the person unless somebody else is named.
        """
        self.withdraw(session, row)
        erased = {"status": "abandoned", "details": None, "face": None, "updated_at": self.clock.now()}
        row = self.records.change(session, row, **erased)
        self.note(session, who or row["person_id"], "identity.abandoned", row)
        return row

    def give_up_played(self) -> None:
        """Give up, once the real platform is there, whatever a stand-in let pass before.

        Whoever was so verified is asked anew when an identity is needed.
        """
        if self._is_played:
            return
        with self.database.transaction() as session:
            found = self.records.played(session)
            for row in found:
                self.give_up(session, row, PLATFORM)
        if found:
            logger.warning("%d verifications of a stand-in are void: the real platform is connected", len(found))

    def note(self, session: Session, who: str, what: str, row: Row, *, channel: str = "", **facts: Any) -> None:
        """Write about a verification to the audit log, with the channel the person really uses."""
        channel = channel or self.channel_of(session, row["person_id"])
        facts = {"verification": row["verification_id"], "attempt": row["attempt"], **facts}
        self._audit.append(session, who=who, what=what, at=self.clock.now(), channel=channel, facts=facts)

    def note_person(self, session: Session, who: str, what: str, *, channel: str = "", **facts: Any) -> None:
        """Write about a person's channels to the audit log."""
        channel = channel or self.channel_of(session, who)
        self._audit.append(session, who=who, what=what, at=self.clock.now(), channel=channel, facts=facts)

    def _waits(self, session: Session, row: Row, receipt: FaceReceipt, later: bool) -> Event:
        face = self.records.seal_face(row["person_id"], row["verification_id"], receipt.check_id, receipt.face_url)
        new = {"status": "awaiting_face", "face": face, "updated_at": self.clock.now()}
        row = self.records.change(session, row, **new)
        self.note(session, PLATFORM, "identity.face_page", row)
        self.follow_later(session, row)
        event = FaceCheckReady(row["person_id"], self.records.value(row), later)
        self.tell(session, event)
        return event

    def _refused(self, row: Row, reason: str, later: bool) -> None:
        with self.database.transaction() as session:
            current = self.records.row(session, row["verification_id"])
            if current is None or (current["attempt"], current["status"]) != (row["attempt"], "checking"):
                return
            self.decide(session, current, "rejected", reason, later=later)
        self.wake()

    def _check(self, row: Row, key: str) -> FaceCheck:
        told = self.records.details(row)
        return FaceCheck(
            reference=key,
            category=row["category"],
            document_type=row["document_type"],
            document_number=self.privacy.unmask(row["person_id"], told["document_number"]),
            full_name=told["full_name"],
            birth_date=as_day(told["birth_date"]),
            region=told["region"],
        )

    def _later(
        self, session: Session, topic: str, key: str, person_id: str, after: timedelta, mark: str = "", **extra: str
    ) -> None:
        payload, due, job_key = {"key": key, **extra}, self.clock.now() + after, f"{topic}:{key}{mark}"
        outbox.add(session, topic=topic, payload=payload, key=job_key, due_at=due, person_id=person_id)

    def _close(self, session: Session, row: Row) -> None:
        self.net.take_in(session, reference_of(row["verification_id"], row["attempt"]))
