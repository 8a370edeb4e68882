"""The review of library updates by the desk: what an update would tell beside what is told now, and the decision.

An update is told to nobody before an officer who knows the law has read it. The oldest is decided first, since a later
one may stand on it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select, update

from backend.protection.commands import DecideLibraryUpdate, LibraryUpdatesToReview
from backend.protection.library_pages import LibraryFault, amended
from backend.protection.model import EntryChange, LawEntry, UpdateDecision, WaitingUpdate
from backend.protection.tables import library_updates
from backend.protection.updates import LibraryUpdates
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.messages import Command

_LONGEST_REASON = 300
_WAITS = library_updates.c.state == "waiting"


class UpdateReview:
    """The desk's part of the updates.

    Args:
        database, clock, audit: see `backend/shared`.
        updates: what the house tells by now.
    """

    def __init__(self, database: Database, clock: Clock, audit: AuditLog, updates: LibraryUpdates) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._updates = updates

    def waiting(self, command: LibraryUpdatesToReview) -> tuple[WaitingUpdate, ...]:
        """Return the updates that wait, the oldest first, each entry beside the one it would replace."""
        told = self._updates.library()[1]
        found: list[WaitingUpdate] = []
        for row in self._rows():
            try:
                after = amended(told, json.loads(row["content"]), f"update {row['version']}")
            except LibraryFault:  # the house's own entries have changed under it since it came
                found.append(WaitingUpdate(row["version"], row["issued_at"], row["taken_at"], ()))
                continue
            found.append(WaitingUpdate(row["version"], row["issued_at"], row["taken_at"], _changes(told, after)))
            told = after
        return tuple(found)

    def count(self) -> int:
        """Return how many wait."""
        with self._database.reading() as session:
            return session.execute(select(func.count()).where(_WAITS)).scalar_one()

    def decide(self, command: DecideLibraryUpdate) -> UpdateDecision:
        """Take the oldest update into the library or refuse it; see the command."""
        rows = self._rows()
        if not rows or rows[0]["version"] != command.version:
            return "gone" if command.version not in [row["version"] for row in rows] else "earlier"
        fault = command.reason.strip()[:_LONGEST_REASON]
        if command.accept:
            try:
                amended(self._updates.library()[1], json.loads(rows[0]["content"]), f"update {command.version}")
                fault = ""
            except LibraryFault as broken:
                fault = str(broken)[:_LONGEST_REASON]
        elif not fault:
            return "no_reason"
        decided: UpdateDecision = "refused" if fault else "taken"
        with self._database.transaction() as session:
            if not self._settle(session, command.version, decided, fault):
                return "gone"
            facts = {"version": command.version, "fault": fault}
            self._audit.append(
                session, who=f"officer:{command.officer}", what=f"protection.update_{decided}", at=self._clock.now(),
                channel="desk", facts=facts,
            )  # fmt: skip
        self._updates.forget_version()
        return decided

    def by_command(self) -> Mapping[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {LibraryUpdatesToReview: self.waiting, DecideLibraryUpdate: self.decide}

    def _rows(self) -> list[Mapping[str, Any]]:
        query = select(library_updates).where(_WAITS).order_by(library_updates.c.version)
        with self._database.reading() as session:
            return [dict(row) for row in session.execute(query).mappings()]

    def _settle(self, session: Session, version: int, state: str, reason: str) -> bool:
        """Change one that still waits; False where another officer was first."""
        values: dict[str, Any] = {"state": state, "reason": reason, "taken_at": self._clock.now()}
        if state == "refused":
            values["content"] = ""
        one = library_updates.c.version == version
        return bool(session.execute(update(library_updates).where(one, _WAITS).values(**values)).rowcount)


def _changes(before: Mapping[str, LawEntry], after: Mapping[str, LawEntry]) -> tuple[EntryChange, ...]:
    return tuple(
        EntryChange(entry, before.get(entry_id)) for entry_id, entry in after.items() if before.get(entry_id) != entry
    )
