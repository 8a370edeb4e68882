"""Puts the handlers of enquiries together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.enquiries import commands
from backend.enquiries.course import LOOK, Course
from backend.enquiries.desk import OfficeHandlers
from backend.enquiries.handlers import EnquiryHandlers
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobHandler


class EnquiryService:
    """Everything enquiries do, by the message that asks for it.

    Args:
        course: database, clock and the rest.
    """

    def __init__(self, course: Course) -> None:
        self._own = EnquiryHandlers(course)
        self._office = OfficeHandlers(course)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.LeaveEnquiry: self._own.leave,
            commands.MyEnquiries: self._own.mine,
            commands.ReplyToOffice: self._own.reply,
            commands.WithdrawEnquiry: self._own.withdraw,
            commands.EnquiryQueue: self._office.queue,
            commands.SearchEnquiries: self._office.search,
            commands.OneEnquiry: self._office.one,
            commands.AnswerEnquiry: self._office.answer,
            commands.AskPerson: self._office.ask,
            commands.CloseEnquiry: self._office.close,
        }

    def by_event(self) -> dict[type[Event], Sequence[Callable[[Any], None]]]:
        """Return nothing: an enquiry hears from nobody else."""
        return {}

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return {LOOK: self._own.look}
