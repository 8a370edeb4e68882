"""Hold after a restore: told by kind and age, dropped or let go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from backend.infrastructure import Infrastructure
from backend.operations.hold_commands import (
    DropHeld,
    EndHold,
    HeldBack,
    HeldJobs,
    HeldKind,
    HoldBack,
    OutboundHold,
    SendHeld,
)
from backend.shared import outbound_hold
from backend.shared.database import Session
from backend.shared.outbound_hold import Hold
from backend.shared.outbox import MESSAGES
from backend.shared.tables import outbound_freed, outbox

BATCH = 500
BY_HAND = "by hand"


class HeldWork:
    """Handles the orders about the hold.

    Args:
        infra: database, clock, audit, and the outbox that does the jobs.
    """

    def __init__(self, infra: Infrastructure) -> None:
        self._infra = infra

    def hold(self, command: OutboundHold) -> Hold | None:
        """Handle `OutboundHold`."""
        with self._infra.database.reading() as session:
            return outbound_hold.current(session)

    def begin(self, command: HoldBack) -> bool:
        """Handle `HoldBack`."""
        now = self._infra.clock.now()
        with self._infra.database.transaction() as session:
            if not outbound_hold.begin_here(session, BY_HAND, now, now):
                return False
            self._note(session, "outbound.held", command.who, {}, now)
        return True

    def told(self, command: HeldBack) -> HeldJobs | None:
        """Handle `HeldBack`."""
        now = self._infra.clock.now()
        with self._infra.database.reading() as session:
            hold = outbound_hold.current(session)
            if hold is None:
                return None
            rows = self._held(session)
            freed = [f"{row.topic}/{row.prefix}".rstrip("/:") for row in session.execute(select(outbound_freed))]
        due = [row for row in rows if row["next_attempt_at"] <= now]
        kinds = tuple(_kind(kind, some, hold.data_of) for kind, some in sorted(_by_kind(due).items()))
        return HeldJobs(hold.since, hold.data_of, kinds, len(rows) - len(due), tuple(sorted(freed)))

    def drop(self, command: DropHeld) -> int:
        """Handle `DropHeld`."""
        now, dropped = self._infra.clock.now(), 0
        with self._infra.database.transaction() as session:
            found = self._chosen(session, command.kinds, now)
            if stay := [kind for kind in found if not _is_message(kind)]:
                raise ValueError(
                    f"{', '.join(stay)} cannot be dropped: a partner that has the request already does nothing twice, "
                    "and one that has not would never get it; only messages (deliver/…) can"
                )
            ids = [row["job_id"] for some in found.values() for row in some]
            values = {"state": "done", "receipt": f"dropped after a restore by {command.who}", "lease_until": None}
            for at in range(0, len(ids), BATCH):
                here = outbox.c.job_id.in_(ids[at : at + BATCH]) & (outbox.c.state == "open")
                dropped += session.execute(update(outbox).where(here).values(**values)).rowcount
            self._note(session, "outbound.dropped", command.who, {"kinds": sorted(found), "jobs": dropped}, now)
        return dropped

    def send(self, command: SendHeld) -> int:
        """Handle `SendHeld`."""
        now = self._infra.clock.now()
        with self._infra.database.transaction() as session:
            found = self._chosen(session, command.kinds, now)
            for kind in found:
                topic, _, begin = kind.partition("/")
                outbound_hold.free(session, topic, f"{begin}:" if begin else "", now)
            count = sum(map(len, found.values()))
            self._note(session, "outbound.sent", command.who, {"kinds": sorted(found), "jobs": count}, now)
        self._infra.outbox.bell.ring()
        return count

    def end(self, command: EndHold) -> int | None:
        """Handle `EndHold`."""
        now = self._infra.clock.now()
        with self._infra.database.transaction() as session:
            if outbound_hold.current(session) is None:
                return None
            due = [row for row in self._held(session) if row["next_attempt_at"] <= now]
            outbound_hold.end(session)
            self._note(session, "outbound.released", command.who, {"jobs": len(due)}, now)
        self._infra.outbox.bell.ring()
        return len(due)

    def _held(self, session: Session) -> list[Mapping[Any, Any]]:
        columns = (outbox.c.job_id, outbox.c.topic, outbox.c.key, outbox.c.due_at, outbox.c.next_attempt_at)
        return [dict(row) for row in session.execute(select(*columns).where(self._infra.outbox.held)).mappings()]

    def _chosen(self, session: Session, kinds: Sequence[str], now: datetime) -> dict[str, list[Mapping[Any, Any]]]:
        """Return the due jobs of these kinds; raises ValueError for one that is not held."""
        found = _by_kind(row for row in self._held(session) if row["next_attempt_at"] <= now)
        if unknown := [kind for kind in kinds if kind not in found]:
            there = ", ".join(sorted(found)) or "nothing"
            raise ValueError(f"nothing of the kind {', '.join(unknown)} is due and held back; there is: {there}")
        return {kind: found[kind] for kind in kinds}

    def _note(self, session: Session, what: str, who: str, facts: Mapping[str, Any], now: datetime) -> None:
        self._infra.audit.append(session, who=who, what=what, at=now, channel="console", facts=facts)


def _by_kind(rows: Any) -> dict[str, list[Mapping[Any, Any]]]:
    found: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows:
        begin = str(row["key"]).partition(":")[0]
        kind = f"{MESSAGES}/{begin}" if row["topic"] == MESSAGES else str(row["topic"])
        found.setdefault(kind, []).append(row)
    return found


def _is_message(kind: str) -> bool:
    return kind.startswith(f"{MESSAGES}/")


def _kind(kind: str, rows: Sequence[Mapping[Any, Any]], data_of: datetime) -> HeldKind:
    due = [row["due_at"] for row in rows]
    return HeldKind(kind, len(due), min(due), max(due), sum(at > data_of for at in due), _is_message(kind))
