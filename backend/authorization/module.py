"""Authorization as a service of the house: the adviser, appointments with the judge, the room, the sealed papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from backend.authorization.adviser.handlers import Advisor
from backend.authorization.adviser.missions import CompetentMission
from backend.authorization.agenda import ahead
from backend.authorization.announcements import POWER_FILE, Announcements
from backend.authorization.cards import cards_of
from backend.authorization.desk_commands import WitnessesBetween
from backend.authorization.details import Details
from backend.authorization.errands import Errands
from backend.authorization.model import LIVE
from backend.authorization.platform_news import read_callback
from backend.authorization.power.commands import PowerFile
from backend.authorization.power.handlers import PowerHandlers
from backend.authorization.power.model import Principal
from backend.authorization.power.safe import PowerSafe
from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.examiner import Examiner
from backend.authorization.power.seal.for_others import SealForOthers
from backend.authorization.power.seal.sealer import Sealer
from backend.authorization.power.tables import EVIDENCE
from backend.authorization.power.tables import PERSONAL as POWER_PERSONAL
from backend.authorization.power.verification import VerificationHandlers
from backend.authorization.records import has_live, rows_of
from backend.authorization.room.checklist import load_checklist
from backend.authorization.room.endings import Terms
from backend.authorization.room.orders import RenewRecordings
from backend.authorization.room.records import Rooms
from backend.authorization.room.service import RoomService
from backend.authorization.room.tables import PERSONAL as ROOM_PERSONAL
from backend.authorization.room.tables import SEALED as ROOM_SEALED
from backend.authorization.service import AuthorizationService
from backend.authorization.tables import DETAILS, PERSONAL, requests
from backend.config import Settings
from backend.contracts.identity import VerifiedParty, VerifiedPartyOf
from backend.contracts.legal_map import MissionFor, MissionThere
from backend.contracts.sealing import RegisteredPaper
from backend.documents.power_paper import PowerPaper
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting
from backend.shared.films import FilmLimits
from backend.shared.messages import Command
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import JobGivenUp
from backend.shared.personal_data import PersonalData
from backend.shared.service import FileKind, NewsReader, Service, Upkeep
from backend.shared.wording import Words, verbatim
from backend.storage.film_vault import FilmVault
from backend.storage.from_settings import open_vault
from backend.storage.vault import Vault

MEGABYTE = 1024 * 1024
POWER = FileKind(
    POWER_FILE,
    "power-of-attorney.pdf",
    "application/pdf",
    lambda subject, person: PowerFile(subject, person.person_id),
)


def build(infra: Infrastructure) -> Service:
    """Put authorization together; verified parties and missions it asks over the bus."""
    vault = open_vault(infra.settings, infra.keyring)
    seal = SealCertificate(_seal_settings(infra.settings))
    examiner, safe = Examiner(seal.roots), PowerSafe(vault, infra.database)
    appointments, room = _appointments(infra), _room(infra, vault)
    handlers = {
        **_advisor(infra).by_command(),
        **appointments.by_command(),
        **_powers(infra, seal, safe).by_command(),
        **VerificationHandlers(
            infra.database,
            examiner,
            lambda command: _asked(infra, command),
            has_real_seal=bool(infra.settings.seal_certificate or infra.settings.seal_token_module),
        ).by_command(),
        **room.by_command(),
        **SealForOthers(_sealer(infra, seal)).by_command(),
    }

    def reseal() -> int:
        recordings: int = infra.bus.handle(RenewRecordings())
        return safe.rotate() + recordings

    return Service(
        "authorization",
        handlers,
        {**appointments.by_event(), JobGivenUp: (*appointments.given_up, *room.given_up)},
        {**appointments.by_topic(), **room.by_topic()},
        files=(POWER,),
        news=(NewsReader("guangzhou_witness", read_callback),),
        sealed=(DETAILS, EVIDENCE, *ROOM_SEALED),
        desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            open_requests=(OpenRequests.of("authorization", requests, "authorization.{kind}"),),
            reseal=reseal,
            close=examiner.close,
            pending=has_live,
            agenda=ahead,
            cards=cards_of(infra.bus),
            personal=PersonalData((*PERSONAL, *ROOM_PERSONAL, *POWER_PERSONAL), in_hand),
        ),
    )


def in_hand(session: Session, person_id: str) -> Sequence[Words]:
    """Return the witnesses before the judge that are asked for, to come or going on."""
    numbers = [verbatim(row["number"] or "…") for row in rows_of(session, person_id) if row["status"] in LIVE]
    return tuple(Words(f"视频见证 {number}", f"video witness {number}") for number in numbers)


def principal_of(infra: Infrastructure, person_id: str) -> Principal | None:
    """Return who is verified behind a person, in the words of the paper, or None (SPC21-4, SPC21-6)."""
    party: VerifiedParty | None = infra.bus.handle(VerifiedPartyOf(person_id))
    if party is None:
        return None
    if party.organisation_name:
        return Principal(party.organisation_name, party.document_type, party.registration_number, party.region)
    number = infra.privacy.unmask(person_id, party.document_number)
    return Principal(party.full_name, party.document_type, number, party.region)


def _advisor(infra: Infrastructure) -> Advisor:
    def is_verified(person_id: str) -> bool:
        return infra.bus.handle(VerifiedPartyOf(person_id)) is not None

    def mission_in(country: str, city: str | None) -> CompetentMission | None:
        found: MissionThere | None = infra.bus.handle(MissionFor(country, city or ""))
        return CompetentMission(found.name, found.sure) if found else None

    return Advisor(infra.clock, is_verified, mission_in)


def _appointments(infra: Infrastructure) -> AuthorizationService:
    notifier = infra.notifier
    errands = Errands(
        infra.database, infra.clock, infra.audit, infra.partners.client("guangzhou_witness"), Details(infra.keyring),
        lambda person_id: principal_of(infra, person_id), infra.bus.handle, infra.settings.address,
        lambda person_id: notifier.person(person_id).language, infra.outbox.bell.ring,
    )  # fmt: skip
    tell = Announcements(notifier.tell, notifier.person_in, notifier.wording)
    return AuthorizationService(errands, tell, infra.privacy.unmask)


def _desk(bus: MessageBus) -> DeskSection:
    def waiting(asker: Asker, now: datetime) -> Waiting:
        """Count the witnesses of today; who may only keep the diary is not shown them."""
        today = now.astimezone(BEIJING).date()
        coming = [one for one in bus.handle(WitnessesBetween(today, today)) if one.witness.status in LIVE]
        return len(coming), None

    return DeskSection("/desk/witnesses", "witness_diary", "witnesses", 30, waiting, card_right="witness")


def _asked(infra: Infrastructure, command: Command) -> RegisteredPaper | None:
    """Ask the service that has other papers sealed, where there is one."""
    found: RegisteredPaper | None = infra.bus.handle(command) if infra.bus.handles(type(command)) else None
    return found


def _sealer(infra: Infrastructure, seal: SealCertificate) -> Sealer:
    authority = infra.partners.find("timestamp_authority")
    return Sealer(seal, authority.stamp if authority is not None else None)


def _powers(infra: Infrastructure, seal: SealCertificate, safe: PowerSafe) -> PowerHandlers:
    """Put together what composes, seals, verifies and revokes powers of attorney."""

    def verify_url(code: str) -> str:
        return f"{infra.settings.address}/verify/{code}"

    return PowerHandlers(
        infra.database, infra.clock, infra.keyring, infra.audit, PowerPaper(), _sealer(infra, seal), safe,
        verify_url, infra.bus.publish_within,
    )  # fmt: skip


def _room(infra: Infrastructure, vault: Vault) -> RoomService:
    settings = infra.settings
    load_checklist()  # a page with gaps stops the start
    store = Rooms(infra.database, infra.keyring, infra.clock, infra.audit)
    limits = FilmLimits(settings.witness_chunk_mb * MEGABYTE, settings.witness_recording_mb * MEGABYTE)
    days = settings.witness_recording_days
    terms = Terms(timedelta(minutes=settings.witness_grace_minutes), timedelta(days=days) if days else None)
    return RoomService(store, infra.bus.handle, infra.bus.publish_within, FilmVault(vault), limits, terms)


def _seal_settings(settings: Settings) -> SealSettings:
    return SealSettings(
        settings.data_dir / "seal", settings.seal_certificate, settings.seal_key, settings.seal_passphrase,
        settings.seal_trust, settings.seal_token_module, settings.seal_token_label, settings.seal_token_key,
        settings.seal_token_pin,
    )  # fmt: skip
