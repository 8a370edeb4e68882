"""Updates of the law library: fetched in their order, checked by its own schema, kept for the desk or refused whole.

An update is told once the desk has taken it (`update_review.py`). What was taken is in the database, so a restart has
the same library. A broken update changes nothing: the old entries are told, the fault is in the log and in the audit
log, and later versions stand on the last good one.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from backend.protection.commands import FetchLibraryUpdates
from backend.protection.library_pages import LibraryFault, amended
from backend.protection.model import LawEntry
from backend.protection.tables import library_updates
from backend.protection.update_source import IssuedUpdate, UpdateSource
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import PlatformRejected
from backend.shared.messages import Command
from backend.shared.outbox import Job, JobGivenUp

logger = logging.getLogger(__name__)

TOPIC = "protection.library"
AGAIN = timedelta(hours=1)
"""After a round of tries in which the source was away."""
EVERY = timedelta(days=1)
"""Between two looks at the source: news of an update can be lost on its way."""
FRESH = timedelta(seconds=30)
"""Time for which the version in use is not looked up again; what this process takes itself it knows at once."""


class LibraryUpdates:
    """Fetches updates, and puts those the desk has taken on top of the house's own library.

    Args:
        database, clock, audit: see `backend/shared`.
        own: the house's own entries.
        source: who issues updates; None where nobody does.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditLog,
        own: Mapping[str, LawEntry],
        source: UpdateSource | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._own = own
        self._source = source
        self._seen: tuple[int, datetime] | None = None

    def version(self) -> int:
        """Return the newest version that is in use; 0 for the house's own library. Another process's within `FRESH`."""
        now, seen = self._clock.now(), self._seen
        if seen is not None and timedelta(0) <= now - seen[1] < FRESH:
            return seen[0]
        with self._database.reading() as session:
            version = self._newest(session, library_updates.c.state == "taken")
        self._seen = version, now
        return version

    def library(self) -> tuple[int, Mapping[str, LawEntry]]:
        """Return the version in use and its entries."""
        return self._with("taken")

    def forget_version(self) -> None:
        """Look the version in use up anew: it has just changed."""
        self._seen = None

    def _with(self, *states: str) -> tuple[int, Mapping[str, LawEntry]]:
        """The newest version of those in these states, and the house's own entries with theirs on top."""
        where = library_updates.c.state.in_(states)
        query = select(library_updates).where(where).order_by(library_updates.c.version)
        version, entries = 0, self._own
        with self._database.reading() as session:
            rows = session.execute(query).mappings().all()
        for row in rows:
            version = int(row["version"])
            try:
                entries = amended(entries, json.loads(row["content"]), f"update {version}")
            except LibraryFault as fault:  # the house's own entries have changed under it since it was taken
                logger.error("an update of the law library no longer fits and is left out: %s", fault)
        return version, entries

    def ask_for(self, command: FetchLibraryUpdates) -> None:
        """Have the updates fetched by the outbox; the same version told twice is fetched once."""
        with self._database.transaction() as session:
            self._plan(session, f"{TOPIC}:{command.version}", self._clock.now())

    def keep_looking(self) -> None:
        """Look at the source once a day from now on; again is the same as once."""
        if self._source is not None:
            now = self._clock.now()
            with self._database.transaction() as session:
                self._plan(session, _of_day(now), now)

    def fetch(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: plan tomorrow's look, fetch what is new, and keep each update or refuse it."""
        if self._source is None:
            return "nobody issues updates"
        tomorrow = self._clock.now() + EVERY
        with self._database.transaction() as session:
            self._plan(session, _of_day(tomorrow), tomorrow)
            known = self._newest(session)
        try:
            issued = self._source.after(known)
        except PlatformRejected as odd:
            logger.error("updates of the law library cannot be believed: %s", odd.detail)
            with self._database.transaction() as session:
                self._note(session, "protection.update_not_believed", known + 1, odd.detail)
            return "not believed"
        return ", ".join(self._take(one) for one in issued) or "nothing new"

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: the source was away for a whole round of tries, so another one begins later."""
        if given_up.topic == TOPIC:
            now = self._clock.now()
            self._plan(session, f"{TOPIC}:again:{now:%Y%m%d%H%M%S}", now + AGAIN)

    def _take(self, update: IssuedUpdate) -> str:
        _, entries = self._with("taken", "waiting")
        fault = ""
        try:
            amended(entries, json.loads(update.content), f"update {update.version}")
        except (LibraryFault, ValueError) as broken:
            fault = str(broken)[:300]
            logger.error("update %s of the law library was refused: %s", update.version, fault)
        row = {
            "version": update.version, "state": "refused" if fault else "waiting", "sha256": update.sha256,
            "content": "" if fault else update.content, "reason": fault, "issued_at": update.issued_at,
            "taken_at": self._clock.now(),
        }  # fmt: skip
        with self._database.transaction() as session:
            if insert_or_ignore(session, library_updates, row):
                self._note(session, f"protection.update_{row['state']}", update.version, fault)
        return f"{update.version} {row['state']}"

    def _newest(self, session: Session, *where: Any) -> int:
        return int(session.execute(select(func.max(library_updates.c.version)).where(*where)).scalar() or 0)

    def _plan(self, session: Session, key: str, due: datetime) -> None:
        outbox.add(session, topic=TOPIC, payload={}, key=key, due_at=due)

    def _note(self, session: Session, what: str, version: int, fault: str) -> None:
        facts, now = {"version": version, "fault": fault}, self._clock.now()
        self._audit.append(session, who="yiqiao_yilu", what=what, at=now, channel="partner", facts=facts)

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {FetchLibraryUpdates: self.ask_for}


def _of_day(day: datetime) -> str:
    """The key of a day's look, so that each day has one, however many processes plan it."""
    return f"{TOPIC}:day:{day:%Y%m%d}"
