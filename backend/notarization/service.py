"""Puts notarization's handlers together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.notarization import commands, desk_commands, events
from backend.notarization.announcements import Announcements
from backend.notarization.calendar_file import appointment_code, calendar_file
from backend.notarization.desk import NotaryDesk
from backend.notarization.handlers import (
    AppointmentHandlers,
    BookNotarizationHandler,
    FindSlotsHandler,
    MatterHandlers,
)
from backend.notarization.model import Appointment, Matter
from backend.notarization.office_news import RecordOfficeDecisionHandler
from backend.notarization.office_requests import TOPICS, OfficeRequests
from backend.notarization.records import appointment_of, own_appointment
from backend.notarization.reminders import TOPIC, Reminders
from backend.notarization.restoring import RestoringHandlers
from backend.notarization.timetable import Timetable
from backend.notarization.waiting_list import WaitingListHandlers
from backend.shared.bus import ListenerWithin, Within
from backend.shared.keyring import Keyring
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobGivenUp, JobHandler


class NotarizationService:
    """Everything notarization does, by the message that asks for it.

    Args:
        requests: asks the office.
        matters: the eleven matters.
        keyring: seals what the applicant told us.
        announcements: tells the person.
        reminders: reminds the person.
        timetable: the office's days and hours.
    """

    def __init__(
        self,
        requests: OfficeRequests,
        matters: Mapping[str, Matter],
        keyring: Keyring,
        announcements: Announcements,
        reminders: Reminders,
        timetable: Timetable | None = None,
    ) -> None:
        timetable = timetable or Timetable()
        self._requests = requests
        self._matters = matters
        self._announcements = announcements
        self._reminders = reminders
        self._about = MatterHandlers(matters)
        self._find = FindSlotsHandler(requests, matters, timetable)
        self._book = BookNotarizationHandler(requests, matters, timetable, keyring)
        self._appointments = AppointmentHandlers(requests, timetable)
        self._restoring = RestoringHandlers(requests, timetable)
        self._waiting = WaitingListHandlers(requests, matters, timetable)
        self._desk = NotaryDesk(requests)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            commands.ListMatters: self._about.list,
            commands.DescribeMatter: self._about.describe,
            commands.AdviseRoute: self._about.advise,
            commands.FindSlots: self._find,
            commands.ListFreeSlots: self._find.every,
            commands.BookNotarization: self._book,
            commands.MyAppointments: self._appointments.mine,
            commands.ChangeAppointment: self._appointments.change,
            commands.CancelAppointment: self._appointments.cancel,
            commands.RecentlyCancelled: self._restoring.recent,
            commands.RestoreAppointment: self._restoring.restore,
            commands.JoinWaitingList: self._waiting.join,
            commands.LeaveWaitingList: self._waiting.leave,
            commands.MyWaitingList: self._waiting.mine,
            commands.RemindOfAppointment: self._reminders.wish,
            commands.AppointmentCalendar: self.calendar,
            commands.AppointmentCode: self.code,
            commands.RecordOfficeDecision: RecordOfficeDecisionHandler(self._requests),
            desk_commands.OfficeDiary: self._desk.diary,
            desk_commands.OfficePlaces: self._desk.places,
            desk_commands.SetOfficePlaces: self._desk.set_places,
        }

    def by_event(self) -> dict[type[Event], Sequence[Within]]:
        """Return the listeners of each event; all of them hear it in the transaction that records it."""
        tell, remind = self._announcements, self._reminders.plan
        heard: dict[type[Event], tuple[ListenerWithin, ...]] = {
            events.NotarizationBooked: (tell.booked, remind),
            events.NotarizationChanged: (tell.changed, remind),
            events.NotarizationConfirmed: (tell.confirmed, remind),
            events.NotarizationRefused: (tell.refused,),
            events.NotarizationDeclined: (tell.declined,),
            events.NotarizationCancelled: (tell.cancelled,),
            events.OfficeRequestFailed: (tell.failed,),
            events.WaitingListJoined: (tell.joined,),
            events.SlotFreed: (tell.freed,),
            JobGivenUp: (self._requests.keep_trying,),
        }
        return {event: tuple(map(Within, listeners)) for event, listeners in heard.items()}

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return dict.fromkeys(TOPICS, self._requests.retry) | {TOPIC: self._reminders.do}

    def calendar(self, command: commands.AppointmentCalendar) -> bytes:
        """Return one's own appointment as a calendar file."""
        appointment = self._own(command.appointment_id, command.person_id)
        matter = self._matters[appointment.matter]
        return calendar_file(appointment, matter, self._requests.clock.now(), command.language)

    def code(self, command: commands.AppointmentCode) -> str:
        """Return one's own appointment as a QR code."""
        return appointment_code(self._own(command.appointment_id, command.person_id))

    def _own(self, appointment_id: str, person_id: str) -> Appointment:
        with self._requests.database.reading() as session:
            return appointment_of(own_appointment(session, appointment_id, person_id))
