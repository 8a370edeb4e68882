"""Lifecycle of a call: at every step its row, the audit log, its jobs, what the person hears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from backend.calls import records
from backend.calls.announcements import Announcements
from backend.calls.model import LIVE, OPENS_BEFORE, Call, Deed, after
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.office_hours import OfficeHours
from backend.shared.parties import Person

REMIND, LOOK, OVER = "calls.remind", "calls.look", "calls.over"
STEPS = ("evening", f"m{OPENS_BEFORE.seconds // 60}")
"""The evening before, and with the link when the page opens."""
UNTAKEN = timedelta(minutes=10)
"""Time after which a call that nobody has taken is told to be missed by us."""
OVERRUN = timedelta(minutes=30)
"""Time after its end at which a call that nobody has ended is looked at."""


@dataclass(frozen=True, slots=True)
class Course:
    """The means of calls.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        announcements: tells the person.
        person: returns what is known of a person.
        hours: when somebody is at the desk.
        lines: calls that can be booked for one time.
        minutes: length of a call that is booked.
        address: what people open, without a slash at its end.
        masked: replaces private numbers in an officer's words for a person, in the caller's transaction.
        legible: puts a person's own numbers in the place of tokens.
        court_of: the court of a person's own case; Refused where it is not theirs.
        there: how many officers are at the desk of a court now, or of any.
        ring: wakes the outbox.
    """

    database: Database
    clock: Clock
    keyring: Keyring
    audit: AuditLog
    announcements: Announcements
    person: Callable[[str], Person]
    hours: OfficeHours
    lines: int
    minutes: int
    address: str
    masked: Callable[[Session, str, str], str]
    legible: Callable[[str, str], str]
    court_of: Callable[[str, str], str]
    there: Callable[[str], int]
    ring: Callable[[], None] = lambda: None

    @property
    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock.now()

    def row(self, session: Session, call_id: str, *, lock: bool = True) -> records.Row:
        """Return a row, locked where it will be changed; Refused ``call_unknown``."""
        row = records.row_of(session, call_id, lock=lock)
        if row is None:
            raise Refused("call_unknown")
        return row

    def row_at_desk(self, session: Session, call_id: str, court: str, *, lock: bool = True) -> records.Row:
        """Return the same of a call that a court's desk sees; Refused ``call_unknown`` for another court's."""
        row = self.row(session, call_id, lock=lock)
        if court and row["court"] not in ("", court):
            raise Refused("call_unknown")
        return row

    def value(self, session: Session, row: records.Row) -> Call:
        """Return a row as a value."""
        return records.values(session, [row], self.keyring)[0]

    def step(self, session: Session, row: records.Row, deed: Deed, who: str, **columns: Any) -> Call:
        """Change where a call stands, write the audit log, and return it as a value.

        Args:
            who: as the audit log names them.
            columns: further ones; `details` as they are in clear.

        Raises:
            Refused: what `after` refuses.
        """
        status = after(row["status"], deed)
        if "details" in columns:
            details = records.details_of(row, self.keyring) | columns["details"]
            columns["details"] = records.sealed(details, self.keyring, row["person_id"], row["call_id"])
        if status not in LIVE:
            columns["ended_at"] = self.now
        if status not in ("accepted", "done"):
            records.give_place_back(session, row["call_id"])
        changed = self.alter(session, row, status=status, **columns)
        self.note(session, who, deed, row["call_id"])
        return changed

    def alter(self, session: Session, row: records.Row, **columns: Any) -> Call:
        """Change its row and return it as a value."""
        new: dict[str, Any] = {"sequence": row["sequence"] + 1, "updated_at": self.now, **columns}
        records.change(session, row["call_id"], **new)
        return self.value(session, {**row, **new})

    def note(self, session: Session, who: str, what: str, call_id: str, **facts: Any) -> None:
        """Write to the audit log in the caller's transaction."""
        about = {"case": call_id, **facts}
        self.audit.append(session, who=who, what=f"call.{what}", at=self.now, channel="calls", facts=about)

    def plan(self, session: Session, call: Call, steps: Callable[[Call], list[tuple[str, datetime]]]) -> None:
        """Put the jobs of a call that has just been asked for or moved into the caller's transaction.

        A job knows the beginning it was made for; those of a time that no longer stands say nothing.

        Args:
            steps: the reminders to come, with their moments.
        """
        mark = f"{call.call_id}:{call.start.astimezone(UTC):%Y%m%d%H%M}"
        about = {"call_id": call.call_id, "start": call.start.isoformat()}
        due = [(LOOK, "", call.start + UNTAKEN), (OVER, "", call.ends + OVERRUN)]
        due += [(REMIND, step, at) for step, at in steps(call)]
        for topic, step, at in due:
            key = f"{topic}:{mark}{step and f':{step}'}"
            outbox.add(session, topic=topic, payload={**about, "step": step}, key=key, due_at=at)
