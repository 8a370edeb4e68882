"""Filing as a service of the house."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.contracts.files import FilesByBus
from backend.contracts.filing import (
    CardOfCase,
    CaseNumbered,
    FilingEnded,
    GoOnWithFiling,
    MeantForMediation,
    StopFiling,
)
from backend.contracts.identity import VerifiedParty, VerifiedPartyOf
from backend.contracts.personal_data import DraftErased
from backend.conversation.language import convert
from backend.filing.agenda import ahead
from backend.filing.announcements import Announcements
from backend.filing.cards import cards_of, one_card
from backend.filing.case_picture import CasePicture
from backend.filing.commands import FilingPaper, ForeseeDefects, PaperKind
from backend.filing.court import Claimant
from backend.filing.court_callback import read_callback
from backend.filing.desk_commands import FilingQueue
from backend.filing.erasing import personal_data
from backend.filing.events import CaseRegistered, FilingReceived, FilingRefused, FilingReturned, FilingWithdrawn
from backend.filing.fees.currency import rates_from_setting
from backend.filing.foreseen.looking import Looking
from backend.filing.joint.handlers import JointHandlers
from backend.filing.joint.merging import Merging
from backend.filing.joint.news import JointNews
from backend.filing.joint.records import places_opened_by
from backend.filing.joint.reminders import InvitationReminders, Pace
from backend.filing.joint.tables import SEALED as SEALED_OF_JOINT
from backend.filing.records import cases_of, drop_previews
from backend.filing.service import FilingService
from backend.filing.tables import SEALED, requests
from backend.infrastructure import Infrastructure
from backend.shared.bus import CommandHandler, EventListener, MessageBus, Within
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting, soonest
from backend.shared.invitation_codes import InvitationCodes
from backend.shared.lawyer_licence import CheckLawyerLicence, LicenceCheck
from backend.shared.local_jobs import LocalJob
from backend.shared.messages import Command, Event
from backend.shared.metrics import watch_overdue
from backend.shared.mime_types import DOCX, PDF
from backend.shared.notice import notice
from backend.shared.notifier import Notifier
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import JobGivenUp
from backend.shared.service import FileKind, NewsReader, Service, Upkeep

logger = logging.getLogger(__name__)


def _paper(kind: PaperKind, name: str, mime: str) -> FileKind:
    return FileKind(
        kind, name, mime, lambda subject, person: FilingPaper(subject, person.person_id, kind, person.language)
    )  # fmt: skip


FILES = (
    _paper("complaint_pdf", "complaint.pdf", PDF),
    _paper("complaint_docx", "complaint.docx", DOCX),
    _paper("element_complaint_docx", "complaint-by-elements.docx", DOCX),
    _paper("evidence_list_pdf", "evidence-list.pdf", PDF),
    _paper("service_address_pdf", "service-address.pdf", PDF),
    FileKind(
        "case_timeline_png",
        "case-progress.png",
        "image/png",
        lambda subject, person: CasePicture(subject, person.person_id, person.language),
    ),
)


class SpeakOfCases:
    """Says filing's news with their short form; implements ``filing.announcements.SpeakNews``."""

    def __init__(self, notifier: Notifier, clock: Clock) -> None:
        self._notifier = notifier
        self._clock = clock

    def __call__(
        self, person_id: str, utter: str, facts: Mapping[str, Any], *, key: str, session: Session | None = None
    ) -> bool:
        """Return True if it is new."""
        number = convert(str(facts["number"]), "zh-Hans")
        short = notice("case", str(facts["cause"]), at=self._clock.now(), number=number)
        return self._notifier.tell(person_id, utter, facts, key=key, session=session, custom=short)


def claimant_of(bus: MessageBus, person_id: str) -> Claimant | None:
    """Return who is verified behind a person, in filing's words, or None (SPC21-4)."""
    party: VerifiedParty | None = bus.handle(VerifiedPartyOf(person_id))
    if party is None:
        return None
    if party.organisation_name:
        return Claimant(True, (party.organisation_name,))
    return Claimant(False, (party.full_name,))


