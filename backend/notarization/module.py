"""Notarization as a service of the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from backend.infrastructure import Infrastructure
from backend.notarization.agenda import ahead
from backend.notarization.announcements import Announcements
from backend.notarization.cards import cards_of
from backend.notarization.commands import AppointmentCalendar
from backend.notarization.desk_commands import OfficeDiary
from backend.notarization.matters import load_matters
from backend.notarization.office_callback import read_callback
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.records import appointments_of, is_live, waiting_of
from backend.notarization.reminders import Reminders
from backend.notarization.service import NotarizationService
from backend.notarization.tables import APPLICANT, PERSONAL
from backend.notarization.tables import requests as asked
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting
from backend.shared.open_requests import OpenRequests
from backend.shared.personal_data import PersonalData
from backend.shared.reminder_plan import plan
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from backend.shared.wording import Words, verbatim

CALENDAR = FileKind(
    "appointment_calendar",
    "notarization.ics",
    "text/calendar",
    lambda subject, person: AppointmentCalendar(subject, person.person_id, person.language),
)
_WAITING = Words("公证候补名额", "a place on the notary's waiting list")
NEWS = NewsReader("wuyi_notary", read_callback, headers="wuyi")


def build(infra: Infrastructure) -> Service:
    """Put notarization together."""
    clock, notifier, matters = infra.clock, infra.notifier, load_matters()
    requests = OfficeRequests(
        infra.database, clock, infra.partners.client("wuyi_notary"), infra.keyring, infra.privacy, infra.audit,
        infra.bus.publish_within,
    )  # fmt: skip
    announcements = Announcements(notifier.tell, notifier.person_in, notifier.wording, matters)
    reminders = Reminders(infra.database, clock, notifier.person_in, announcements.reminded, plan)
    service = NotarizationService(requests, matters, infra.keyring, announcements, reminders)

    def pending(session: Session, person_id: str) -> bool:
        now = clock.now()
        live = any(is_live(one, now) for one in appointments_of(session, person_id))
        return live or bool(waiting_of(session, person_id))

    def in_hand(session: Session, person_id: str) -> Sequence[Words]:
        held = [one for one in appointments_of(session, person_id) if is_live(one, clock.now())]
        waits = len(waiting_of(session, person_id))
        return (*(_appointment(one.confirmation_number or "…") for one in held), *(_WAITING,) * waits)

    return Service(
        "notarization", service.by_command(), service.by_event(), service.by_topic(),
        files=(CALENDAR,), news=(NEWS,), sealed=(APPLICANT,), desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            personal=PersonalData(PERSONAL, in_hand), pending=pending, agenda=ahead,
            cards=cards_of(infra.bus),
            open_requests=(OpenRequests.of("notarization", asked, "notarization.{kind}"),),
        ),
    )  # fmt: skip


def _desk(bus: MessageBus) -> DeskSection:
    def waiting(asker: Asker, now: datetime) -> Waiting:
        return len(bus.handle(OfficeDiary(now.astimezone(BEIJING).date()))), None

    return DeskSection("/desk/appointments", "notarization", "appointments", 40, waiting)


def _appointment(number: str) -> Words:
    shown = verbatim(number)
    return Words(f"公证预约 {shown}", f"notary appointment {shown}")
