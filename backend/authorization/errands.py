"""Means of the appointments from the rest of the backend, in one hand, and how a request is opened for all of them.

A request is committed with a job that will ask if we do not; the partner or the room is asked outside any transaction,
with the request's key; then the answer is committed. Whoever comes second finds the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from backend.authorization import records
from backend.authorization.court_platform import WitnessPlatform
from backend.authorization.details import Details
from backend.authorization.power.model import Principal
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.messages import Command
from backend.shared.safety_net import FIRST_LOOK, SafetyNet

SERVICE = "authorization"
AT_ONCE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Errands:
    """The means of the appointments.

    Args:
        database, clock, audit: see `backend/shared`.
        court: the witness platform.
        details: seals what the person decided.
        principal_of: who is verified behind a person, their document number in clear, or None (SPC21-4, SPC21-6).
        do: runs a command of the room or the power.
        address: the address people open, without a slash at its end.
        language_of: the language a person is answered in.
        ring: wakes the outbox.
    """

    database: Database
    clock: Clock
    audit: AuditLog
    court: WitnessPlatform
    details: Details
    principal_of: Callable[[str], Principal | None]
    do: Callable[[Command], Any]
    address: str
    language_of: Callable[[str], str]
    ring: Callable[[], None]
    net: SafetyNet = field(init=False)

    def __post_init__(self) -> None:
        """Make the safety net."""
        object.__setattr__(self, "net", SafetyNet(SERVICE, self.clock))

    def open(
        self,
        session: Session,
        kind: str,
        row: records.Row,
        *,
        expires_at: datetime | None = None,
        **facts: Any,
    ) -> str:
        """Put a request and its safety net into the caller's transaction and return its key.

        What nobody waits for in a turn is asked for at once. The first booking goes by the draft's own id, so that the
        platform, too, knows a repeated submission.

        Args:
            row: the appointment's.
            facts: what the request needs beside it; JSON, no personal data.
        """
        subject, person_id = row["witness_id"], row["person_id"]
        count = records.asked.count(session, subject, kind) + 1
        key = subject if (kind, count) == ("book", 1) else f"{subject}.{kind}.{count}"
        request = {"key": key, "kind": kind, "subject": subject, "person_id": person_id, "facts": facts}
        request |= {"state": "open", "expires_at": expires_at, "created_at": self.clock.now()}
        records.asked.insert(session, request)
        after = AT_ONCE if kind in records.BACKGROUND else FIRST_LOOK
        self.net.spread(session, f"{SERVICE}.{kind}", key, person_id, after=after)
        self.note(session, person_id, f"{SERVICE}.{kind}.asked", key=key)
        return key

    def reopen(self, session: Session, kind: str, key: str, person_id: str) -> str:
        """Ask again under the same key, after an answer we could not use; returns the key."""
        records.asked.reopen(session, key)
        self.net.spread(session, f"{SERVICE}.{kind}", key, person_id, again=True)
        return key

    def note(self, session: Session, who: str, what: str, **facts: Any) -> None:
        """Write to the audit log within the caller's transaction."""
        self.audit.append(session, who=who, what=what, at=self.clock.now(), channel=SERVICE, facts=facts)
