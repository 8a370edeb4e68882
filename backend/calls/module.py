"""Calls to the court as a service of the house."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from backend.calls import records
from backend.calls.agenda import ahead
from backend.calls.announcements import Announcements
from backend.calls.commands import CallDiary
from backend.calls.course import Course
from backend.calls.model import LIVE, Call
from backend.calls.service import CallService
from backend.calls.tables import PERSONAL, SEALED
from backend.contracts.desk import OfficersThere
from backend.contracts.filing import CaseOfCourt
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting, soonest
from backend.shared.errors import Refused
from backend.shared.office_hours import OfficeHours
from backend.shared.personal_data import PersonalData
from backend.shared.private_numbers import OFFICE_NUMBERS
from backend.shared.service import Service, Upkeep

RIGHT = "calls"
"""Right an officer needs."""


def build(infra: Infrastructure) -> Service:
    """Put calls together."""

    def masked(session: Session, person_id: str, text: str) -> str:
        return infra.privacy.mask(session, person_id, text, spare=OFFICE_NUMBERS)

    def court_of(case_id: str, person_id: str) -> str:
        """Return the court of a person's own case; a case nobody is asked about elsewhere."""
        case: Any = infra.bus.handle(CaseOfCourt(case_id))
        if case is None or case.person_id != person_id:
            raise Refused("filing_case_unknown")
        return str(case.court)

    def there(court: str) -> int:
        return int(infra.bus.handle(OfficersThere(RIGHT, court)))

    settings = infra.settings
    tell = Announcements(infra.notifier.tell, infra.notifier.person, settings.human_contact)
    course = Course(
        infra.database, infra.clock, infra.keyring, infra.audit, tell, infra.notifier.person,
        OfficeHours.read(settings.human_hours), settings.call_lines, settings.call_minutes, settings.address, masked,
        infra.privacy.unmask, court_of, there, infra.outbox.bell.ring,
    )  # fmt: skip
    service = CallService(course)
    return Service(
        "calls", service.by_command(), jobs=service.by_local_topic(), sealed=SEALED, desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            agenda=ahead, pending=_is_live,
            personal=PersonalData(PERSONAL, subjects=records.subjects_of, outside=service.cancel_all),
        ),
    )  # fmt: skip


def _is_live(session: Session, person_id: str) -> bool:
    return bool(records.of_person(session, person_id, LIVE))


def _desk(bus: MessageBus) -> DeskSection:
    def diary(asker: Asker) -> list[Call]:
        found: list[Call] = bus.handle(CallDiary(asker.court))
        return found

    def waiting(asker: Asker, now: datetime) -> Waiting:
        ours = [one for one in diary(asker) if one.status == "asked"]
        return len(ours), soonest([one.start.astimezone(BEIJING).date() for one in ours])

    return DeskSection("/desk/calls", RIGHT, "calls", 75, waiting)
