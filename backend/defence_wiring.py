"""Wires defence into the backend: the only file that knows how it counts days and speaks with people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from backend.conversation.model import MessageNotSent
from backend.defence.last_days import LastDay
from backend.defence.model import Domicile
from backend.defence.service import DefenceService
from backend.hearing.limits.announcements import ending_lines
from backend.hearing.limits.model import complaint_received
from backend.hearing_wiring import SpeakOfHearings
from backend.shared.parties import Person

if TYPE_CHECKING:
    from backend.bootstrap import Backend


class CountedByLimits:
    """The ends of the time to answer by the rules of limits; implements ``backend.defence.last_days.LastDays``."""

    def of(self, received_on: date, domicile: Domicile) -> Sequence[LastDay]:
        """Return the ends of the time to answer a complaint that arrived on a day."""
        return complaint_received(received_on, domicile).endings

    def lines(self, received_on: date, domicile: Domicile, person: Person) -> Sequence[str]:
        """Return each end as a line."""
        return ending_lines(complaint_received(received_on, domicile), person)


def wire_defence(backend: Backend) -> None:
    """Register defence's handlers and jobs."""
    service = DefenceService(
        backend.database, backend.clock, backend.settings.keyring, backend.audit,
        backend.partners.online_litigation.answers, backend.privacy.unmask, backend.person, SpeakOfHearings(backend),
        CountedByLimits(),
    )  # fmt: skip
    backend.wire(service)
    for topic, handler in service.by_local_topic().items():
        backend.local_jobs.register(topic, handler)
    backend.bus.listen(MessageNotSent, service.reminders.not_sent)
