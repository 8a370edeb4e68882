"""Work done by itself while a check is open: asking again, looking for a lost result, giving it to the court."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from backend.identity.checks import BEGIN, EXPIRE, FOLLOW, PATIENCE, WITHDRAW, IdentityChecks
from backend.identity.model import VerificationStatus
from backend.identity.national_platform import PLATFORM, attempt_of
from backend.identity.records import Row
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from backend.shared.messages import Event
from backend.shared.outbox import Job, JobGivenUp, JobHandler


class WaitingJobs:
    """The outbox handlers of identity's jobs. Each looks first whether what it was made for is still so.

    Args:
        checks: asks the platform.
    """

    def __init__(self, checks: IdentityChecks) -> None:
        self._checks = checks

    def by_topic(self) -> dict[str, JobHandler]:
        """Return the handler of each topic."""
        return {
            BEGIN: self.begin,
            PATIENCE: self.lose_patience,
            FOLLOW: self.follow,
            WITHDRAW: self.forget,
            EXPIRE: self.expire,
        }

    def begin(self, job: Job) -> str:
        """Ask again; raises to be tried once more."""
        if self._row(job, "checking") is None:
            return "answered"
        try:
            came_to = self._checks.carry_out(attempt_of(str(job.payload["key"]))[0], later=True)
        except Refused as refused:
            return f"refused: {refused.reason}"
        if came_to.status == "checking":
            raise PlatformUnavailable(PLATFORM, "no face check yet")
        return came_to.status

    def lose_patience(self, job: Job) -> str:
        """The platform has been away for too long, so the court checks by hand (SPC21-4)."""
        return self._give_to_court(job, "checking")

    def follow(self, job: Job) -> str:
        """Look for a result whose news got lost; the court takes over where the platform stays away for too long."""
        row = self._row(job, "awaiting_face")
        if row is None:
            return "answered"
        try:
            came_to = self._checks.look(row, later=True)
        except (PlatformUnavailable, PlatformRejected, Refused):
            if self._checks.clock.now() - _since(job) >= self._checks.patience:
                return self._give_to_court(job, "awaiting_face")
            raise PlatformUnavailable(PLATFORM, "no word about a face check") from None
        if came_to.status == "awaiting_face":
            with self._checks.database.transaction() as session:
                self._checks.follow_later(session, row)
        return came_to.status

    def forget(self, job: Job) -> str:
        """Have the platform forget a check that was given up."""
        try:
            self._checks.platform.withdraw(job.key, str(job.payload["check_id"]))
        except Refused:
            return "nothing to forget"
        return "forgotten"

    def expire(self, job: Job) -> str:
        """Erase what was told with an application that was rejected long ago and not handed in again."""
        with self._checks.database.transaction() as session:
            row = self._in(session, job, "rejected")
            if row is None:
                return "still needed"
            self._checks.give_up(session, row, who="retention")
        return "erased"

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over, but the check is still open, so begin another one later."""
        again: dict[str, tuple[VerificationStatus, Callable[[Session, Row], None]]] = {
            BEGIN: ("checking", lambda session, _: self._checks.net.next_round(session, given_up)),
            FOLLOW: ("awaiting_face", lambda session, row: self._checks.follow_later(session, row, _since(given_up))),
        }
        if given_up.topic not in again:
            return
        status, begin = again[given_up.topic]
        row = self._in(session, given_up, status)
        if row is not None:
            begin(session, row)

    def _give_to_court(self, job: Job, while_in: VerificationStatus) -> str:
        event: Event | None = None
        with self._checks.database.transaction() as session:
            row = self._in(session, job, while_in)
            if row is not None:
                event = self._checks.to_court(session, row, "platform_down", later=True)
        if event is None:
            return "answered"
        self._checks.wake()
        return "given to the court"

    def _row(self, job: Job, status: VerificationStatus) -> Row | None:
        with self._checks.database.reading() as session:
            return self._in(session, job, status, lock=False)

    def _in(
        self, session: Session, job: Job | JobGivenUp, status: VerificationStatus, *, lock: bool = True
    ) -> Row | None:
        """Return the job's verification if it still is in that attempt and status."""
        verification_id, attempt = attempt_of(str(job.payload["key"]))
        row = self._checks.records.row(session, verification_id, lock=lock)
        return row if row is not None and (row["attempt"], row["status"]) == (attempt, status) else None


def _since(job: Job | JobGivenUp) -> datetime:
    """Return the moment from which this look has been wanted."""
    return datetime.fromisoformat(job.payload["since"])
