"""News from the centre about a filed case it mediates: read once its signature has been checked, then recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from pydantic import Field

from backend.mediation import records
from backend.mediation.centre_callback import CENTRE, MeetingNews, is_one_of
from backend.mediation.commands import RecordDockingNews
from backend.mediation.course import LONGEST_TEXT, Course
from backend.mediation.docking import DOCKED
from backend.mediation.model import WITH_MEDIATOR, Session, check_session
from backend.shared.calendar import BEIJING
from backend.shared.database import Session as DatabaseSession
from backend.shared.partner_news import read_news

_KINDS = ("mediation_accepted", "mediation_declined", "mediation_session", "mediation_ended")
_NO_WORDS = "平台没有写明"


class DockingNews(MeetingNews):
    """A callback about a filed case."""

    kind: Literal["mediation_accepted", "mediation_declined", "mediation_session", "mediation_ended"]
    outcome: Literal["", "agreed", "failed", "called_back"] = ""
    text: str = Field(default="", max_length=LONGEST_TEXT)
    officer: str = Field(default="", max_length=60)
    effective_on: date | None = None


def is_of_docked(body: Any) -> bool:
    """Return True if a callback is about a filed case."""
    return is_one_of(body, _KINDS)


def read_docking_news(body: Any) -> RecordDockingNews:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(DockingNews, body, CENTRE)
    return RecordDockingNews(
        news.event_id, news.reference, news.kind, news.outcome, news.text.strip(), news.officer.strip(),
        news.effective_on, news.meeting,
    )  # fmt: skip


class DockedHandlers:
    """Records the system's news.

    Args:
        course: changes rows, clocks and tells.
        remind: plans the reminders of a session.
    """

    def __init__(self, course: Course, remind: Callable[[DatabaseSession, records.Row], None]) -> None:
        self._course = course
        self._remind = remind

    def record(self, command: RecordDockingNews) -> str:
        """Handle `RecordDockingNews`."""
        with self._course.database.transaction() as session:
            row = records.row_of(session, command.mediation_id)
            if row is None or row["mediator"] != DOCKED:
                return "unknown"
            details = records.details_of(row, self._course.keyring)
            if command.event_id in details.get("news", []):
                return "known"
            if row["status"] not in WITH_MEDIATOR:
                return "over"
            details["news"] = [*details.get("news", []), command.event_id][-50:]
            if command.officer:
                details["mediator_name"] = command.officer
            row = self._course.alter(session, row, details)
            self._course.note(session, "centre", command.kind, row["mediation_id"])
            return self._follow(session, row, command)

    def _follow(self, session: DatabaseSession, row: records.Row, news: RecordDockingNews) -> str:
        if news.kind == "mediation_declined":
            ended = self._course.end(session, row, "returned", news.text or _NO_WORDS)
            self._course.say(session, ended, "returned")
            return "returned"
        if news.kind == "mediation_ended":
            return self._ended(session, row, news)
        if row["status"] == "assigned":
            row = self._taken(session, row)
        if news.kind == "mediation_session" and news.session is not None:
            self._meet(session, row, news.session)
        return str(row["status"])

    def _taken(self, session: DatabaseSession, row: records.Row) -> records.Row:
        """Begin the 30 days (OMR-24); news of a session says that a mediator has it as well."""
        due = self._course.deadline()
        self._course.look_after(session, row["mediation_id"], due)
        row = self._course.alter(session, row, status="accepted", due=due)
        self._course.say(session, row, "accepted")
        return row

    def _meet(self, session: DatabaseSession, row: records.Row, meeting: Session) -> None:
        check_session(meeting, self._course.clock.now(), row["due"])
        moved = row["start"] is not None
        place = {"kind": meeting.kind, "place": meeting.place.strip()[:500]}
        details = records.details_of(row, self._course.keyring) | place
        row = self._course.alter(session, row, details, start=meeting.start, end=meeting.end)
        self._remind(session, row)
        self._course.say(session, row, "session_moved" if moved else "session")

    def _ended(self, session: DatabaseSession, row: records.Row, news: RecordDockingNews) -> str:
        """Record the outcome; the filing goes back in any case (OMR-21). Without a day of effect it is today's."""
        agreed, today = news.outcome == "agreed", self._course.today()
        began = row["created_at"].astimezone(BEIJING).date()
        told = news.effective_on
        effective_on = (told if told is not None and began <= told <= today else today) if agreed else None
        outcome: Literal["agreed", "failed"] = "agreed" if agreed else "failed"
        row = self._course.end(session, row, outcome, news.text or _NO_WORDS, effective_on=effective_on)
        confirmable = records.details_of(row, self._course.keyring)["confirmable"]
        self._course.say(session, row, outcome if not agreed or confirmable else "agreed_unconfirmed")
        return outcome
