"""Lifecycle of an enquiry: at every step its row, what was written, the audit log, what the person hears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from backend.enquiries import records
from backend.enquiries.announcements import Announcements
from backend.enquiries.model import Enquiry, Entry, EntryKind, Said, reply_due
from backend.enquiries.translating import Translating
from backend.shared import outbox
from backend.shared.audit import AuditLog
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

LOOK = "enquiries.look"


@dataclass(frozen=True, slots=True)
class Course:
    """The means of enquiries.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        announcements: tells the person.
        reply_days: working days in which an answer is promised.
        masked: replaces private numbers in an officer's words for a person, in the caller's transaction.
        said_before: the conversation of a person so far, private numbers shortened.
        translating: has what is written translated for whoever reads another language.
        ring: wakes the outbox.
        copy_files: makes an enquiry its own copies of a person's files, and returns their ids.
        drop_file: deletes such a copy for good.
        hand_over: has something told to the office's own system, in the caller's transaction: row, entry id, kind.
    """

    database: Database
    clock: Clock
    keyring: Keyring
    audit: AuditLog
    announcements: Announcements
    reply_days: int
    masked: Callable[[Session, str, str], str]
    said_before: Callable[[str], tuple[Said, ...]]
    translating: Translating
    ring: Callable[[], None] = lambda: None
    copy_files: Callable[[str, str, tuple[str, ...]], tuple[str, ...]] = lambda person, enquiry, files: files
    drop_file: Callable[[str, str], None] = lambda person, file: None
    hand_over: Callable[[Session, records.Row, str, str], None] = lambda session, row, entry_id, kind: None

    def row(self, session: Session, enquiry_id: str, *, lock: bool = True) -> records.Row:
        """Return a row, locked where it will be changed; Refused ``enquiry_unknown``."""
        row = records.row_of(session, enquiry_id, lock=lock)
        if row is None:
            raise Refused("enquiry_unknown")
        return row

    def promise(self, session: Session, enquiry_id: str) -> date:
        """Return the last day of a promise made now, and see to it that its end is noticed."""
        due = reply_due(self.clock.now().astimezone(BEIJING).date(), self.reply_days)
        payload = {"enquiry_id": enquiry_id, "day": due.isoformat()}
        at = datetime.combine(due + timedelta(days=1), time(9), BEIJING)
        outbox.add(session, topic=LOOK, payload=payload, key=f"{LOOK}:{enquiry_id}:{due:%Y%m%d}", due_at=at)
        return due

    def write(
        self,
        session: Session,
        row: records.Row,
        entry_id: str,
        kind: EntryKind,
        text: str,
        by: tuple[str, str] = ("", ""),
    ) -> None:
        """Write an entry and the audit log; what is written there is not in the log.

        Args:
            by: an officer's id and name; empty for the person.
        """
        officer, name = by
        entry = Entry(self.clock.now(), kind, officer, name, text)
        records.write(session, self.keyring, row["enquiry_id"], entry_id, entry)
        self.note(session, f"officer:{officer}" if officer else row["person_id"], kind, row["enquiry_id"])

    def alter(self, session: Session, row: records.Row, **columns: Any) -> Enquiry:
        """Change its row and return it as a value."""
        new: dict[str, Any] = {"sequence": row["sequence"] + 1, "updated_at": self.clock.now(), **columns}
        records.change(session, row["enquiry_id"], **new)
        return self.value(session, {**row, **new})

    def value(self, session: Session, row: records.Row, *, excerpt: bool = False) -> Enquiry:
        """Return a row as a value."""
        return records.values(session, [row], self.keyring, excerpt=excerpt)[0]

    def note(self, session: Session, who: str, what: str, enquiry_id: str, **facts: Any) -> None:
        """Write to the audit log in the caller's transaction."""
        about = {"case": enquiry_id, **facts}
        now = self.clock.now()
        self.audit.append(session, who=who, what=f"enquiry.{what}", at=now, channel="enquiries", facts=about)
