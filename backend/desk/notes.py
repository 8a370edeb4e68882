"""Notes of officers beside a case, what the audit log says of it, and how reminders fared today."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import func, or_, select

from backend.desk import records
from backend.desk.commands import AddNote, AuditOf, CountReminders, NoteDeskAction, NotesOn, RemindersCount
from backend.desk.model import AuditEntry, Note
from backend.desk.tables import NOTE, notes, of_subject
from backend.shared.audit import AuditLog
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.tables import audit, outbox

LONGEST_NOTE = 4000
MOST_ENTRIES = 300
LATE = timedelta(hours=1)
_REMINDERS = "%.remind%"


class NoteHandlers:
    """Handles `AddNote`, `NotesOn`, `NoteDeskAction`, `AuditOf` and `CountReminders`.

    Args:
        database, clock, keyring, log: see `backend/shared`.
    """

    def __init__(self, database: Database, clock: Clock, keyring: Keyring, log: AuditLog) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._log = log

    def add(self, command: AddNote) -> None:
        """Keep a note, sealed."""
        text = command.text.strip()[:LONGEST_NOTE]
        if not text:
            raise Refused("desk_note_empty")
        place = {"note_id": command.request_id, "subject": command.subject}
        sealed = self._keyring.of(of_subject(place)).seal(text.encode(), NOTE.context.format(**place))
        row = place | {"officer_id": command.officer_id, "text": sealed, "at": self._clock.now()}
        with self._database.transaction() as session:
            insert_or_ignore(session, notes, row)

    def on(self, command: NotesOn) -> list[Note]:
        """Return the notes on a subject."""
        query = select(notes).where(notes.c.subject == command.subject).order_by(notes.c.at)
        with self._database.reading() as session:
            names = records.names(session)
            rows = session.execute(query).mappings().all()
        return [
            Note(
                row["at"],
                names.get(row["officer_id"], row["officer_id"]),
                self._keyring.open(row["text"], NOTE.context.format(**row)).decode(),
            )
            for row in rows
        ]

    def acted(self, command: NoteDeskAction) -> None:
        """Write to the audit log what an officer has looked at."""
        who, facts = f"officer:{command.officer_id}", {"case": command.subject}
        with self._database.transaction() as session:
            now = self._clock.now()
            self._log.append(session, who=who, what=command.what, at=now, channel="desk", facts=facts)

    def audit_of(self, command: AuditOf) -> list[AuditEntry]:
        """Return what the audit log says of a case, officers by their names."""
        query = select(audit.c.at, audit.c.who, audit.c.what).where(
            audit.c.facts["case"].as_string() == command.case_id
        )
        with self._database.reading() as session:
            names = {f"officer:{key}": name for key, name in records.names(session).items()}
            rows = session.execute(query.order_by(audit.c.position.desc()).limit(MOST_ENTRIES)).all()
        return [AuditEntry(at, names.get(who, who), what) for at, who, what in reversed(rows)]

    def reminders(self, _: CountReminders) -> RemindersCount:
        """Count today's reminders; one that is an hour late counts as failed."""
        now = self._clock.now()
        today = datetime.combine(now.astimezone(BEIJING).date(), time(), BEIJING)
        due = select(func.count()).select_from(outbox).where(outbox.c.topic.like(_REMINDERS), outbox.c.due_at >= today)
        late = (outbox.c.state == "open") & (outbox.c.due_at < now - LATE)
        with self._database.reading() as session:
            sent = session.execute(due.where(outbox.c.state == "done")).scalar_one()
            failed = session.execute(due.where(or_(outbox.c.state == "dead", late))).scalar_one()
        return RemindersCount(int(sent), int(failed))
