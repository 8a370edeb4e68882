"""Puts the handlers of limits together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.hearing.announcements import Speak
from backend.hearing.court import HearingPlatform
from backend.hearing.deadline_reminders import DeadlineReminders
from backend.hearing.limits import commands
from backend.hearing.limits.announcements import LimitAnnouncements
from backend.hearing.limits.handlers import LimitHandlers
from backend.hearing.limits.reminders import TOPIC, LimitEnds
from backend.hearing.model import OwnCase
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import DoMany, DoOne
from backend.shared.messages import Command
from backend.shared.parties import Person


class LimitService:
    """Everything about limits, by the message that asks for it; see `HearingService` for the arguments."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        audit: AuditLog,
        court: HearingPlatform,
        case_of: Callable[[str], OwnCase | None],
        person: Callable[[str], Person],
        speak: Speak,
    ) -> None:
        announcements = LimitAnnouncements(speak)
        self._court = court
        self.reminders = DeadlineReminders(TOPIC, database, clock, person, LimitEnds(keyring, announcements))
        self._handlers = LimitHandlers(
            database, clock, keyring, audit, case_of, person, announcements, self.reminders
        )  # fmt: skip

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        do = self._handlers
        return {
            commands.RecordService: do.record,
            commands.MyLimits: do.mine,
            commands.OneLimit: do.one,
            commands.AcknowledgeLimit: do.acknowledge,
            commands.StopLimitReminders: do.stop,
            commands.SayDomicile: do.say_domicile,
        }

    def by_local_topic(self) -> Mapping[str, tuple[DoOne, DoMany | None]]:
        """Return the handlers of each topic that is done within the database."""
        return {TOPIC: (self.reminders.do, None)}

    def look(self, filing_number: str, case_id: str) -> None:
        """Ask the court for everything it has served in a case, and record what was not heard."""
        for report in self._court.services(filing_number, case_id):
            event = f"look:{report.limit_id}:{report.sequence}"
            self._handlers.record(commands.RecordService(event[:64], report))
