"""Puts the handlers of limits together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.hearing.court_news import Look
from backend.hearing.limits import commands
from backend.hearing.limits.announcements import LimitAnnouncements
from backend.hearing.limits.answer_period import AnswerPeriod
from backend.hearing.limits.court import SERVICES
from backend.hearing.limits.handlers import LimitHandlers
from backend.hearing.limits.reminders import TOPIC, LimitEnds
from backend.hearing.means import Means
from backend.shared.deadline_reminders import DeadlineReminders
from backend.shared.local_jobs import DoMany, DoOne
from backend.shared.messages import Command
from backend.shared.notifier import Speak


class LimitService:
    """Everything about limits, by the message that asks for it; see `Means` for what it works with."""

    def __init__(self, means: Means, speak: Speak) -> None:
        announcements = LimitAnnouncements(speak)
        ends = LimitEnds(means.keyring, announcements)
        self.reminders = DeadlineReminders(TOPIC, means.database, means.clock, means.person, ends)
        self._handlers = LimitHandlers(means, announcements, self.reminders)
        self.look = Look(SERVICES, means.court.services, self._handlers.record)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        do = self._handlers
        return {
            **AnswerPeriod().by_command(),
            commands.RecordService: do.record,
            commands.KeepLimit: do.keep,
            commands.MyLimits: do.mine,
            commands.OneLimit: do.one,
            commands.AcknowledgeLimit: do.acknowledge,
            commands.StopLimitReminders: do.stop,
            commands.SayDomicile: do.say_domicile,
        }

    def by_local_topic(self) -> Mapping[str, tuple[DoOne, DoMany | None]]:
        """Return the handlers of each topic that is done within the database."""
        return {TOPIC: (self.reminders.do, None)}
