"""Tells the person, in their own channel and language, what happened while they were not asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from backend.notarization.calendar_file import OFFICE
from backend.notarization.events import (
    NotarizationBooked,
    NotarizationCancelled,
    NotarizationChanged,
    NotarizationConfirmed,
    NotarizationDeclined,
    NotarizationRefused,
    OfficeRequestFailed,
    SlotFreed,
    WaitingListJoined,
)
from backend.notarization.model import Appointment, Matter
from backend.shared.database import Session
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.wording import Words, day, moment, verbatim

_READY = Words("请准时，备齐材料", "Have your papers ready")


class Announcements:
    """Listens to notarization's facts; those the person has just been told in a turn are not said again.

    Args:
        speak: the conversation's speaker.
        person: returns what is known of a person (language, city, zone), read in the caller's transaction.
        wording: returns an utterance's text in a language, to name a reason inside another sentence.
        matters: the eleven matters.
    """

    def __init__(
        self,
        speak: Speak,
        person: Callable[[Session, str], Person],
        wording: Callable[[str, str], str],
        matters: Mapping[str, Matter],
    ) -> None:
        self._speak = speak
        self._person = person
        self._wording = wording
        self._matters = matters

    def booked(self, session: Session, event: NotarizationBooked) -> None:
        """A booking came through after the turn."""
        if event.later:
            pending = event.appointment.status == "pending"
            utter = "utter_notarization_pending_later" if pending else "utter_notarization_booked_later"
            self._about(session, utter, event.appointment)

    def refused(self, session: Session, event: NotarizationRefused) -> None:
        """A booking was refused after the turn."""
        if event.later:
            self._about(session, "utter_notarization_refused_later", event.appointment, event.reason)

    def confirmed(self, session: Session, event: NotarizationConfirmed) -> None:
        """Office and mission have agreed."""
        self._about(session, "utter_notarization_confirmed", event.appointment)

    def declined(self, session: Session, event: NotarizationDeclined) -> None:
        """The office declined or called off."""
        self._about(session, "utter_notarization_declined", event.appointment, event.reason)

    def changed(self, session: Session, event: NotarizationChanged) -> None:
        """A change came through after the turn."""
        if event.later:
            self._about(session, "utter_notarization_changed_later", event.appointment)

    def cancelled(self, session: Session, event: NotarizationCancelled) -> None:
        """A cancellation came through after the turn."""
        if event.later:
            self._about(session, "utter_notarization_cancelled_later", event.appointment)

    def failed(self, session: Session, event: OfficeRequestFailed) -> None:
        """A change, cancellation or waiting-list request was refused after the turn."""
        if event.later:
            person = self._person(session, event.person_id)
            facts = {"because": self._wording(f"utter_{event.reason}", person.language)}
            key = f"notarization:failed:{event.kind}:{event.reference}:{event.reason}"
            self._speak(event.person_id, "utter_notarization_request_failed_later", facts, key=key, session=session)

    def joined(self, session: Session, event: WaitingListJoined) -> None:
        """The person stands in line now, after the turn."""
        if event.later:
            entry = event.entry
            language = self._person(session, entry.person_id).language
            facts = {"matter": self._matter(entry.matter, language), "day": day(entry.day, language)}
            facts["position"] = str(entry.position or 1)
            key = f"notarization:joined:{entry.waiting_id}:{entry.day}"
            self._speak(entry.person_id, "utter_notarization_waiting_joined_later", facts, key=key, session=session)

    def freed(self, session: Session, event: SlotFreed) -> None:
        """A place is free on a day the person waits for."""
        entry, person = event.entry, self._person(session, event.entry.person_id)
        facts = {"matter": self._matter(entry.matter, person.language), "day": day(entry.day, person.language)}
        facts["when"] = self._when(event.slot.start, person)
        key = f"notarization:freed:{entry.waiting_id}:{event.slot.slot_id}"
        self._speak(entry.person_id, "utter_notarization_slot_freed", facts, key=key, session=session)

    def reminded(self, session: Session, appointment: Appointment, step: str = "") -> None:
        """The appointment is near; each wished step is said once."""
        utter = "utter_notarization_reminder_for_agent" if appointment.by_agent else "utter_notarization_reminder"
        self._about(session, utter, appointment, step=step)

    def _about(
        self, session: Session, utter: str, appointment: Appointment, reason: str | None = None, *, step: str = ""
    ) -> None:
        person = self._person(session, appointment.person_id)
        facts = {
            "matter": self._matter(appointment.matter, person.language),
            "when": self._when(appointment.slot.start, person),
            "confirmation_number": verbatim(appointment.confirmation_number or "—"),
        }
        if reason:
            facts["because"] = self._wording(f"utter_{reason}", person.language)
        if appointment.by_agent:
            matter = self._matters[appointment.matter]
            facts["agent_papers"] = (matter.agent_papers or matter.who).say(person.language)
        of_it = f"{appointment.appointment_id}:{appointment.sequence}:{appointment.slot.slot_id}"
        key = f"{utter}:{of_it}{step and f':{step}'}"
        number, start = appointment.confirmation_number or "", appointment.slot.start
        short = notice(
            "appointment", facts["matter"], at=start, number=number, place=OFFICE.zh, note=_READY.say(person.language)
        )
        self._speak(appointment.person_id, utter, facts, key=key, custom=short, session=session)

    def _matter(self, code: str, language: str) -> str:
        return self._matters[code].name.say(language)

    def _when(self, start: datetime, person: Person) -> str:
        return moment(start, person.timezone, person.city, person.language)
