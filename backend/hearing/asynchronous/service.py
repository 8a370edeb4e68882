"""Puts the handlers of asynchronous hearings together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.hearing.asynchronous import commands
from backend.hearing.asynchronous.announcements import AsynchronousAnnouncements
from backend.hearing.asynchronous.court import APPLICATIONS
from backend.hearing.asynchronous.handlers import AsynchronousHandlers
from backend.hearing.asynchronous.reminders import TOPIC, Windows
from backend.hearing.asynchronous.requests import (
    ApplicationRequest,
    PostRequest,
    Unmask,
)
from backend.hearing.asynchronous.translating import CourtWords
from backend.hearing.court_news import Look
from backend.hearing.court_requests import HearingRequests
from backend.hearing.means import Means
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.local_jobs import DoMany, DoOne
from backend.shared.messages import Command
from backend.shared.notifier import Speak
from backend.shared.persons_files import PersonsFiles


class AsynchronousService:
    """Everything about asynchronous hearings, by the message that asks for it.

    Args:
        means: see `Means`.
        speak: the conversation's speaker.
        files: the persons' files.
        unmask: opens tokens, for the court alone.
        wording: returns an utterance's text in a language.
        requests: asks the court.
        words: has the court's words translated.
    """

    def __init__(
        self,
        means: Means,
        speak: Speak,
        files: PersonsFiles,
        unmask: Unmask,
        wording: Callable[[str, str], str],
        requests: HearingRequests,
        words: CourtWords,
    ) -> None:
        announcements = AsynchronousAnnouncements(speak, wording)
        windows = Windows(means.keyring, announcements, words)
        self.reminders = DeadlineReminders(TOPIC, means.database, means.clock, means.person, windows)
        self._handlers = AsynchronousHandlers(means, files, requests, announcements, self.reminders, words)
        self.look = Look(APPLICATIONS, means.court.applications, self._handlers.record)
        errand = (means, unmask, announcements)
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
