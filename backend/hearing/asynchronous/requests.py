"""Requests to the court for an application and a post, and what its answer changes."""

from __future__ import annotations

from collections.abc import Callable

from backend.hearing.asynchronous import records
from backend.hearing.asynchronous.announcements import AsynchronousAnnouncements
from backend.hearing.asynchronous.court import SentFile, Statement, Wish
from backend.hearing.asynchronous.model import Application, ApplicationReport, Conditions
from backend.hearing.court_requests import Asked
from backend.hearing.means import Means
from backend.shared.database import Session
from backend.shared.persons_files import PersonsFiles

Unmask = Callable[[str, str], str]
"""A person's text with tokens, and the real values back; for the court alone."""
TakeIn = Callable[[Session, records.Row, ApplicationReport, bool], None]
"""Records a report of the court; the last argument says whether the person is told."""


class _Errand:
    """Needs that both kinds of request share.

    Args:
        means: see `Means`.
        unmask: opens tokens.
        announcements: tells the person.
    """

    def __init__(self, means: Means, unmask: Unmask, announcements: AsynchronousAnnouncements) -> None:
        self.means = means
        self.unmask = unmask
        self.announcements = announcements

    def row(self, session: Session, asked: Asked) -> records.Row:
        """Return the application's row, locked."""
        return records.own_application(session, asked.subject, asked.row["person_id"])

    def whole(self, session: Session, asked: Asked) -> Application:
        """Return the application with its posts."""
        row = self.row(session, asked)
        return records.application_of(row, records.posts_of(session, asked.subject), self.means.keyring)


class ApplicationRequest(_Errand):
    """Hands an application in."""

    name = "asynchronous"
    take_in: TakeIn

    def ask(self, asked: Asked) -> ApplicationReport:
        """Ask the court."""
        said = dict(asked.wish["conditions"])
        said["difficulty"] = self.unmask(asked.row["person_id"], said["difficulty"])
        wish = Wish(asked.subject, asked.row["created_at"], Conditions(**said))
        case_id = asked.wish["case_id"]
        return self.means.court.ask_asynchronous(asked.key, self.means.filing_number(case_id), case_id, wish)

    def receipt(self, answer: ApplicationReport) -> str:
        """The court names an application by our id, so it has no other receipt."""
        return ""

    def settled(self, session: Session, asked: Asked, answer: ApplicationReport, later: bool) -> None:
        """Record how it stands; whoever had to wait for it is told that it arrived."""
        row = self.row(session, asked)
        if later and answer.status == "asked" and row["sequence"] == 0:
            self.announcements.reached(session, self.whole(session, asked), self.means.person(row["person_id"]))
        self.take_in(session, row, answer, later)

    def failed(self, session: Session, asked: Asked, reason: str, later: bool) -> None:
        """Record that it came to nothing."""
        row = self.row(session, asked)
        records.take_failure(session, row, reason, self.means.keyring, self.means.clock.now())
        if later:
            application = self.whole(session, asked)
            self.announcements.not_taken(session, application, self.means.person(row["person_id"]), reason)


class PostRequest(_Errand):
    """Hands a post in: its files first, each known by its hash."""

    name = records.POST
    files: PersonsFiles

    def ask(self, asked: Asked) -> str:
        """Ask the court and return its receipt."""
        person_id = asked.row["person_id"]
        kept = self.files.mine(person_id, tuple(one["id"] for one in asked.wish["files"]))
        for file in kept:
            if not self.means.court.has_evidence(file.sha256):
                self.means.court.send_evidence(file.sha256, self.files.read(person_id, file.file_id))
        sent = tuple(SentFile(file.sha256, file.name, file.mime) for file in kept)
        text = self.unmask(person_id, asked.wish["statement"])
        statement = Statement(asked.wish["stage"], asked.row["created_at"], text, sent)
        return self.means.court.post_statement(
            asked.key, self.means.filing_number(asked.wish["case_id"]), asked.subject, statement
        )

    def receipt(self, answer: str) -> str:
        """Return the court's number of the post."""
        return answer

    def settled(self, session: Session, asked: Asked, answer: str, later: bool) -> None:
        """Tell whoever does not wait."""
        if later:
            application, person = self.whole(session, asked), self.means.person(asked.row["person_id"])
            self.announcements.posted(session, application, person, asked.key)

    def failed(self, session: Session, asked: Asked, reason: str, later: bool) -> None:
        """Tell whoever does not wait."""
        if later:
            application, person = self.whole(session, asked), self.means.person(asked.row["person_id"])
            self.announcements.post_failed(session, application, person, asked.key, reason)
