"""Puts hearing's handlers together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.hearing import commands
from backend.hearing.announcements import Announcements
from backend.hearing.asynchronous.requests import Unmask
from backend.hearing.asynchronous.service import AsynchronousService
from backend.hearing.asynchronous.translating import CourtWords
from backend.hearing.court import HEARINGS
from backend.hearing.court_news import Look
from backend.hearing.court_requests import HearingRequests
from backend.hearing.handlers import HearingHandlers
from backend.hearing.limits.service import LimitService
from backend.hearing.means import Means
from backend.hearing.recording import HearingRecorder
from backend.hearing.reminders import TOPIC as REMIND
from backend.hearing.reminders import People, Reminders
from backend.hearing.telling_court import TellingCourt
from backend.hearing.watching import OF_ONE_CASE, Watching
from backend.hearing.watching import TOPIC as ROUND
from backend.shared.bus import Within
from backend.shared.local_jobs import DoMany, DoOne
from backend.shared.messages import Command
from backend.shared.outbox import JobHandler
from backend.shared.persons_files import PersonsFiles


class HearingService:
    """Everything hearing does, by the message that asks for it.

    Args:
        means: see `Means`.
        announcements: tells the person.
        people: returns what is known of several persons, in the caller's transaction.
        files: the persons' files.
        unmask: opens tokens of the vault, for the court alone.
        wording: returns an utterance's text in a language, to name a reason inside another sentence.
        words: has the court's words translated.
    """

    def __init__(
        self,
        means: Means,
        announcements: Announcements,
        people: People,
        files: PersonsFiles,
        unmask: Unmask,
        wording: Callable[[str, str], str],
        words: CourtWords,
    ) -> None:
        stores = (means.database, means.clock, means.keyring)
        self.reminders = Reminders(*stores, means.person, announcements, people)
        self.requests = HearingRequests(*stores)
        self._telling = TellingCourt(means, self.requests)
        self.requests.register(self._telling)
        self._record = HearingRecorder(means, announcements, self.reminders, self._telling)
        self._own = HearingHandlers(means, self.reminders)
        self.limits = LimitService(means, announcements.speak)
        self.asynchronous = AsynchronousService(
            means, announcements.speak, files, unmask, wording, self.requests, words
        )
        look = Look(HEARINGS, means.court.hearings, self._record.record)
        looks = (look, self.limits.look, self.asynchronous.look)
        self.watching = Watching(means.database, means.clock, means.filing_number_of, looks)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        own: dict[type[Command], Callable[[Any], Any]] = {
            commands.ScheduleHearing: self._record.schedule,
            commands.RescheduleHearing: self._record.reschedule,
            commands.CancelHearing: self._record.cancel,
            commands.RecordHearingNews: self._record.record,
            commands.MyHearings: self._own.mine,
            commands.OneHearing: self._own.one,
            commands.HearingsOfCase: self._own.of_case,
            commands.CourtToldOf: self._telling.told,
            commands.RemindMe: self._own.remind_me,
            commands.StopReminders: self._own.stop,
            commands.AcknowledgeHearing: self._own.acknowledge,
            commands.HearingCalendar: self._own.calendar,
        }
        return own | self.limits.by_command() | self.asynchronous.by_command()

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self.requests.keep_trying),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        rounds = {ROUND: self.watching.do, OF_ONE_CASE: self.watching.leave}
        return dict.fromkeys(self.requests.topics, self.requests.retry) | rounds

    def by_local_topic(self) -> Mapping[str, tuple[DoOne, DoMany | None]]:
        """Return the handlers of each topic that is done within the database: for one job, and for many."""
        own: dict[str, tuple[DoOne, DoMany | None]] = {REMIND: (self.reminders.do, self.reminders.do_many)}
        return own | dict(self.limits.by_local_topic()) | dict(self.asynchronous.by_local_topic())
