"""Carries out what a person asks of their arbitration, and takes in what SCIA tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from backend.arbitration import records
from backend.arbitration.announcements import Announcements
from backend.arbitration.commands import (
    ArbitrationAtDesk,
    ArbitrationQueue,
    KeepApplication,
    MyArbitrations,
    OneArbitration,
    PreviewApplication,
    RecordNews,
    SupplementArbitration,
)
from backend.arbitration.course import may_follow, moments
from backend.arbitration.details import application_from, application_json, course_json
from backend.arbitration.model import LONGEST_TEXT, MOST_FILES, Application, Arbitration
from backend.arbitration.sending import APPLY, SUPPLY, House, Sending
from backend.arbitration.tables import news as news_table
from backend.shared.audit import AuditLog
from backend.shared.database import Session
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.errors import Refused
from backend.shared.json_values import every_text

PREVIEWS_KEPT = timedelta(days=30)


class ArbitrationHandlers:
    """Everything asked about arbitrations but their papers and fees.

    Args:
        house: database, clock, keyring, persons, files.
        audit: notes who did what.
        reminders: plans and voids reminders.
        sending: hands applications and corrections in.
        announcements: tells what SCIA told.
        preview: a person's text with numbers shortened, as the desk may see it.
    """

    def __init__(
        self,
        house: House,
        audit: AuditLog,
        reminders: DeadlineReminders,
        sending: Sending,
        announcements: Announcements,
        preview: Callable[[str, str], str],
    ) -> None:
        self._house = house
        self._audit = audit
        self._reminders = reminders
        self._sending = sending
        self._announcements = announcements
        self._preview = preview

    def keep(self, command: KeepApplication) -> Arbitration:
        """Commit to the application, then hand it in."""
        command.application.check()
        now, key = self._house.clock.now(), command.request_id
        send = command.send and self._sending.connected
        with self._house.database.transaction() as session:
            row = records.arbitration_row(session, key)
            if row is not None:
                row = records.own_row(session, key, command.person_id)
            if row is None or row["status"] == records.DRAFT:
                self._write(session, key, command.person_id, command.application, now, is_new=row is None)
                status, state = ("sending", "open") if send else ("kept", "closed")
                records.update_row(session, key, status=status, state=state, updated_at=now)
                if send:
                    self._sending.spread(session, APPLY, key, command.person_id)
                self._note(session, command.person_id, "arbitration.kept", key, sent=send)
        if send:
            self._sending.try_now(APPLY, key)
        return self.one(OneArbitration(key, command.person_id))

    def preview(self, command: PreviewApplication) -> None:
        """Keep the draft as it is now; one that is confirmed stays as it was."""
        command.application.check()
        now = self._house.clock.now()
        with self._house.database.transaction() as session:
            records.drop_old_drafts(session, now - PREVIEWS_KEPT)
            row = records.arbitration_row(session, command.draft_id)
            if row is not None:
                row = records.own_row(session, command.draft_id, command.person_id)
            if row is None or row["status"] == records.DRAFT:
                self._write(session, command.draft_id, command.person_id, command.application, now, is_new=row is None)

    def _write(
        self, session: Session, key: str, person_id: str, application: Application, now: datetime, *, is_new: bool
    ) -> None:
        details = {"application": application_json(application), "number": "", "reason": "", "course": []}
        sealed = records.seal(details, key, person_id, self._house.keyring)
        if is_new:
            records.insert_row(session, key, person_id, records.DRAFT, sealed, now)
        else:
            records.update_row(session, key, details=sealed, updated_at=now)

    def mine(self, command: MyArbitrations) -> list[Arbitration]:
        """Return the person's arbitrations, the newest first."""
        with self._house.database.reading() as session:
            rows = records.rows_of(session, command.person_id)
            return [self._shown(session, row) for row in rows]

    def one(self, command: OneArbitration) -> Arbitration:
        """Return one's own arbitration."""
        with self._house.database.reading() as session:
            return self._shown(session, records.own_row(session, command.arbitration_id, command.person_id, lock=False))

    def _shown(self, session: Session, row: records.Row) -> Arbitration:
        waits = records.waits_for_supplement(session, row["arbitration_id"])
        return records.arbitration_of(row, self._house.keyring, supplement_waits=waits)

    def supplement(self, command: SupplementArbitration) -> Arbitration:
        """Commit to a correction, then hand it in."""
        if len(command.note) > LONGEST_TEXT or len(command.files) > MOST_FILES:
            raise Refused("arbitration_too_much")
        files = self._house.files.mine(command.person_id, command.files)
        details = {
            "note": command.note,
            "files": [{"file_id": one.file_id, "name": one.name, "sha256": one.sha256} for one in files],
        }
        with self._house.database.transaction() as session:
            row = records.own_row(session, command.arbitration_id, command.person_id)
            if records.supplement_row(session, command.request_id) is None:
                if row["status"] != "defect":
                    raise Refused("arbitration_nothing_to_correct")
                self._sending.add_supplement(session, command.request_id, row, details)
                self._note(session, command.person_id, "arbitration.supplement", command.arbitration_id)
        self._sending.try_now(SUPPLY, command.request_id)
        return self.one(OneArbitration(command.arbitration_id, command.person_id))

    def record(self, command: RecordNews) -> bool:
        """Take in what SCIA tells, once; tell the person and plan what is to be reminded of."""
        news, key = command.news, command.arbitration_id
        if not news.is_whole:
            raise Refused("arbitration_news_odd")
        with self._house.database.transaction() as session:
            row = records.arbitration_row(session, key)
            if row is None or row["status"] == records.DRAFT:
                raise Refused("arbitration_unknown")
            stale = bool(command.sequence) and command.sequence <= row["sequence"]
            if records.is_known_event(session, command.event_id) or stale:
                return False
            before = "received" if row["status"] == "sending" else row["status"]
            if not may_follow(before, news.kind):
                raise Refused("arbitration_out_of_order")
            self._take_in(session, row, command)
        return True

    def _take_in(self, session: Session, row: records.Row, command: RecordNews) -> None:
        news, key, now = command.news, command.arbitration_id, self._house.clock.now()
        one = records.arbitration_of(row, self._house.keyring)
        details = records.details_of(row, self._house.keyring)
        details |= {"course": course_json(one.course.with_news(now, news)), "number": news.number or one.number}
        sealed = records.seal(details, key, row["person_id"], self._house.keyring)
        sequence = max(row["sequence"], command.sequence)
        records.update_row(session, key, status=news.kind, details=sealed, sequence=sequence, updated_at=now)
        values = {"event_id": command.event_id, "arbitration_id": key, "kind": news.kind, "at": now}
        session.execute(insert(news_table).values(**values))
        changed = records.arbitration_row(session, key)
        assert changed is not None
        told = records.arbitration_of(changed, self._house.keyring)
        steps = tuple(dict.fromkeys(step for one in moments(news.kind, told.course) for step in one.steps))
        self._reminders.replan(session, key, changed, steps)
        self._announcements.news(session, told, self._house.person(row["person_id"]), news, command.event_id)
        self._note(session, command.by or "shenzhen_arbitration", f"arbitration.{news.kind}", key)

    def queue(self, command: ArbitrationQueue) -> list[Arbitration]:
        """Return what the secretary sees."""
        with self._house.database.reading() as session:
            return [self._at_desk(session, row) for row in records.rows_at_desk(session, command.over)]

    def at_desk(self, command: ArbitrationAtDesk) -> Arbitration:
        """Return one arbitration for the secretary."""
        with self._house.database.reading() as session:
            row = records.arbitration_row(session, command.arbitration_id, lock=False)
            if row is None or row["status"] == records.DRAFT:
                raise Refused("arbitration_unknown")
            return self._at_desk(session, row)

    def _at_desk(self, session: Session, row: records.Row) -> Arbitration:
        """The arbitration with the numbers in its words shortened."""
        one = self._shown(session, row)
        shortened = every_text(application_json(one.application), lambda text: self._preview(one.person_id, text))
        return Arbitration(
            one.arbitration_id, one.person_id, application_from(shortened), one.status, one.number, one.reason,
            one.course, one.supplement_waits, one.created_at,
        )  # fmt: skip

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            KeepApplication: self.keep,
            PreviewApplication: self.preview,
            MyArbitrations: self.mine,
            OneArbitration: self.one,
            SupplementArbitration: self.supplement,
            RecordNews: self.record,
            ArbitrationQueue: self.queue,
            ArbitrationAtDesk: self.at_desk,
        }

    def _note(self, session: Session, who: str, what: str, arbitration_id: str, **facts: Any) -> None:
        told = {"arbitration": arbitration_id, **facts}
        self._audit.append(session, who=who, what=what, at=self._house.clock.now(), channel="arbitration", facts=told)