def build(infra: Infrastructure) -> Service:
    """Put filing together; files and verified parties it asks over the bus."""
    settings, notifier, bus = infra.settings, infra.notifier, infra.bus
    rates = rates_from_setting(settings.exchange_rates)
    if rates.is_stale(infra.clock.now().date()):
        logger.warning("the exchange rates are of %s: estimates of court fees use them and say so", rates.day)
    watch_overdue("rates", lambda: int(rates.is_stale(infra.clock.now().date())))
    news = JointNews(notifier.tell, notifier.person, infra.keyring)
    reminders = InvitationReminders(infra.clock, news, Pace.of(settings.co_plaintiff_days))
    joint = JointHandlers(
        infra.database, infra.clock, infra.keyring, infra.audit, news, reminders,
        InvitationCodes(settings.digest_secret), infra.privacy.unmask, lambda person_id: claimant_of(bus, person_id),
    )  # fmt: skip
    service = FilingService(
        infra.database, infra.clock, infra.keyring, infra.audit, infra.partners.client("online_litigation"),
        FilesByBus(bus), lambda person_id: claimant_of(bus, person_id), infra.privacy.unmask,
        Announcements(SpeakOfCases(notifier, infra.clock), notifier.person, notifier.wording), notifier.person,
        Merging(infra.database, infra.keyring, infra.privacy.unmask), bus.publish_within,
        infra.outbox.bell.ring, rates, settings.mediation_stops_clock,
    )  # fmt: skip

    def drop_preview(session: Session, news: DraftErased) -> None:
        """Drop what was only looked at, or gathered of co-plaintiffs, with the draft it was made of."""
        drop_previews(session, draft_id=news.draft_id)
        joint.given_up(session, news.draft_id)

    licences = LicenceCheck(infra.privacy.unmask)
    others = told_to_others(bus)
    return Service(
        "filing",
        {
            **service.by_command(),
            **joint.by_command(),
            CheckLawyerLicence: licences.check,
            ForeseeDefects: Looking(infra.clock, infra.privacy.unmask),
            **asked_by_others(service),
            CardOfCase: one_card(bus),
        },
        {
            **others,
            **told_to_co_plaintiffs(joint, others),
            DraftErased: (Within(drop_preview),),
            JobGivenUp: service.given_up,
        },
        {**service.by_topic(), **{topic: LocalJob(do) for topic, do in reminders.by_local_topic().items()}},
        files=FILES,
        news=(NewsReader("online_litigation", read_callback),),
        sealed=(*SEALED, *SEALED_OF_JOINT),
        desk=(_desk(bus),),
        upkeep=Upkeep(
            open_requests=(OpenRequests.of("filing", requests, "filing.{kind}"),),
            personal=personal_data(infra.keyring, joint.leave),
            pending=_has_begun,
            agenda=ahead,
            cards=cards_of(bus),
        ),
    )


def _has_begun(session: Session, person_id: str) -> bool:
    return bool(cases_of(session, person_id) or places_opened_by(session, person_id))


def _desk(bus: MessageBus) -> DeskSection:
    def waiting(asker: Asker, now: datetime) -> Waiting:
        """Count what waits for the court; corrections wait for the person, unless they ask for more time."""
        cases = [
            case
            for case in bus.handle(FilingQueue(asker.court))
            if case.status != "defects" or case.extension == "asked"
        ]
        return len(cases), soonest([case.decision_due for case in cases])

    return DeskSection("/desk/filings", "filing", "filings", 10, waiting)


def asked_by_others(service: FilingService) -> Mapping[type[Command], CommandHandler]:
    """Return what mediation may do to a filing's clock, in its own transaction."""
    clock = service.standing_still
    return {
        MeantForMediation: lambda asked: clock.meant(asked.session, asked.case_id, asked.court),
        StopFiling: lambda order: clock.stop(order.session, order.case_id, order.today),
        GoOnWithFiling: lambda order: clock.go_on(order.session, order.case_id, order.today),
    }


def told_to_others(bus: MessageBus) -> Mapping[type[Event], tuple[EventListener, ...]]:
    """Return who tells what becomes of a filing, in the words other services know."""

    def ended(session: Session, event: CaseRegistered | FilingRefused | FilingReturned | FilingWithdrawn) -> None:
        bus.publish_within(session, FilingEnded(event.case.case_id))

    def numbered(session: Session, event: CaseRegistered) -> None:
        bus.publish_within(session, CaseNumbered(event.case.case_id))

    over = dict.fromkeys((FilingRefused, FilingReturned, FilingWithdrawn), (Within(ended),))
    return {CaseRegistered: (Within(ended), Within(numbered)), **over}


def told_to_co_plaintiffs(
    joint: JointHandlers, others: Mapping[type[Event], tuple[EventListener, ...]]
) -> Mapping[type[Event], tuple[EventListener, ...]]:
    """Return who hears what becomes of a filing that has co-plaintiffs, beside the `others` who hear it."""
    ended = (FilingRefused, FilingReturned, FilingWithdrawn)
    told: dict[type[Event], str] = {
        FilingReceived: "filed",
        CaseRegistered: "registered",
        **dict.fromkeys(ended, "ended"),
    }

    def listener(what: str) -> EventListener:
        return Within(lambda session, event: joint.tell_all(session, event.case.case_id, what))

    return {event: (*others.get(event, ()), listener(what)) for event, what in told.items()}
