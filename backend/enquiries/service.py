"""Puts the handlers of enquiries together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.enquiries import commands
from backend.enquiries.course import LOOK, Course
from backend.enquiries.desk import OfficeHandlers
from backend.enquiries.handlers import EnquiryHandlers
from backend.enquiries.handover import TOPIC as HAND_OVER
from backend.enquiries.handover import Handover
from backend.enquiries.model import TALKED_ABOUT
from backend.shared.bus import Within
from backend.shared.messages import Command
from backend.shared.outbox import JobHandler


class EnquiryService:
    """Everything enquiries do, by the message that asks for it.

    Args:
        course: database, clock and the rest.
        handover: tells the centre's own system, where there is one.
    """

    def __init__(self, course: Course, handover: Handover | None = None) -> None:
        self._own = EnquiryHandlers(course)
        self._office = OfficeHandlers(course)
        self._handover = handover

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
            commands.TranslateWords: self._office.translate,
            commands.RecordCentreWords: self._office.from_centre,
        }

    def withdraw_all(self, person_id: str, whole: bool) -> None:
        """Take back whatever a person has asked of an office, before their rows go; the office's system is told."""
        for one in self._own.mine(commands.MyEnquiries(person_id)):
            if one.status in TALKED_ABOUT:
                self._own.withdraw(commands.WithdrawEnquiry(one.enquiry_id, person_id))

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._handover.keep_trying),) if self._handover else ()

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        told = {HAND_OVER: self._handover.retry} if self._handover else {}
        return {LOOK: self._own.look, **told}
