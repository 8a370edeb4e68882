"""Wires hearing into the backend: the only file that knows how hearing asks for a case and speaks with people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from backend.conversation.model import Button, MessageNotSent
from backend.filing.commands import CaseOfCourt
from backend.filing.events import CaseRegistered
from backend.filing.model import Case
from backend.hearing.announcements import Announcements
from backend.hearing.model import OwnCase
from backend.hearing.service import HearingService
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.wording import Words

if TYPE_CHECKING:
    from backend.bootstrap import Backend


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
    ) -> bool:
        """Return True if it is new."""
        language = self._backend.person(person_id).language
        shown = [Button(title.say(language), payload) for title, payload in buttons]
        return self._backend.speaker.speak(
            person_id, utter, facts, key=key, buttons=shown, session=session, until=until
        )


def registered_case(bus: MessageBus, case_id: str) -> Case | None:
    """Return a case that has its case number, or None."""
    case: Case | None = bus.handle(CaseOfCourt(case_id))
    return case if case is not None and case.case_number else None


def wire_hearing(backend: Backend) -> None:
    """Register hearing's handlers, listeners and jobs."""
    bus = backend.bus

    def case_of(case_id: str) -> OwnCase | None:
        case = registered_case(bus, case_id)
        return OwnCase(case.case_id, case.person_id, case.case_number or "") if case else None

    def filing_number_of(case_id: str) -> str | None:
        case = registered_case(bus, case_id)
        return case.filing_number if case else None

    service = HearingService(
        backend.database,
        backend.clock,
        backend.settings.keyring,
        backend.audit,
        backend.online_litigation,
        case_of,
        filing_number_of,
        backend.person,
        Announcements(SpeakOfHearings(backend)),
    )
    backend.wire(service)
    bus.listen(CaseRegistered, lambda event: service.watching.watch(event.case.case_id))
    bus.listen(MessageNotSent, service.reminders.not_sent)
