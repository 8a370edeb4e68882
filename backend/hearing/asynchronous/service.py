"""Puts the handlers of asynchronous hearings together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.hearing.announcements import Speak
from backend.hearing.asynchronous import commands
from backend.hearing.asynchronous.announcements import AsynchronousAnnouncements
from backend.hearing.asynchronous.court import AsynchronousPlatform
from backend.hearing.asynchronous.handlers import AsynchronousHandlers
from backend.hearing.asynchronous.reminders import TOPIC, Windows
from backend.hearing.asynchronous.requests import (
    ApplicationRequest,
    PostRequest,
    Unmask,
)
from backend.hearing.court_requests import HearingRequests
from backend.hearing.deadline_reminders import DeadlineReminders
from backend.hearing.model import OwnCase
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import DoMany, DoOne
from backend.shared.messages import Command
from backend.shared.parties import Person
from backend.shared.persons_files import PersonsFiles


class AsynchronousService:
    """Everything about asynchronous hearings, by the message that asks for it.

    Args:
        files: the persons' files.
        unmask: opens tokens, for the court alone.
        wording: returns an utterance's text in a language.
        requests: asks the court.
        Otherwise: see `HearingService`.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        court: AsynchronousPlatform,
        case_of: Callable[[str], OwnCase | None],
        filing_number_of: Callable[[str], str | None],
        person: Callable[[str], Person],
        speak: Speak,
        files: PersonsFiles,
        unmask: Unmask,
        wording: Callable[[str, str], str],
        requests: HearingRequests,
    ) -> None:
        announcements = AsynchronousAnnouncements(speak, wording)
        self._court = court
        self.reminders = DeadlineReminders(TOPIC, database, clock, person, Windows(keyring, announcements))
        self._handlers = AsynchronousHandlers(
            database, clock, keyring, audit, case_of, person, files, requests, announcements, self.reminders
        )
        errand = (court, clock, keyring, filing_number_of, person, unmask, announcements)
        application, post = ApplicationRequest(*errand), PostRequest(*errand)
        application.take_in, post.files = self._handlers.take_in, files
        requests.register(application, post)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        do = self._handlers
        return {
            commands.AskAsynchronousHearing: do.ask,
            commands.MyAsynchronousHearings: do.mine,
            commands.OneAsynchronousHearing: do.one,
            commands.OpenWindows: do.windows,
            commands.PostStatement: do.post,
            commands.StopWindowReminders: do.stop,
            commands.RecordAsynchronousNews: do.record,
        }

    def by_local_topic(self) -> Mapping[str, tuple[DoOne, DoMany | None]]:
        """Return the handlers of each topic that is done within the database."""
        return {TOPIC: (self.reminders.do, None)}

    def look(self, filing_number: str, case_id: str) -> None:
        """Ask the court how the applications of a case stand, and record what was not heard."""
        for report in self._court.applications(filing_number, case_id):
            event = f"look:{report.application_id}:{report.sequence}"
            self._handlers.record(commands.RecordAsynchronousNews(event[:64], report))
