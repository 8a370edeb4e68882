"""Puts the handlers of suits against people together: what its module registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backend.defence.announcements import Announcements
from backend.defence.commands import TakePetitionDecision
from backend.defence.court import AnswerPlatform
from backend.defence.court_news import PetitionDecisions
from backend.defence.handlers import ERASE, DefenceHandlers
from backend.defence.last_days import LastDays
from backend.defence.papers import AnswerPapers
from backend.defence.reminders import TOPIC as REMIND
from backend.defence.reminders import DefenceEnds
from backend.defence.sending import TOPIC as SEND
from backend.defence.sending import Sending, Unmask
from backend.shared.audit import AuditLog
from backend.shared.bus import CommandHandler, Within
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import DoOne
from backend.shared.messages import Command
from backend.shared.notifier import Speak
from backend.shared.outbox import JobHandler
from backend.shared.parties import Person
from backend.shared.persons_files import PersonsFiles


class DefenceService:
    """Everything about suits against people, by the message that asks for it.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        court: the court's platform.
        files: of the person, for the evidence.
        unmask: opens tokens of the vault.
        person: returns what is known of a person.
        speak: the conversation's speaker.
        last_days: counts the ends of the time to answer.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        court: AnswerPlatform,
        files: PersonsFiles,
        unmask: Unmask,
        person: Callable[[str], Person],
        speak: Speak,
        last_days: LastDays,
    ) -> None:
        tell = Announcements(speak, last_days)
        ends = DefenceEnds(keyring, last_days, tell)
        self.reminders = DeadlineReminders(REMIND, database, clock, person, ends)

        def replan(session: Session, defence_id: str) -> None:
            self._own.replan(session, defence_id)

        self._sending = Sending(database, clock, keyring, court, files, unmask, person, tell, replan)
        self._own = DefenceHandlers(database, clock, keyring, audit, self.reminders, self._sending)
        self._decisions = PetitionDecisions(database, clock, keyring, audit, person, tell, replan)
        self._papers = AnswerPapers(database, clock, keyring, unmask)

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the handler of each command."""
        decided: dict[type[Command], CommandHandler] = {TakePetitionDecision: self._decisions.take}
        return {**self._own.by_command(), **self._papers.by_command(), **decided}

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._sending.keep_trying),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {SEND: self._sending.retry}

    def by_local_topic(self) -> Mapping[str, DoOne]:
        """Return the handlers of what is done within the database."""
        return {REMIND: self.reminders.do, ERASE: self._own.erase}
