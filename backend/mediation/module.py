"""Mediation as a service of the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from backend.contracts.filing import FilingEnded, GoOnWithFiling, MeantForMediation, StopFiling
from backend.infrastructure import Infrastructure
from backend.mediation import docking_requests
from backend.mediation.agenda import agenda_of
from backend.mediation.announcements import Announcements
from backend.mediation.commands import FilingIsOver, MediationQueue
from backend.mediation.course import Course
from backend.mediation.dispute import confirmation_requests, handover
from backend.mediation.dispute.announcements import DisputeAnnouncements
from backend.mediation.dispute.cards import cards_of
from backend.mediation.dispute.centre import PARTNER
from backend.mediation.dispute.centre_news import is_of_dispute, read_dispute_news
from backend.mediation.dispute.commands import AgreementPaper, PaperKind
from backend.mediation.dispute.confirmation_news import is_of_confirmation, read_confirmation_news
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.expiry import expiries
from backend.mediation.dispute.model import LIVE as LIVE_DISPUTES
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.records import rows_of as disputes_of
from backend.mediation.dispute.sealing import AgreementSealing
from backend.mediation.dispute.service import DisputeService
from backend.mediation.dispute.tables import PERSONAL as PERSONAL_OF_DISPUTES
from backend.mediation.dispute.tables import SEALED, unsettled
from backend.mediation.docking_news import is_of_docked, read_docking_news
from backend.mediation.docking_requests import DockingRequests
from backend.mediation.filings import FilingMeant
from backend.mediation.interpreter.handlers import Interpreters
from backend.mediation.interpreter.news import InterpreterNews
from backend.mediation.interpreter.tables import GOES as GOES_OF_INTERPRETERS
from backend.mediation.interpreter.tables import PERSONAL as PERSONAL_OF_INTERPRETERS
from backend.mediation.model import LIVE
from backend.mediation.records import of_person
from backend.mediation.reminders import SessionReminders
from backend.mediation.room.recording import MeetingFilms
from backend.mediation.room.service import MeetingRooms
from backend.mediation.room.tables import GOES, recordings_of
from backend.mediation.room.tables import PERSONAL as PERSONAL_OF_ROOMS
from backend.mediation.service import MediationService
from backend.mediation.tables import DETAILS, PERSONAL
from backend.shared.bus import MessageBus, Within
from backend.shared.courts import COURTS
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting, soonest
from backend.shared.films import FilmLimits
from backend.shared.invitation_codes import InvitationCodes
from backend.shared.local_jobs import LocalJob
from backend.shared.mime_types import DOCX, PDF
from backend.shared.outbox import JobGivenUp
from backend.shared.personal_data import PersonalData
from backend.shared.reminder_plan import plan
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from backend.shared.wording import Words
from backend.storage.film_vault import FilmVault
from backend.storage.from_settings import open_vault
from backend.storage.paper_safe import PaperSafe

MEGABYTE = 1024 * 1024
Arranged = Callable[[Session, Row, str], None]
"""Hears of a session that has just been fixed; see `MediatorChoice`."""


class FilingsByBus:
    """The clock of filings, asked for over the bus; implements ``backend.mediation.filings.FilingClock``."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def meant(self, session: Session, case_id: str, court: str) -> FilingMeant:
        """Return a filing that can go to mediation now."""
        found: FilingMeant = self._bus.handle(MeantForMediation(session, case_id, court))
        return found

    def stop(self, session: Session, case_id: str, today: date) -> None:
        """Let the court's days to decide stand still from this day on."""
        self._bus.handle(StopFiling(session, case_id, today))

    def go_on(self, session: Session, case_id: str, today: date) -> bool:
        """Let them go on where they stood; False if they were not standing still."""
        stood: bool = self._bus.handle(GoOnWithFiling(session, case_id, today))
        return stood


_DISPUTE_IN_HAND = Words("不打官司的调解（还在进行）", "mediation without a lawsuit (going on)")
_IN_HAND = Words("诉前调解（还在进行）", "mediation before registration (going on)")


def in_hand(session: Session, person_id: str) -> Sequence[Words]:
    """Return the mediations that go on, with a lawsuit or without one."""
    filed = tuple(_IN_HAND for row in of_person(session, person_id) if row["status"] in LIVE)
    return filed + tuple(_DISPUTE_IN_HAND for row in disputes_of(session, person_id) if row["status"] in LIVE_DISPUTES)


def own_subjects(session: Session, person_id: str) -> Sequence[str]:
    """Return what has a key of its own and goes with a side's matters: disputes without an agreement, recordings."""
    return (*unsettled(session, person_id), *recordings_of(session, person_id))


def _paper(kind: PaperKind, name: str, mime: str) -> FileKind:
    return FileKind(kind, name, mime, lambda subject, person: AgreementPaper(subject, person.person_id, kind))


FILES = (
    _paper("mediation_agreement_pdf", "agreement.pdf", PDF),
    _paper("mediation_agreement_docx", "agreement.docx", DOCX),
    _paper("mediation_confirmation_docx", "confirmation.docx", DOCX),
)


