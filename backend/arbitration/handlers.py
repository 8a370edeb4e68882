"""Carries out what a person asks of their arbitration, and takes in what SCIA tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from backend.arbitration import records
from backend.arbitration.announcements import Announcements
from backend.arbitration.answer import Answer
from backend.arbitration.commands import (
    ArbitrationAtDesk,
    ArbitrationQueue,
    KeepAnswer,
    KeepApplication,
    MyArbitrations,
    OneArbitration,
    PreviewAnswer,
    PreviewApplication,
    RecordNews,
)
from backend.arbitration.course import ANSWERS, may_follow, status_after
from backend.arbitration.details import course_json, paper_from, paper_json
from backend.arbitration.model import Arbitration, Paper
from backend.arbitration.reminders import moments_of
from backend.arbitration.sending import APPLY, House, Sending
from backend.arbitration.steps import sent_from, sent_json
from backend.arbitration.tables import news as news_table
from backend.shared.audit import AuditLog
from backend.shared.database import Session
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.errors import Refused
from backend.shared.json_values import every_text

PREVIEWS_KEPT = timedelta(days=30)


class ArbitrationHandlers:
    """Everything asked about arbitrations but their papers, their fees and what follows an application.

    Args:
        house: database, clock, keyring, persons, files.
        audit: notes who did what.
        reminders: plans and voids reminders.
        sending: hands applications in.
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
        return self._keep(command.request_id, command.person_id, command.application, send=command.send)

    def keep_answer(self, command: KeepAnswer) -> Arbitration:
        """Commit to the answer, watch the notice's last day, then hand it in; an earlier one not sent goes."""
        command.answer.check(handed_in=command.send)
        return self._keep(command.request_id, command.person_id, command.answer, send=command.send)

    def _keep(self, key: str, person_id: str, paper: Paper, *, send: bool) -> Arbitration:
        now = self._house.clock.now()
        send = send and self._sending.connected
        with self._house.database.transaction() as session:
            row = records.arbitration_row(session, key)
            if row is not None:
                row = records.own_row(session, key, person_id)
            if row is None or row["status"] == records.DRAFT:
                self._write(session, key, person_id, paper, now, is_new=row is None)
                status, state = ("sending", "open") if send else ("kept", "closed")
                records.update_row(session, key, status=status, state=state, updated_at=now)
                if send:
                    self._sending.spread(session, APPLY, key, person_id)
                self._watch(session, key, person_id)
                self._note(session, person_id, "arbitration.kept", key, sent=send)
        if send:
            self._sending.try_now(APPLY, key)
        return self.one(OneArbitration(key, person_id))

    def _watch(self, session: Session, key: str, person_id: str) -> None:
        """Remind of an answer's last day, in the place of what was kept of the same case before."""
        row = records.own_row(session, key, person_id)
        kept = records.arbitration_of(row, self._house.keyring)
        if not isinstance(kept.paper, Answer):
            return
        for other in records.rows_of(session, person_id):
            paper = records.arbitration_of(other, self._house.keyring).paper
            if (
                isinstance(paper, Answer)
                and paper.is_of_case(kept.paper)
                and other["status"] == "kept"
                and other["arbitration_id"] != key
            ):
                records.drop_kept(session, other["arbitration_id"])
        self._plan(session, key, row)

    def _plan(self, session: Session, key: str, row: records.Row) -> None:
        near = moments_of(records.arbitration_of(row, self._house.keyring))
        self._reminders.replan(session, key, row, tuple(dict.fromkeys(step for one in near for step in one.steps)))

    def preview(self, command: PreviewApplication) -> None:
        """Keep the draft as it is now; one that is confirmed stays as it was."""
        command.application.check()
        self._preview_paper(command.draft_id, command.person_id, command.application)

    def preview_answer(self, command: PreviewAnswer) -> None:
        """The same for an answer."""
        command.answer.check(handed_in=False)
        self._preview_paper(command.draft_id, command.person_id, command.answer)

    def _preview_paper(self, draft_id: str, person_id: str, paper: Paper) -> None:
        now = self._house.clock.now()
        with self._house.database.transaction() as session:
            records.drop_old_drafts(session, now - PREVIEWS_KEPT)
            row = records.arbitration_row(session, draft_id)
            if row is not None:
                row = records.own_row(session, draft_id, person_id)
            if row is None or row["status"] == records.DRAFT:
                self._write(session, draft_id, person_id, paper, now, is_new=row is None)

    def _write(self, session: Session, key: str, person_id: str, paper: Paper, now: datetime, *, is_new: bool) -> None:
        details = paper_json(paper) | {"number": "", "reason": "", "course": []}
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
        steps = records.steps_of(session, row["arbitration_id"], self._house.keyring)
        return records.arbitration_of(row, self._house.keyring, steps)

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
            is_answer = records.arbitration_of(row, self._house.keyring).is_answer
            if not may_follow(before, news.kind, is_answer=is_answer):
                raise Refused("arbitration_out_of_order")
            self._take_in(session, row, command)
        return True

    def _take_in(self, session: Session, row: records.Row, command: RecordNews) -> None:
        news, key, now = command.news, command.arbitration_id, self._house.clock.now()
        status = status_after("received" if row["status"] == "sending" else row["status"], news.kind)
        one = records.arbitration_of(row, self._house.keyring)
        details = records.details_of(row, self._house.keyring)
        details |= {"course": course_json(one.course.with_news(now, news)), "number": news.number or one.number}
        sealed = records.seal(details, key, row["person_id"], self._house.keyring)
        sequence = max(row["sequence"], command.sequence)
        records.update_row(session, key, status=status, details=sealed, sequence=sequence, updated_at=now)
        values = {"event_id": command.event_id, "arbitration_id": key, "kind": news.kind, "at": now}
        session.execute(insert(news_table).values(**values))
        if (answered := ANSWERS.get(news.kind)) is not None:
            records.answer_steps(session, key, answered)
        changed = records.arbitration_row(session, key)
        assert changed is not None
        told = records.arbitration_of(changed, self._house.keyring)
        self._plan(session, key, changed)
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

        def short(kept: Any) -> Any:
            return every_text(kept, lambda text: self._preview(one.person_id, text))

        steps = [replace(step, sent=sent_from(short(sent_json(step.sent)))) for step in one.steps]
        return replace(one, paper=paper_from(short(paper_json(one.paper))), steps=tuple(steps))

    def by_command(self) -> Mapping[type[Any], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            KeepApplication: self.keep,
            PreviewApplication: self.preview,
            KeepAnswer: self.keep_answer,
            PreviewAnswer: self.preview_answer,
            MyArbitrations: self.mine,
            OneArbitration: self.one,
            RecordNews: self.record,
            ArbitrationQueue: self.queue,
            ArbitrationAtDesk: self.at_desk,
        }

    def _note(self, session: Session, who: str, what: str, arbitration_id: str, **facts: Any) -> None:
        told = {"arbitration": arbitration_id, **facts}
        self._audit.append(session, who=who, what=what, at=self._house.clock.now(), channel="arbitration", facts=told)
