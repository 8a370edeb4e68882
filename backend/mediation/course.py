"""Lifecycle of a mediation: at every step its row, the filing's clock, the audit log, what the person hears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from backend.mediation import records
from backend.mediation.announcements import Announcements
from backend.mediation.filings import FilingClock
from backend.mediation.model import Mediation, Status, acceptance_deadline, mediation_deadline
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

LOOK = "mediation.look"
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Course:
    """The means of mediations.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        filings: the filings' clock.
        announcements: tells the person.
    """

    database: Database
    clock: Clock
    keyring: Keyring
    audit: AuditLog
    filings: FilingClock
    announcements: Announcements

    def assign(self, session: Session, row: records.Row, *, told_now: bool = False) -> Mediation:
        """Give it to the mediator; the filing's clock stands still."""
        accept_by = acceptance_deadline(self.today())
        self.filings.stop(session, row["case_id"], self.today())
        self.look_after(session, row["mediation_id"], accept_by)
        row = self.alter(session, row, status="assigned", accept_by=accept_by, assigned_on=self.today())
        return records.mediation_of(row, self.keyring) if told_now else self.say(session, row, "assigned")

    def deadline(self) -> date:
        """Return the last day of a mediation that is taken today."""
        return mediation_deadline(self.today())

    def end(self, session: Session, row: records.Row, status: Status, words: str, **columns: Any) -> records.Row:
        """End it and let the filing's clock go on."""
        self.filings.go_on(session, row["case_id"], self.today())
        details = records.details_of(row, self.keyring) | {"outcome": words}
        return self.alter(session, row, details, status=status, **columns)

    def alter(
        self, session: Session, row: records.Row, details: dict[str, Any] | None = None, **columns: Any
    ) -> records.Row:
        """Change its row; what is in `details` is sealed."""
        new: dict[str, Any] = {"sequence": row["sequence"] + 1, "updated_at": self.clock.now(), **columns}
        if details is not None:
            new["details"] = records.sealed(details, self.keyring, row["person_id"], row["mediation_id"])
        records.change(session, row["mediation_id"], **new)
        return {**row, **new}

    def say(self, session: Session, row: records.Row, what: str) -> Mediation:
        """Tell the person, and return it as a value."""
        mediation = records.mediation_of(row, self.keyring)
        self.announcements.tell(session, mediation, what)
        return mediation

    def look_after(self, session: Session, mediation_id: str, last: date) -> None:
        """See to it that its last day is noticed when it has passed."""
        payload = {"mediation_id": mediation_id, "day": last.isoformat()}
        due = datetime.combine(last + timedelta(days=1), time(9), BEIJING)
        outbox.add(session, topic=LOOK, payload=payload, key=f"{LOOK}:{mediation_id}:{last:%Y%m%d}", due_at=due)

    def row(self, session: Session, mediation_id: str) -> records.Row:
        """Return a row, locked; Refused ``mediation_unknown``."""
        row = records.row_of(session, mediation_id)
        if row is None:
            raise Refused("mediation_unknown")
        return row

    def values(self, rows: list[records.Row]) -> list[Mediation]:
        """Return rows as values."""
        return [records.mediation_of(row, self.keyring) for row in rows]

    def note(self, session: Session, who: str, what: str, mediation_id: str, **facts: Any) -> None:
        """Write to the audit log in the caller's transaction."""
        about = {"mediation": mediation_id, **facts}
        now = self.clock.now()
        self.audit.append(session, who=who, what=f"mediation.{what}", at=now, channel="mediation", facts=about)

    def today(self) -> date:
        """Return Beijing's day."""
        return self.clock.now().astimezone(BEIJING).date()


def words_of(text: str) -> str:
    """Return what was written; Refused ``mediation_reason_missing`` when it is nothing."""
    words = text.strip()[:LONGEST_TEXT]
    if not words:
        raise Refused("mediation_reason_missing")
    return words
