"""Wires defence into the backend: the only file that knows how it counts days and speaks with people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backend.backend import Backend
from backend.conversation.model import MessageNotSent
from backend.defence.commands import ReadCourtPaper
from backend.defence.court_papers import ReadCourtPaperHandler
from backend.defence.last_days import LastDay
from backend.defence.model import Domicile
from backend.defence.service import DefenceService
from backend.files.commands import ReadFile
from backend.hearing.limits.announcements import ending_lines
from backend.hearing.limits.model import complaint_received
from backend.hearing_wiring import SpeakOfHearings
from backend.shared.parties import Person


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
    papers = ReadCourtPaperHandler(
        lambda file_id, person_id: bytes(backend.bus.handle(ReadFile(file_id, person_id))),
        backend.page_reader, backend.privacy, backend.database, backend.clock,
    )  # fmt: skip
    backend.bus.register(ReadCourtPaper, papers)
    for topic, handler in service.by_local_topic().items():
        backend.local_jobs.register(topic, handler)
    backend.bus.listen(MessageNotSent, service.reminders.not_sent)
