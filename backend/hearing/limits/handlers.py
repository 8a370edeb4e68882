"""Records what the court has served and carries out what a person asks of the limit it sets off."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from backend.hearing import records as hearings
from backend.hearing.limits import records
from backend.hearing.limits.announcements import LimitAnnouncements
from backend.hearing.limits.commands import (
    AcknowledgeLimit,
    KeepLimit,
    MyLimits,
    OneLimit,
    RecordService,
    SayDomicile,
    StopLimitReminders,
)
from backend.hearing.limits.model import NOON, STEPS, Limit, Service, ServiceReport, paper_told
from backend.hearing.means import Means
from backend.hearing.model import OwnCase
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.deadline import beijing_day
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.errors import Refused


class LimitHandlers:
    """Handlers for limits.

    Args:
        means: see `Means`.
        announcements: tells it.
        reminders: reminds of it.
    """

    def __init__(self, means: Means, announcements: LimitAnnouncements, reminders: DeadlineReminders) -> None:
        self._means = means
        self._announcements = announcements
        self._reminders = reminders

    def record(self, command: RecordService) -> bool:
        """Hear each piece of the court's news once; an older report than is known changes nothing."""
        report, now = command.report, self._means.clock.now()
        case = self._means.case(report.case_id)
        with self._means.database.transaction() as session:
            if not hearings.hear(session, command.event_id, report.subject_id, now):
                return False
            row = records.limit_row(session, report.subject_id)
            if row is not None and row["case_id"] != report.case_id:
                raise Refused("hearing_case_unknown")
            if row is not None and row["sequence"] >= report.sequence:
                return False
            if row is None and report.status == "recalled":
                return False
            values = records.columns_of(report, case.person_id, self._means.keyring, now)
            if row is None:
                home = records.domicile_said(session, case) if case.domicile == "unknown" else case.domicile
                records.insert_limit(session, report.subject_id, case, values | {"domicile": home})
            else:
                records.update_limit(session, report.subject_id, **values)
            self._drop_told(session, report, case)
            self._note(session, "court", f"hearing.limit.{report.status}", report.subject_id, event=command.event_id)
            self._tell(session, report.subject_id, case)
        return True

    def keep(self, command: KeepLimit) -> Limit:
        """Keep the limit of a paper the person told of, or put the day of one right."""
        now = self._means.clock.now()
        served_at = datetime.combine(command.received_on, NOON, BEIJING)
        service = Service(command.paper, served_at, command.ruling)
        if command.received_on > beijing_day(now) + timedelta(days=1):
            raise Refused("hearing_paper_future")
        if service.purpose is None:
            raise Refused("hearing_paper_no_limit")
        limit_id = paper_told(command.person_id, command.request_id, command.paper, command.case_number)
        with self._means.database.transaction() as session:
            row = records.limit_row(session, limit_id)
            sequence = 1 if row is None else row["sequence"] + 1
            values = records.told_columns(limit_id, command, served_at, sequence, self._means.keyring, now)
            if row is None:
                case = OwnCase("", command.person_id, command.case_number, command.domicile)
                records.insert_limit(session, limit_id, case, values)
            else:
                records.update_limit(session, limit_id, **values)
            self._reminders.replan(session, limit_id, records.own_limit(session, limit_id, command.person_id), STEPS)
            self._note(session, command.person_id, "hearing.limit.told", limit_id, paper=command.paper)
        return self.one(OneLimit(limit_id, command.person_id))

    def mine(self, command: MyLimits) -> list[Limit]:
        """Return the person's limits that run, the soonest end first."""
        with self._means.database.reading() as session:
            rows = records.limits_of(session, command.person_id)
        now = self._means.clock.now()
        running = [one for row in rows if (one := records.limit_of(row, self._means.keyring)).runs(now)]
        return sorted(running, key=lambda one: (one.endings[0].deadline.day, one.limit_id))

    def one(self, command: OneLimit) -> Limit:
        """Return one's own limit."""
        with self._means.database.reading() as session:
            row = records.own_limit(session, command.limit_id, command.person_id, lock=False)
        return records.limit_of(row, self._means.keyring)

    def acknowledge(self, command: AcknowledgeLimit) -> Limit:
        """Note that the person knows of it as it stands now."""
        with self._means.database.transaction() as session:
            row = records.own_limit(session, command.limit_id, command.person_id)
            if row["seen_sequence"] != row["sequence"]:
                records.update_limit(session, row["limit_id"], seen_sequence=row["sequence"])
                self._note(session, command.person_id, "hearing.limit.acknowledged", row["limit_id"])
        return records.limit_of({**row, "seen_sequence": row["sequence"]}, self._means.keyring)

    def stop(self, command: StopLimitReminders) -> int:
        """Remind no more of one limit, or of any."""
        with self._means.database.transaction() as session:
            if command.limit_id is not None:
                rows = [records.own_limit(session, command.limit_id, command.person_id)]
            else:
                ids = [row["limit_id"] for row in records.limits_of(session, command.person_id)]
                rows = [records.own_limit(session, one, command.person_id) for one in ids]
            now, planned = self._means.clock.now(), [row for row in rows if row["steps"]]
            rows = [row for row in planned if records.limit_of(row, self._means.keyring).runs(now)]
            for row in rows:
                self._reminders.replan(session, row["limit_id"], row, ())
                self._note(session, command.person_id, "hearing.limit.reminders_stopped", row["limit_id"])
        return len(rows)

    def say_domicile(self, command: SayDomicile) -> Limit:
        """Take the person's word for where they live; the court has the last one."""
        with self._means.database.transaction() as session:
            row = records.own_limit(session, command.limit_id, command.person_id)
            if row["domicile"] != command.domicile:
                records.update_limit(session, row["limit_id"], domicile=command.domicile)
                row = {**row, "domicile": command.domicile}
                facts = {"domicile": command.domicile}
                self._note(session, command.person_id, "hearing.limit.domicile", row["limit_id"], **facts)
                if row["steps"]:
                    self._reminders.replan(session, row["limit_id"], row, STEPS)
        return self.one(OneLimit(command.limit_id, command.person_id))

    def _drop_told(self, session: Session, report: ServiceReport, case: OwnCase) -> None:
        """Leave a paper to the court's record of it: nobody is reminded of two days of one paper."""
        paper = report.service.paper
        for limit_id in records.told_of_same(session, case.person_id, paper, case.case_number):
            records.update_limit(session, limit_id, status="recalled")
            self._reminders.replan(session, limit_id, records.own_limit(session, limit_id, case.person_id), ())

    def _tell(self, session: Session, limit_id: str, case: OwnCase) -> None:
        row = records.own_limit(session, limit_id, case.person_id)
        stopped = row["plan_version"] > 0 and not row["steps"]
        self._reminders.replan(session, limit_id, row, () if stopped else STEPS)
        limit = records.limit_of(records.own_limit(session, limit_id, case.person_id), self._means.keyring)
        person = self._means.person(case.person_id)
        if limit.status == "recalled":
            self._announcements.recalled(session, limit, person)
        else:
            self._announcements.served(session, limit, person, self._means.clock.now())

    def _note(self, session: Session, who: str, what: str, limit_id: str, **facts: Any) -> None:
        self._means.note(session, who, what, limit=limit_id, **facts)
