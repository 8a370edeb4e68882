"""Puts mediation's handlers together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.mediation import commands
from backend.mediation.course import LOOK, Course
from backend.mediation.docking_news import DockedHandlers
from backend.mediation.docking_requests import TOPIC, DockingRequests
from backend.mediation.handlers import MediationHandlers
from backend.mediation.mediator import MediatorHandlers
from backend.mediation.reminders import REMIND, SessionReminders
from backend.shared.bus import Within
from backend.shared.messages import Command
from backend.shared.outbox import JobHandler


class MediationService:
    """Everything mediation does, by the message that asks for it.

    Args:
        course: database, the filings' clock and the rest.
        reminders: of sessions.
        docking: tells the centre's system of what it is to mediate.
    """

    def __init__(self, course: Course, reminders: SessionReminders, docking: DockingRequests) -> None:
        self._own = MediationHandlers(course, docking)
        self._docking = docking
        self._docked = DockedHandlers(course, reminders.add)
        self._reminders = reminders
        self._mediator = MediatorHandlers(course, reminders.add)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.MyMediations: self._own.mine,
            commands.MediationsOfCase: self._own.of_case,
            commands.SendToMediation: self._own.send,
            commands.AnswerProposal: self._own.answer,
            commands.LeaveMediation: self._own.leave,
            commands.RecallMediation: self._own.recall,
            commands.StopSessionReminders: self._own.stop_reminders,
            commands.FilingIsOver: self._own.filing_is_over,
            commands.MayBeDocked: self._own.may_be_docked,
            commands.RecordDockingNews: self._docked.record,
            commands.MediationQueue: self._mediator.queue,
            commands.TakeMediation: self._mediator.take,
            commands.ReturnMediation: self._mediator.give_back,
            commands.FixSession: self._mediator.fix,
            commands.ProlongMediation: self._mediator.prolong,
            commands.EndMediation: self._mediator.end,
        }

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._docking.keep_trying),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {LOOK: self._own.look, REMIND: self._reminders.do, TOPIC: self._docking.retry}
