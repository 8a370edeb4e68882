"""Reminders of an asynchronous hearing: the end of each window in which nothing was posted yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.hearing.asynchronous import records
from backend.hearing.asynchronous.announcements import AsynchronousAnnouncements
from backend.hearing.asynchronous.model import STEPS, Application
from backend.hearing.asynchronous.translating import CourtWords
from backend.shared.database import Session
from backend.shared.deadline_reminders import Due, End, Row
from backend.shared.keyring import Keyring
from backend.shared.parties import Person

TOPIC = "hearing.window"


class Windows:
    """The windows of granted applications; implements ``backend.shared.deadline_reminders.Reminded``.

    Args:
        keyring: opens what is sealed.
        announcements: says it.
        words: has the court's words in the person's language.
    """

    prefix = "window"

    def __init__(self, keyring: Keyring, announcements: AsynchronousAnnouncements, words: CourtWords) -> None:
        self._keyring = keyring
        self._announcements = announcements
        self._words = words

    def row(self, session: Session, subject_id: str) -> Row | None:
        """Return the application's row, locked, or None."""
        return records.application_row(session, subject_id)

    def update(self, session: Session, subject_id: str, **values: Any) -> None:
        """Change columns of the application's row."""
        records.update_application(session, subject_id, **values)

    def ends(self, row: Row) -> Sequence[End]:
        """Return the end of each window."""
        if row["status"] != "granted":
            return ()
        stages = records.application_of(row, (), self._keyring).stages
        return tuple(End(one.closes_at, STEPS, one.opens_at) for one in stages)

    def remind(self, session: Session, row: Row, person: Person, due: Due) -> None:
        """Say that a window closes soon, if nothing was posted in it."""
        application = self._whole(session, row)
        if not _posted(application, due.end):
            self._announcements.remind(session, application, person, due)

    def missed(self, session: Session, row: Row, person: Person, end: int, key: str) -> None:
        """Say that a window has closed without a reminder, if nothing was posted in it."""
        application = self._whole(session, row)
        if not _posted(application, end):
            self._announcements.missed(session, application, person, application.stages[end], key)

    def _whole(self, session: Session, row: Row) -> Application:
        found = records.application_of(row, records.posts_of(session, row["application_id"]), self._keyring)
        return self._words.beside(found, session)


def _posted(application: Application, end: int) -> bool:
    """Return True if something was posted in a window, or waits for the court's system."""
    stage = application.stages[end]
    return any(post.stage_id == stage.stage_id and post.state in ("open", "done") for post in application.posts)
