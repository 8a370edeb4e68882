"""Puts the handlers of calls together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.calls import commands
from backend.calls.course import LOOK, OVER, REMIND, Course
from backend.calls.desk import DeskHandlers
from backend.calls.handlers import CallHandlers
from backend.calls.line import orders
from backend.calls.line.handlers import LineHandlers
from backend.calls.line.seats import LineSeats
from backend.calls.reminders import CallReminders
from backend.shared.local_jobs import LocalJob
from backend.shared.messages import Command


class CallService:
    """Everything about calls, by the message that asks for it.

    Args:
        course: database, clock and the rest.
    """

    def __init__(self, course: Course) -> None:
        self._own, self._seats, self._line = CallHandlers(course), LineSeats(course), LineHandlers(course)
        self._desk = DeskHandlers(course, self._seats)
        self._reminders = CallReminders(course, self._seats)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.FindCallTimes: self._own.times,
            commands.AskForCall: self._own.ask,
            commands.MyCalls: self._own.mine,
            commands.MoveCall: self._own.move,
            commands.CancelCall: self._own.cancel,
            commands.JudgeSummary: self._own.judge,
            commands.CallDiary: self._desk.diary,
            commands.OneCall: self._desk.one,
            commands.TakeCall: self._desk.take,
            commands.DeclineCall: self._desk.decline,
            commands.NoteNotReached: self._desk.not_reached,
            commands.WriteSummary: self._desk.summarize,
            orders.MyCallLink: self._seats.mine,
            orders.DeskCallLink: self._seats.at_desk,
            orders.LookAtLink: self._seats.look,
            orders.TakeSeat: self._seats.take,
            orders.FindSeat: self._seats.find,
            orders.Company: self._seats.company,
            orders.Arrive: self._seats.lines.arrive,
            orders.StillHere: self._seats.lines.still_here,
            orders.Depart: self._seats.lines.depart,
            orders.SeeCall: self._line.see,
            orders.WriteCaption: self._line.caption,
            orders.EndCall: self._line.end,
        }

    def by_local_topic(self) -> Mapping[str, LocalJob]:
        """Return the handlers of what is done within the database."""
        done = {REMIND: self._reminders.remind, LOOK: self._reminders.look, OVER: self._reminders.over}
        return {topic: LocalJob(one) for topic, one in done.items()}

    def cancel_all(self, person_id: str, whole: bool) -> None:
        """Call off what is to come, before a person's rows go."""
        self._own.cancel_all(person_id)
