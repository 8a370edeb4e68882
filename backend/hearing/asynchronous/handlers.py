"""Carries out what a person asks of asynchronous hearings, and records what the court makes of it (ONL-20)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from backend.hearing import records as hearings
from backend.hearing.asynchronous import records
from backend.hearing.asynchronous.announcements import AsynchronousAnnouncements
from backend.hearing.asynchronous.commands import (
    AskAsynchronousHearing,
    MyAsynchronousHearings,
    OneAsynchronousHearing,
    OpenWindows,
    PostStatement,
    RecordAsynchronousNews,
    StopWindowReminders,
)
from backend.hearing.asynchronous.model import (
    MOST_FILES,
    STATEMENT_LIMIT,
    STEPS,
    Application,
    ApplicationReport,
    OpenWindow,
)
from backend.hearing.asynchronous.translating import CourtWords
from backend.hearing.court_requests import HearingRequests
from backend.hearing.means import Means
from backend.hearing.model import OwnCase
from backend.shared.database import Session
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.errors import Refused
from backend.shared.persons_files import PersonsFiles

QUICK_BYTES = 2 * 1024 * 1024
"""Files of more than this together are not sent while a person waits in a chat turn of some seconds."""


class AsynchronousHandlers:
    """Handlers for applications and posts.

    Args:
        means: see `Means`.
        files: the persons' files.
        requests: asks the court.
        announcements: tells the person.
        reminders: reminds of the windows.
        words: has the court's words translated.
    """

    def __init__(
        self,
        means: Means,
        files: PersonsFiles,
        requests: HearingRequests,
        announcements: AsynchronousAnnouncements,
        reminders: DeadlineReminders,
        words: CourtWords,
    ) -> None:
        self._means = means
        self._files = files
        self._requests = requests
        self._announcements = announcements
        self._reminders = reminders
        self._words = words

    def ask(self, command: AskAsynchronousHearing) -> Application:
        """Commit to an application and hand it in."""
        case = self._means.case(command.case_id)
        if case.person_id != command.person_id:
            raise Refused("hearing_case_unknown")
        command.conditions.check()
        with self._means.database.transaction() as session:
            if records.application_row(session, command.request_id) is None:
                self._begin(session, command, case)
            elif self._requests.again(session, command.request_id):
                records.update_application(session, command.request_id, status="sending")
        self._requests.try_now(command.request_id)
        return self.one(OneAsynchronousHearing(command.request_id, command.person_id))

    def mine(self, command: MyAsynchronousHearings) -> list[Application]:
        """Return the person's applications, the newest first."""
        with self._means.database.reading() as session:
            found = records.applications_of(session, command.person_id)
            return [self._whole(session, row) for row in found]

    def one(self, command: OneAsynchronousHearing) -> Application:
        """Return one's own application."""
        with self._means.database.reading() as session:
            row = records.own_application(session, command.application_id, command.person_id, lock=False)
            return self._whole(session, row)

    def windows(self, command: OpenWindows) -> list[OpenWindow]:
        """Return the open windows of every application, the first to close first."""
        now = self._means.clock.now()
        mine = self.mine(MyAsynchronousHearings(command.person_id))
        found = [OpenWindow(one, stage) for one in mine for stage in one.open_stages(now)]
        return sorted(found, key=lambda one: one.stage.closes_at)

    def post(self, command: PostStatement) -> Application:
        """Commit to a post while its window is open, and hand it in; the moment it was posted counts."""
        if not command.statement.strip() and not command.file_ids:
            raise Refused("hearing_asynchronous_post_empty")
        if len(command.statement) > STATEMENT_LIMIT or len(command.file_ids) > MOST_FILES:
            raise Refused("hearing_asynchronous_post_long", limit=STATEMENT_LIMIT, files=MOST_FILES)
        kept = self._files.mine(command.person_id, command.file_ids)
        listed = [{"id": file.file_id, "name": file.name, "sha256": file.sha256} for file in kept]
        with self._means.database.transaction() as session:
            row = records.own_application(session, command.application_id, command.person_id)
            if command.request_id not in {one["key"] for one in records.posts_of(session, row["application_id"])}:
                if row["status"] != "granted":
                    raise Refused("hearing_asynchronous_unknown")
                self._whole(session, row).stage(command.stage_id).check_open(self._means.clock.now())
                wish = {"stage": command.stage_id, "statement": command.statement.strip(), "files": listed}
                self._open(session, records.POST, command.request_id, row, wish)
            else:
                self._requests.again(session, command.request_id)
        if sum(file.size for file in kept) > QUICK_BYTES:
            self._requests.hurry(command.request_id)
        else:
            self._requests.try_now(command.request_id)
        return self.one(OneAsynchronousHearing(command.application_id, command.person_id))

    def stop(self, command: StopWindowReminders) -> bool:
        """Remind no more of an application's windows."""
        with self._means.database.transaction() as session:
            row = records.own_application(session, command.application_id, command.person_id)
            if row["steps"]:
                self._reminders.replan(session, row["application_id"], row, ())
                self._note(session, command.person_id, "hearing.asynchronous.reminders_stopped", row["application_id"])
        return bool(row["steps"])

    def record(self, command: RecordAsynchronousNews) -> bool:
        """Hear each piece of the court's news once; an older report than is known changes nothing."""
        report = command.report
        self._prepare(report)
        with self._means.database.transaction() as session:
            row = records.application_row(session, report.subject_id)
            if row is None or row["case_id"] != report.case_id:
                raise Refused("hearing_asynchronous_unknown")
            heard = hearings.hear(session, command.event_id, report.subject_id[:40], self._means.clock.now())
            if not heard or row["sequence"] >= report.sequence:
                return False
            self.take_in(session, row, report, True)
        return True

    def _prepare(self, report: ApplicationReport) -> None:
        """Have what is new in a report translated before it is recorded."""
        with self._means.database.reading() as session:
            row = records.application_row(session, report.subject_id, lock=False)
        if row is not None and row["case_id"] == report.case_id and row["sequence"] < report.sequence:
            self._words.prepare(report, row["person_id"])

    def take_in(self, session: Session, row: records.Row, report: ApplicationReport, tell: bool) -> None:
        """Record a report in the caller's transaction, plan the reminders of its windows, and tell what is new."""
        if row["sequence"] >= report.sequence:
            return
        application_id, before = row["application_id"], self._whole(session, row)
        records.take_report(session, row, report, self._means.keyring, self._means.clock.now())
        self._note(session, "court", f"hearing.asynchronous.{report.status}", application_id)
        stopped = before.status == "granted" and not row["steps"]
        row = records.own_application(session, application_id, row["person_id"])
        self._reminders.replan(session, application_id, row, () if stopped else STEPS)
        row = records.own_application(session, application_id, row["person_id"])
        if tell and (news := _news(before, report)):
            person = self._means.person(row["person_id"])
            self._announcements.decided(session, self._whole(session, row), person, report.sequence, news)

    def _begin(self, session: Session, command: AskAsynchronousHearing, case: OwnCase) -> None:
        now = self._means.clock.now()
        mine = [self._whole(session, row) for row in records.applications_of(session, command.person_id)]
        if any(one.case_id == case.case_id and not one.is_over(now) for one in mine):
            raise Refused("hearing_asynchronous_already_asked")
        records.insert_application(session, command.request_id, case, command.conditions, self._means.keyring, now)
        row = records.own_application(session, command.request_id, command.person_id)
        self._open(session, "asynchronous", command.request_id, row, {"conditions": asdict(command.conditions)})

    def _open(self, session: Session, kind: str, key: str, row: records.Row, wish: dict[str, Any]) -> None:
        about, person_id = row["application_id"], row["person_id"]
        self._requests.open(session, kind, key, about, person_id, wish | {"case_id": row["case_id"]})
        self._note(session, person_id, f"hearing.{kind}.asked", about)

    def _whole(self, session: Session, row: records.Row) -> Application:
        found = records.application_of(row, records.posts_of(session, row["application_id"]), self._means.keyring)
        return self._words.beside(found, session)

    def _note(self, session: Session, who: str, what: str, application_id: str) -> None:
        self._means.note(session, who, what, application=application_id)


def _news(before: Application, report: ApplicationReport) -> str:
    """Return what a report is to the person: ``granted``, ``changed``, ``refused``, or nothing new."""
    if report.status == "refused":
        return "refused" if before.status != "refused" else ""
    if report.status != "granted":
        return ""
    if before.status != "granted":
        return "granted"
    return "changed" if before.stages != report.stages else ""
