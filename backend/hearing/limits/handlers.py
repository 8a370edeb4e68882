"""Records what the court has served and carries out what a person asks of the limit it sets off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.hearing import records as hearings
from backend.hearing.deadline_reminders import DeadlineReminders
from backend.hearing.limits import records
from backend.hearing.limits.announcements import LimitAnnouncements
from backend.hearing.limits.commands import (
    AcknowledgeLimit,
    MyLimits,
    OneLimit,
    RecordService,
    SayDomicile,
    StopLimitReminders,
)
from backend.hearing.limits.model import STEPS, Limit
from backend.hearing.model import OwnCase
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.parties import Person


class LimitHandlers:
    """What becomes of limits.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        case_of: the registered case with an id, or None.
        person: returns what is known of a person.
        announcements: tells it.
        reminders: reminds of it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        case_of: Callable[[str], OwnCase | None],
        person: Callable[[str], Person],
        announcements: LimitAnnouncements,
        reminders: DeadlineReminders,
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._audit = audit
        self._case_of = case_of
        self._person = person
        self._announcements = announcements
        self._reminders = reminders

    def record(self, command: RecordService) -> bool:
        """Hear each piece of the court's news once; an older report than is known changes nothing."""
        report, now = command.report, self._clock.now()
        case = self._case_of(report.case_id)
        if case is None:
            raise Refused("hearing_case_unknown")
        with self._database.transaction() as session:
            if not hearings.hear(session, command.event_id, report.limit_id, now):
                return False
            row = records.limit_row(session, report.limit_id)
            if row is not None and row["case_id"] != report.case_id:
                raise Refused("hearing_case_unknown")
            if row is not None and row["sequence"] >= report.sequence:
                return False
            if row is None and report.status == "recalled":
                return False
            values = records.columns_of(report, case.person_id, self._keyring, now)
            if row is None:
                home = records.domicile_said(session, case) if case.domicile == "unknown" else case.domicile
                records.insert_limit(session, report.limit_id, case, values | {"domicile": home})
            else:
                records.update_limit(session, report.limit_id, **values)
            self._note(session, "court", f"hearing.limit.{report.status}", report.limit_id, event=command.event_id)
            self._tell(session, report.limit_id, case)
        return True

    def mine(self, command: MyLimits) -> list[Limit]:
        """Return the person's limits that run, the soonest end first."""
        with self._database.reading() as session:
            rows = records.limits_of(session, command.person_id)
        now = self._clock.now()
        running = [one for row in rows if (one := records.limit_of(row, self._keyring)).runs(now)]
        return sorted(running, key=lambda one: (one.endings[0].deadline.day, one.limit_id))

    def one(self, command: OneLimit) -> Limit:
        """Return one's own limit."""
        with self._database.reading() as session:
            row = records.own_limit(session, command.limit_id, command.person_id, lock=False)
        return records.limit_of(row, self._keyring)

    def acknowledge(self, command: AcknowledgeLimit) -> Limit:
        """Note that the person knows of it as it stands now."""
        with self._database.transaction() as session:
            row = records.own_limit(session, command.limit_id, command.person_id)
            if row["seen_sequence"] != row["sequence"]:
                records.update_limit(session, row["limit_id"], seen_sequence=row["sequence"])
                self._note(session, command.person_id, "hearing.limit.acknowledged", row["limit_id"])
        return records.limit_of({**row, "seen_sequence": row["sequence"]}, self._keyring)

    def stop(self, command: StopLimitReminders) -> int:
        """Remind no more of one limit, or of any."""
        with self._database.transaction() as session:
            if command.limit_id is not None:
                rows = [records.own_limit(session, command.limit_id, command.person_id)]
            else:
                ids = [row["limit_id"] for row in records.limits_of(session, command.person_id)]
                rows = [records.own_limit(session, one, command.person_id) for one in ids]
            rows = [
                row for row in rows if row["steps"] and records.limit_of(row, self._keyring).runs(self._clock.now())
            ]
            for row in rows:
                self._reminders.replan(session, row["limit_id"], row, ())
                self._note(session, command.person_id, "hearing.limit.reminders_stopped", row["limit_id"])
        return len(rows)

    def say_domicile(self, command: SayDomicile) -> Limit:
        """Take the person's word for where they live; the court has the last one."""
        with self._database.transaction() as session:
            row = records.own_limit(session, command.limit_id, command.person_id)
            if row["domicile"] != command.domicile:
                records.update_limit(session, row["limit_id"], domicile=command.domicile)
                row = {**row, "domicile": command.domicile}
                facts = {"domicile": command.domicile}
                self._note(session, command.person_id, "hearing.limit.domicile", row["limit_id"], **facts)
                if row["steps"]:
                    self._reminders.replan(session, row["limit_id"], row, STEPS)
        return self.one(OneLimit(command.limit_id, command.person_id))

    def _tell(self, session: Session, limit_id: str, case: OwnCase) -> None:
        row = records.own_limit(session, limit_id, case.person_id)
        stopped = row["plan_version"] > 0 and not row["steps"]
        self._reminders.replan(session, limit_id, row, () if stopped else STEPS)
        limit = records.limit_of(records.own_limit(session, limit_id, case.person_id), self._keyring)
        person = self._person(case.person_id)
        if limit.status == "recalled":
            self._announcements.recalled(session, limit, person)
        else:
            self._announcements.served(session, limit, person, self._clock.now())

    def _note(self, session: Session, who: str, what: str, limit_id: str, **facts: Any) -> None:
        now, about = self._clock.now(), {"limit": limit_id, **facts}
        self._audit.append(session, who=who, what=what, at=now, channel="hearing", facts=about)
