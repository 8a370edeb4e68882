"""Records how hearings come to stand, by the court's word or the desk's; told in the transaction that records it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from backend.hearing import records
from backend.hearing.announcements import Announcements
from backend.hearing.commands import CancelHearing, RecordHearingNews, RescheduleHearing, ScheduleHearing
from backend.hearing.means import Means
from backend.hearing.model import Hearing, OwnCase, Sitting, SittingReport
from backend.hearing.reminders import Reminders
from backend.hearing.telling_court import TellingCourt
from backend.shared.database import Session
from backend.shared.errors import Refused

_ID = re.compile(r"[A-Za-z0-9_-]{4,40}")


class HearingRecorder:
    """Records how hearings come to stand, tells the person, and moves the reminders along.

    Args:
        means: see `Means`.
        announcements: tells it.
        reminders: reminds of it.
        court: tells the court's platform what the desk has done.
    """

    def __init__(
        self,
        means: Means,
        announcements: Announcements,
        reminders: Reminders,
        court: TellingCourt,
    ) -> None:
        self._means = means
        self._court = court
        self._announcements = announcements
        self._reminders = reminders

    def schedule(self, command: ScheduleHearing) -> Hearing:
        """Fix a hearing, once for each id."""
        case = self._means.case(command.case_id)
        self._check(command.sitting)
        if not _ID.fullmatch(command.hearing_id):
            raise Refused("hearing_unknown")
        with self._means.database.transaction() as session:
            row = records.hearing_row(session, command.hearing_id)
            if row is None:
                self._note(session, command.officer or command.source, "hearing.scheduled", command.hearing_id)
                made = self._begin(session, command.hearing_id, case, command.sitting)
                if command.source == "desk":
                    self._court.tell(session, command.hearing_id, command.officer or "desk")
                return made
            if row["case_id"] != command.case_id:
                raise Refused("hearing_case_unknown")
            return records.hearing_of(row, self._means.keyring)

    def reschedule(self, command: RescheduleHearing) -> Hearing:
        """Move a hearing that stands."""
        self._check(command.sitting)
        with self._means.database.transaction() as session:
            row = records.known_hearing(session, command.hearing_id)
            if row["status"] != "scheduled":
                raise Refused("hearing_called_off")
            if records.hearing_of(row, self._means.keyring).sitting == command.sitting:
                return records.hearing_of(row, self._means.keyring)
            self._note(session, command.officer or "desk", "hearing.moved", command.hearing_id)
            moved = self._change(session, row, command.sitting, command.reason)
            self._court.tell(session, command.hearing_id, command.officer or "desk")
            return moved

    def cancel(self, command: CancelHearing) -> Hearing:
        """Call a hearing off; twice is the same as once."""
        with self._means.database.transaction() as session:
            row = records.known_hearing(session, command.hearing_id)
            if row["status"] == "cancelled":
                return records.hearing_of(row, self._means.keyring)
            self._note(session, command.officer or "desk", "hearing.cancelled", command.hearing_id)
            sitting = records.hearing_of(row, self._means.keyring).sitting
            called_off = self._change(session, row, sitting, command.reason, status="cancelled")
            self._court.tell(session, command.hearing_id, command.officer or "desk")
            return called_off

    def record(self, command: RecordHearingNews) -> bool:
        """Hear each piece of the court's news once; an older report than is known changes nothing."""
        report = command.report
        case = self._means.case(report.case_id)
        with self._means.database.transaction() as session:
            if not records.hear(session, command.event_id, report.subject_id, self._means.clock.now()):
                return False
            return self._take_in(session, case, report, command.event_id)

    def _take_in(self, session: Session, case: OwnCase, report: SittingReport, event_id: str) -> bool:
        row = records.hearing_row(session, report.subject_id)
        if row is not None and row["case_id"] != report.case_id:
            raise Refused("hearing_case_unknown")
        if row is not None and row["court_sequence"] >= report.sequence:
            return False
        if self._court.waits(session, report.subject_id):
            return False
        heard = {"court_sequence": report.sequence}
        self._note(session, "court", f"hearing.news.{report.status}", report.subject_id, event=event_id)
        if row is None and report.status == "scheduled":
            self._begin(session, report.subject_id, case, report.sitting, **heard)
        elif row is not None:
            sitting = records.hearing_of(row, self._means.keyring).sitting
            if (sitting, row["status"]) != (report.sitting, report.status):
                self._change(session, row, report.sitting, report.reason, status=report.status, **heard)
            records.update_hearing(session, report.subject_id, **heard)
        return True

    def _begin(self, session: Session, hearing_id: str, case: OwnCase, sitting: Sitting, **more: Any) -> Hearing:
        values = records.columns_of(sitting, "", self._means.keyring, case.person_id, hearing_id)
        values |= {"updated_at": self._means.clock.now(), **more}
        records.insert_hearing(session, hearing_id, case, values)
        hearing = records.hearing_of(records.known_hearing(session, hearing_id), self._means.keyring)
        if sitting.end > self._means.clock.now():  # of a hearing that is over there is nothing to announce
            self._announcements.scheduled(session, hearing, self._means.person(case.person_id))
        return hearing

    def _change(
        self,
        session: Session,
        row: Mapping[str, Any],
        sitting: Sitting,
        reason: str,
        status: str = "scheduled",
        **more: Any,
    ) -> Hearing:
        before = records.hearing_of(row, self._means.keyring)
        values = records.columns_of(sitting, reason, self._means.keyring, row["person_id"], row["hearing_id"])
        values |= {"status": status, "sequence": row["sequence"] + 1, "updated_at": self._means.clock.now(), **more}
        records.update_hearing(session, row["hearing_id"], **values)
        row = {**row, **values}
        person = self._means.person(row["person_id"])
        if row["steps"] or row["plan_version"]:
            self._reminders.replan(session, row, tuple(row["steps"]), zone=person.timezone)
        hearing = records.hearing_of(row, self._means.keyring)
        if status == "cancelled":
            self._announcements.cancelled(session, hearing, person)
        else:
            self._announcements.moved(session, hearing, person, before.sitting)
        return hearing

    def _check(self, sitting: Sitting) -> None:
        if sitting.end <= sitting.start:
            raise Refused("hearing_ends_before_it_begins")
        if sitting.end <= self._means.clock.now():
            raise Refused("hearing_in_the_past")
        links = [link for link in (sitting.room_link, sitting.check_link) if link]
        if not all(is_safe_link(link) for link in links) or (sitting.kind == "online" and not sitting.room_link):
            raise Refused("hearing_room_link_odd")

    def _note(self, session: Session, who: str, what: str, hearing_id: str, **facts: str) -> None:
        self._means.note(session, who, what, hearing=hearing_id, **facts)


def is_safe_link(link: str) -> bool:
    """Return True for an https address with a host and no odd characters; people will be told to open it."""
    if len(link) > 500 or any(character.isspace() or not character.isprintable() for character in link):
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not parts.username