def build(infra: Infrastructure) -> Service:
    """Put mediation together; it hears when a filing is over."""
    settings, notifier = infra.settings, infra.notifier
    tell = Announcements(
        notifier.tell, notifier.person, lambda code: COURTS[code].name, settings.mediation_stops_clock
    )  # fmt: skip
    course = Course(
        infra.database, infra.clock, infra.keyring, infra.audit, FilingsByBus(infra.bus), tell
    )  # fmt: skip
    system = infra.partners.find(PARTNER)
    docking = DockingRequests(course, system.mediation_docking if system is not None else None, infra.privacy.unmask)
    service = MediationService(course, SessionReminders(course, plan, notifier.person), docking)
    sealing = _sealing(infra)
    rooms = MeetingRooms(_course(infra), notifier.person, settings.address, _films(infra))
    news = InterpreterNews(_course(infra), notifier.tell, notifier.person, plan)
    interpreters = Interpreters(
        _course(infra), news, InvitationCodes(settings.digest_secret), infra.privacy.unmask, rooms.link, rooms.unseat
    )  # fmt: skip
    disputes = _disputes(infra, sealing, _both(rooms.arranged, news.arranged))
    topics = {**disputes.by_local_topic(), **rooms.by_local_topic(), **interpreters.by_local_topic()}
    local = {topic: LocalJob(handler) for topic, handler in topics.items()}
    return Service(
        "mediation",
        {**service.by_command(), **disputes.by_command(), **rooms.by_command(), **interpreters.by_command()},
        {
            FilingEnded: (Within(lambda session, news: infra.bus.handle(FilingIsOver(session, news.case_id))),),
            JobGivenUp: (*service.given_up, *disputes.given_up),
        },
        {**service.by_topic(), **disputes.by_topic(), **rooms.by_topic(), **local},
        files=FILES,
        news=(
            NewsReader(PARTNER, read_dispute_news, is_of_dispute),
            NewsReader(PARTNER, read_docking_news, is_of_docked),
            NewsReader(PARTNER, read_confirmation_news, is_of_confirmation),
        ),
        sealed=(DETAILS, *SEALED),
        desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            open_requests=(docking_requests.OPEN_REQUESTS, handover.OPEN_REQUESTS, confirmation_requests.OPEN_REQUESTS),
            reseal=lambda: sealing.reseal() + rooms.reseal(),
            personal=_personal_data(infra),
            agenda=agenda_of(infra.keyring),
            cards=cards_of(infra.bus),
        ),
    )


def _personal_data(infra: Infrastructure) -> PersonalData:
    old = expiries(infra.settings.disputes_kept_days, (*GOES, *GOES_OF_INTERPRETERS))
    return PersonalData(
        (*PERSONAL, *PERSONAL_OF_ROOMS, *PERSONAL_OF_INTERPRETERS, *PERSONAL_OF_DISPUTES), in_hand,
        own_subjects, expiries=old,
    )  # fmt: skip


def _desk(bus: MessageBus) -> DeskSection:
    def waiting(asker: Asker, now: datetime) -> Waiting:
        mine = bus.handle(MediationQueue(asker.officer_id))
        return len(mine), soonest([one.last_day for one in mine])

    def has_in_hand(asker: Asker, person_id: str) -> bool:
        return any(one.person_id == person_id for one in bus.handle(MediationQueue(asker.officer_id)))

    return DeskSection("/desk/mediations", "mediation", "mediations", 50, waiting, has_in_hand=has_in_hand)


def _course(infra: Infrastructure) -> DisputeCourse:
    tell = DisputeAnnouncements(infra.notifier.tell, infra.notifier.person)
    return DisputeCourse(infra.database, infra.clock, infra.keyring, infra.audit, tell)


def _films(infra: Infrastructure) -> MeetingFilms:
    settings = infra.settings
    limits = FilmLimits(settings.witness_chunk_mb * MEGABYTE, settings.witness_recording_mb * MEGABYTE)
    store = FilmVault(open_vault(settings, infra.keyring), own=True)
    return MeetingFilms(_course(infra), store, limits, settings.mediation_recording_days)


def _sealing(infra: Infrastructure) -> AgreementSealing:
    safe = PaperSafe(open_vault(infra.settings, infra.keyring))
    return AgreementSealing(_course(infra), infra.bus.handle, safe, infra.settings.address)


def _both(first: Arranged, second: Arranged) -> Arranged:
    def arranged(session: Session, row: Row, kind: str) -> None:
        first(session, row, kind)
        second(session, row, kind)

    return arranged


def _disputes(infra: Infrastructure, sealing: AgreementSealing, arranged: Arranged) -> DisputeService:
    """Put together what goes to a mediator without a lawsuit; without the centre's system the desk has it."""
    notifier, system = infra.notifier, infra.partners.find(PARTNER)
    return DisputeService(
        _course(infra), system.dispute_resolution if system is not None else None,
        system.judicial_confirmation if system is not None else None, infra.privacy.unmask,
        notifier.person, plan, infra.settings.digest_secret, sealing, infra.settings.address, arranged,
    )  # fmt: skip
