"""Means of every part of hearing from the rest of the backend, in one hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backend.hearing.court import HearingPlatform
from backend.hearing.model import OwnCase
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.parties import Person


@dataclass(frozen=True, slots=True)
class Means:
    """The means of hearing, its limits and its asynchronous hearings.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        court: the court's platform.
        case_of: the registered case with an id of ours, or None; the filing service knows.
        filing_number_of: its receipt number, by which the platform knows it, or None.
        person: returns what is known of a person.
    """

    database: Database
    clock: Clock
    keyring: Keyring
    audit: AuditLog
    court: HearingPlatform
    case_of: Callable[[str], OwnCase | None]
    filing_number_of: Callable[[str], str | None]
    person: Callable[[str], Person]

    def case(self, case_id: str) -> OwnCase:
        """Return a registered case; Refused ``hearing_case_unknown``."""
        case = self.case_of(case_id)
        if case is None:
            raise Refused("hearing_case_unknown")
        return case

    def filing_number(self, case_id: str) -> str:
        """Return the receipt number of a registered case; Refused ``hearing_case_unknown``."""
        number = self.filing_number_of(case_id)
        if number is None:
            raise Refused("hearing_case_unknown")
        return number

    def note(self, session: Session, who: str, what: str, **facts: Any) -> None:
        """Write to the audit log within the caller's transaction."""
        self.audit.append(session, who=who, what=what, at=self.clock.now(), channel="hearing", facts=facts)
