"""Wires hearing into the backend: the only file that knows how hearing asks for a case and speaks with people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from backend.backend import Backend
from backend.contracts.conversation import MessageNotSent
from backend.conversation.chorus import Saying, say_to_many
from backend.conversation.model import Button
from backend.conversation.people import people_in
from backend.filing.commands import CaseOfCourt, RegisteredCases
from backend.filing.events import CaseRegistered
from backend.filing.model import Case
from backend.filing_wiring import FilesByCommand
from backend.hearing.announcements import Announcements, Note
from backend.hearing.means import Means
from backend.hearing.model import Domicile, OwnCase
from backend.hearing.service import HearingService
from backend.identity.commands import VerifiedPartyOf
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.parties import Person
from backend.shared.wording import Words


class SpeakOfHearings:
    """Says hearing's messages through the speaker; implements ``backend.hearing.announcements.Speak``."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def __call__(
        self,
        person_id: str,
        utter: str,
        facts: Mapping[str, Any],
        *,
        key: str,
        buttons: Sequence[tuple[Words, str]] = (),
        until: datetime | None = None,
        session: Session | None = None,
        custom: Mapping[str, Any] | None = None,
    ) -> bool:
        """Return True if it is new."""
        shown = _shown(buttons, self._backend.person(person_id))
        return self._backend.speaker.speak(
            person_id, utter, facts, key=key, buttons=shown, session=session, until=until, custom=custom
        )


def announcements_of(backend: Backend) -> Announcements:
    """Return hearing's announcements, said one by one or to many at once."""

    def speak_many(session: Session, notes: Sequence[Note]) -> None:
        people = people_in(session, [note.person_id for note in notes])
        sayings = [
            Saying(
                note.person_id,
                note.utter,
                note.facts,
                note.key,
                _shown(note.buttons, people[note.person_id]),
                note.until,
                note.custom,
            )
            for note in notes
        ]
        say_to_many(session, backend.phrasebook, sayings, backend.clock.now())

    return Announcements(SpeakOfHearings(backend), speak_many)


def _shown(buttons: Sequence[tuple[Words, str]], person: Person) -> list[Button]:
    return [Button(title.say(person.language), payload) for title, payload in buttons]


def registered_case(bus: MessageBus, case_id: str) -> Case | None:
    """Return a case that has its case number, or None."""
    case: Case | None = bus.handle(CaseOfCourt(case_id))
    return case if case is not None and case.case_number else None


def domicile_of(bus: MessageBus, case: Case) -> Domicile:
    """Return where a case's person has their domicile: abroad if they are verified and their complaint says so.

    An identity paper tells nationality, which decides nothing (CPL-286); of any other case both periods are told.
    """
    return "abroad" if case.abroad and bus.handle(VerifiedPartyOf(case.person_id)) is not None else "unknown"


def wire_hearing(backend: Backend) -> None:
    """Register hearing's handlers, listeners and jobs."""
    bus = backend.bus

    def case_of(case_id: str) -> OwnCase | None:
        case = registered_case(bus, case_id)
        if case is None:
            return None
        return OwnCase(case.case_id, case.person_id, case.case_number or "", domicile_of(bus, case))

    def filing_number_of(case_id: str) -> str | None:
        case = registered_case(bus, case_id)
        return case.filing_number if case else None

    means = Means(
        backend.database,
        backend.clock,
        backend.settings.keyring,
        backend.audit,
        backend.partners.client("online_litigation"),
        case_of,
        filing_number_of,
        backend.person,
    )
    service = HearingService(
        means,
        announcements_of(backend),
        people_in,
        FilesByCommand(bus),
        backend.privacy.unmask,
        backend.wording,
    )
    backend.wire(service)
    for topic, (one, many) in service.by_local_topic().items():
        backend.local_jobs.register(topic, one, many)
    bus.listen(CaseRegistered, lambda event: service.watching.watch(event.case.case_id))
    if registered := bus.handle(RegisteredCases()):  # a crash may have swallowed the news of one
        service.watching.watch(*registered)
    bus.listen(MessageNotSent, service.reminders.not_sent)
    bus.listen(MessageNotSent, service.limits.reminders.not_sent)
    bus.listen(MessageNotSent, service.asynchronous.reminders.not_sent)
