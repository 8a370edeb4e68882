"""Wires mediation into the backend: the only file that knows how it reaches filings and speaks with people."""

from __future__ import annotations

from backend.backend import Backend
from backend.filing.events import CaseRegistered, FilingRefused, FilingReturned, FilingWithdrawn
from backend.filing.standing_still import StandingStill
from backend.hearing_wiring import SpeakOfHearings
from backend.mediation.announcements import Announcements
from backend.mediation.commands import FilingIsOver
from backend.mediation.course import Course
from backend.mediation.reminders import SessionReminders
from backend.mediation.service import MediationService
from backend.shared.courts import COURTS
from backend.shared.reminder_plan import plan


def wire_mediation(backend: Backend, filings: StandingStill) -> None:
    """Register mediation's handlers and jobs, and hear when a filing is over."""
    tell = Announcements(
        SpeakOfHearings(backend), backend.person, lambda code: COURTS[code].name, backend.settings.mediation_stops_clock
    )
    course = Course(
        backend.database, backend.clock, backend.settings.keyring, backend.audit, filings, tell,
        backend.settings.mediation_first_day,
    )  # fmt: skip
    backend.wire(MediationService(course, SessionReminders(course, plan, backend.person)))
    for over in (CaseRegistered, FilingRefused, FilingReturned, FilingWithdrawn):
        backend.bus.listen(over, lambda event: backend.bus.handle(FilingIsOver(event.case.case_id)))
