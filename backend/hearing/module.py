"""Hearing as a service of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from backend.contracts.conversation import MessageNotSent
from backend.contracts.files import FilesByBus
from backend.contracts.filing import CaseNumbered, CaseOfCourt, RegisteredCases
from backend.contracts.identity import VerifiedPartyOf
from backend.hearing.agenda import agenda_of
from backend.hearing.announcements import Announcements
from backend.hearing.asynchronous.tables import DETAILS as ASYNCHRONOUS_DETAILS
from backend.hearing.asynchronous.tables import PERSONAL as ASYNCHRONOUS_PERSONAL
from backend.hearing.asynchronous.translating import CourtWords
from backend.hearing.cards import cards_of
from backend.hearing.commands import HearingCalendar
from backend.hearing.court import MATTERS
from backend.hearing.limits.tables import PERSONAL as LIMITS_PERSONAL
from backend.hearing.limits.tables import TITLE as LIMIT_TITLE
from backend.hearing.means import Means
from backend.hearing.model import Domicile, OwnCase
from backend.hearing.records import hearings_of
from backend.hearing.service import HearingService
from backend.hearing.tables import PERSONAL, SEALED, asked
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus, Within
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected
from backend.shared.local_jobs import LocalJob
from backend.shared.messages import Command
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import JobGivenUp
from backend.shared.personal_data import PersonalData
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from backend.shared.wording import Words, day, verbatim

CALENDAR = FileKind(
    "hearing_calendar",
    "hearing.ics",
    "text/calendar",
    lambda subject, person: HearingCalendar(subject, person.person_id, person.language),
)


def is_told_in(body: Any) -> bool:
    """Return True if a callback of the court's platform is about a hearing, a limit or an application."""
    return any(matter.is_told_in(body) for matter in MATTERS)


def read_news(body: Any) -> Command:
    """Return the order such a callback amounts to."""
    for matter in MATTERS:
        if matter.is_told_in(body):
            return matter.read(body)
    raise PlatformRejected("online_litigation", "no news of hearing's")


def registered_case(bus: MessageBus, case_id: str) -> Any | None:
    """Return a case that has its case number (see `CaseOfCourt`), or None."""
    case = bus.handle(CaseOfCourt(case_id))
    return case if case is not None and case.case_number else None


def domicile_of(bus: MessageBus, case: Any) -> Domicile:
    """Return where a case's person has their domicile: abroad if they are verified and their complaint says so.

    An identity paper tells nationality, which decides nothing (CPL-286); of any other case both periods are told.
    """
    return "abroad" if case.abroad and bus.handle(VerifiedPartyOf(case.person_id)) is not None else "unknown"


def build(infra: Infrastructure) -> Service:
    """Put hearing together; cases and files it asks over the bus."""
    bus, notifier = infra.bus, infra.notifier

    def case_of(case_id: str) -> OwnCase | None:
        case = registered_case(bus, case_id)
        if case is None:
            return None
        return OwnCase(case.case_id, case.person_id, case.case_number or "", domicile_of(bus, case))

    def filing_number_of(case_id: str) -> str | None:
        case = registered_case(bus, case_id)
        return case.filing_number if case else None

    means = Means(
        infra.database, infra.clock, infra.keyring, infra.audit, infra.partners.client("online_litigation"), case_of,
        filing_number_of, notifier.person,
    )  # fmt: skip
    service = HearingService(
        means, Announcements(notifier.tell, notifier.tell_many), notifier.people_in, FilesByBus(bus),
        infra.privacy.unmask, notifier.wording, CourtWords(bus, notifier.person),
    )  # fmt: skip

    def in_hand(session: Session, person_id: str) -> Sequence[Words]:
        """Return the hearings to come: the court counts on the person's hearing of them."""
        return tuple(_to_come(row) for row in hearings_of(session, person_id, ending_after=infra.clock.now()))

    tables = (*PERSONAL, *LIMITS_PERSONAL, *ASYNCHRONOUS_PERSONAL)
    reminders = (service.reminders, service.limits.reminders, service.asynchronous.reminders)
    return Service(
        "hearing",
        service.by_command(),
        {
            CaseNumbered: (Within(lambda session, news: service.watching.begin(session, news.case_id)),),
            MessageNotSent: tuple(Within(one.not_sent) for one in reminders),
            JobGivenUp: service.given_up,
        },
        {**service.by_topic(), **_local_jobs(service)},
        files=(CALENDAR,),
        news=(NewsReader("online_litigation", read_news, is_told_in),),
        sealed=(*SEALED, LIMIT_TITLE, ASYNCHRONOUS_DETAILS),
        upkeep=Upkeep(
            open_requests=(OpenRequests.of("hearing", asked, "hearing.{kind}"),),
            start=lambda: service.watching.start(lambda: bus.handle(RegisteredCases())),
            personal=PersonalData(tables, in_hand),
            agenda=agenda_of(infra.keyring),
            cards=cards_of(bus),
        ),
    )


def _local_jobs(service: HearingService) -> Mapping[str, LocalJob]:
    return {topic: LocalJob(one, many) for topic, (one, many) in service.by_local_topic().items()}


def _to_come(row: Mapping[str, Any]) -> Words:
    on, number = row["start"].astimezone(BEIJING).date(), verbatim(row["case_number"])
    return Words(f"{day(on, 'zh-Hans')}的开庭（{number}）", f"the hearing on {day(on, 'en')} ({number})")
