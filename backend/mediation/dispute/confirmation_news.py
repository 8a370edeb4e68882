"""News of the courts about applications for confirmation: read once signed, recorded once, told to both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, get_args

from pydantic import Field

from backend.mediation.centre_callback import CENTRE, is_one_of
from backend.mediation.dispute import records
from backend.mediation.dispute.commands import RecordCourtNews
from backend.mediation.dispute.confirmation import CourtNews
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.records import Row
from backend.shared.database import Session
from backend.shared.partner_news import PartnerNews, read_news
from backend.shared.wording import Words, verbatim

_PREFIX = "confirmation_"
_KINDS = tuple(f"{_PREFIX}{kind}" for kind in get_args(CourtNews))
_NO_WORDS = Words("法院没有写明", "the court gave none")


class ConfirmationNews(PartnerNews):
    """A callback about an application for confirmation."""

    kind: Literal[
        "confirmation_accepted", "confirmation_not_accepted", "confirmation_confirmed", "confirmation_rejected"
    ]
    reference: str = Field(min_length=1, max_length=64)
    number: str = Field(default="", max_length=60)
    decided_on: date | None = None
    text: str = Field(default="", max_length=2000)


def is_of_confirmation(body: Any) -> bool:
    """Return True if a callback is about an application for confirmation."""
    return is_one_of(body, _KINDS)


def read_confirmation_news(body: Any) -> RecordCourtNews:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(ConfirmationNews, body, CENTRE)
    kind: CourtNews = next(one for one in get_args(CourtNews) if news.kind == f"{_PREFIX}{one}")
    return RecordCourtNews(
        news.event_id, news.reference, kind, news.number.strip(), news.decided_on, news.text.strip()
    )  # fmt: skip


class CourtDecisions:
    """Records what courts decide; their word stands above what a side has told of it.

    Args:
        course: rows, clock and what the two sides hear.
        confirmed: plans the reminders of the two years to apply for enforcement.
    """

    def __init__(self, course: DisputeCourse, confirmed: Callable[[Session, Row], None]) -> None:
        self._course = course
        self._confirmed = confirmed

    def record(self, command: RecordCourtNews) -> str:
        """Handle `RecordCourtNews`; the same again, or about what nobody asked, changes nothing."""
        with self._course.database.transaction() as session:
            row = records.dispute_row(session, command.dispute_id)
            if row is None or row["status"] != "settled":
                return "unknown"
            details = records.details_of(row, self._course.keyring)
            seen = details.get("news", [])
            file = details.get("court_file") or {}
            if command.event_id in seen:
                return "known"
            if file.get("state") == "ruled" or (command.kind == "accepted" and file.get("state") == "accepted"):
                return "over"
            row = self._course.alter(session, row, {"news": [*seen, command.event_id][-50:]})
            self._course.note(session, "courts", f"{_PREFIX}{command.kind}", row["dispute_id"])
            return self._follow(session, row, command)

    def _follow(self, session: Session, row: Row, news: RecordCourtNews) -> str:
        words = verbatim(news.text) if news.text else _NO_WORDS
        if news.kind == "accepted":
            file = {"state": "accepted", "number": news.number}
            row = self._course.alter(session, row, {"court_file": file, "handed_in": True, "court_said": []})
            self._course.tell(session, row, "court_accepted", words=words)
            return "accepted"
        outcome = "confirmed" if news.kind == "confirmed" else "refused"
        on = self._day(row, news.decided_on)
        told = {
            "court_file": {"state": "ruled", "number": news.number}, "handed_in": True, "court_said": [],
            "court_outcome": outcome, "court_on": on.isoformat(),
        }  # fmt: skip
        row = self._course.alter(session, row, told)
        if outcome == "confirmed":
            self._confirmed(session, row)
        said = "ruled_confirmed" if outcome == "confirmed" else news.kind
        self._course.tell(session, row, f"court_{said}", words=words)
        return outcome

    def _day(self, row: Row, told: date | None) -> date:
        """Return the day of a decision; one that cannot be, or none, is today's."""
        today = self._course.today
        return told if told is not None and row["effective_on"] <= told <= today else today
