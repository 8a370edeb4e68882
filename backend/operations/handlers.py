"""Jobs that were given up: listed, and tried again when somebody has put right what stopped them."""

from __future__ import annotations

from backend.operations.commands import GivenUpJob, GivenUpJobs, RetryJob
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database


class GivenUpWork:
    """Lists and retries.

    Args:
        database, clock, audit: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock, audit: AuditLog) -> None:
        self._database, self._clock, self._audit = database, clock, audit

    def jobs(self, command: GivenUpJobs) -> list[GivenUpJob]:
        """Handle `GivenUpJobs`."""
        with self._database.reading() as session:
            rows = outbox.given_up(session, command.most)
        names = ("key", "topic", "person_id", "due_at", "attempts", "deaths")
        return [GivenUpJob(**{name: row[name] for name in names}, reason=row["last_error"] or "") for row in rows]

    def retry(self, command: RetryJob) -> bool:
        """Handle `RetryJob`."""
        now = self._clock.now()
        with self._database.transaction() as session:
            if not outbox.reopen(session, command.key, now):
                return False
            facts = {"key": command.key}
            self._audit.append(session, who=command.who, what="job.retried", at=now, channel="desk", facts=facts)
        return True
