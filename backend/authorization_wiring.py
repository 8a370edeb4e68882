"""Wires authorization into the backend: the only file that knows how it reaches identity, the map and the bus.

Services do not know one another; here the one's question becomes the other's command.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.authorization.adviser.handlers import Advisor
from backend.authorization.adviser.missions import CompetentMission
from backend.authorization.announcements import Announcements
from backend.authorization.details import Details
from backend.authorization.errands import Errands
from backend.authorization.power.handlers import PowerHandlers
from backend.authorization.power.model import Principal
from backend.authorization.power.seal.sealer import Sealer
from backend.authorization.power.verification import VerificationHandlers
from backend.authorization.room.checklist import load_checklist
from backend.authorization.room.endings import Terms
from backend.authorization.room.recording import RecordingLimits
from backend.authorization.room.records import Rooms
from backend.authorization.room.service import RoomService
from backend.authorization.service import AuthorizationService
from backend.backend import Backend
from backend.conversation.people import person_in
from backend.documents.power_paper import PowerPaper
from backend.files.model import MEGABYTE
from backend.identity.commands import VerifiedPartyOf
from backend.legal_map.commands import MissionFor
from backend.legal_map.model import MissionThere
from backend.shared.errors import PlatformUnavailable
from backend.storage.storage import ContentMissing, StorageDown, new_key
from backend.storage.vault import Vault

PLATFORM = "file_storage"


def wire_authorization(backend: Backend) -> None:
    """Register the adviser's handlers, and the appointments' handlers, listeners and jobs."""

    def is_verified(person_id: str) -> bool:
        return backend.bus.handle(VerifiedPartyOf(person_id)) is not None

    def do(command: Any) -> Any:
        return backend.bus.handle(command)

    def mission_in(country: str, city: str | None) -> CompetentMission | None:
        found: MissionThere | None = backend.bus.handle(MissionFor(country, city or ""))
        return CompetentMission(found.name, found.sure) if found else None

    backend.bus.register_all(Advisor(backend.clock, is_verified, mission_in).by_command())
    errands = Errands(
        backend.database,
        backend.clock,
        backend.audit,
        backend.partners.client("guangzhou_witness"),
        Details(backend.settings.keyring),
        lambda person_id: principal_of(backend, person_id),
        do,
        backend.settings.address,
        lambda person_id: backend.person(person_id).language,
        backend.outbox.bell.ring,
    )
    tell = Announcements(backend.speaker.speak, person_in, backend.wording)
    backend.wire(AuthorizationService(errands, tell, backend.privacy.unmask))


def principal_of(backend: Backend, person_id: str) -> Principal | None:
    """Return who is verified behind a person, in the words of the paper, or None (SPC21-4, SPC21-6)."""
    party: Any = backend.bus.handle(VerifiedPartyOf(person_id))
    if party is None:
        return None
    if party.organisation_name:
        return Principal(party.organisation_name, party.document_type, party.registration_number, party.region)
    number = backend.privacy.unmask(person_id, party.document_number)
    return Principal(party.full_name, party.document_type, number, party.region)


def wire_power(backend: Backend) -> None:
    """Register what is done with powers of attorney: composing, sealing, verifying, revoking."""
    authority = backend.partners.client("timestamp_authority") if "timestamp_authority" in backend.partners else None
    sealer = Sealer(backend.seal_certificate, authority.stamp if authority is not None else None)

    def verify_url(code: str) -> str:
        return f"{backend.settings.address}/verify/{code}"

    powers = PowerHandlers(
        backend.database, backend.clock, backend.settings.keyring, backend.audit, PowerPaper(), sealer, backend.powers,
        verify_url, backend.bus.publish,
    )  # fmt: skip
    backend.bus.register_all(powers.by_command())
    backend.bus.register_all(VerificationHandlers(backend.database, backend.seal_examiner).by_command())


def wire_room(backend: Backend) -> None:
    """Register the witness room's handlers and jobs."""
    settings = backend.settings
    load_checklist()  # a page with gaps stops the start
    store = Rooms(backend.database, settings.keyring, backend.clock, backend.audit)
    limits = RecordingLimits(settings.witness_chunk_mb * MEGABYTE, settings.witness_recording_mb * MEGABYTE)
    days = settings.witness_recording_days
    terms = Terms(timedelta(minutes=settings.witness_grace_minutes), timedelta(days=days) if days else None)
    contents = VaultOfRecordings(backend.storage.vault)
    backend.wire(RoomService(store, backend.bus.handle, backend.bus.publish, contents, limits, terms))


class VaultOfRecordings:
    """Recordings lie sealed where people's files lie.

    Args:
        vault: the way to the storage.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def new_key(self) -> str:
        """Return a key nobody can guess."""
        return new_key()

    def put(self, name: str, key: str, content: bytes) -> None:
        """Seal and store. Raises PlatformUnavailable."""
        try:
            self._vault.put(name, key, content)
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def get(self, name: str, key: str) -> bytes:
        """Return a content. Raises PlatformUnavailable, also when it is missing."""
        try:
            return self._vault.get(name, key)
        except (StorageDown, ContentMissing) as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def delete(self, key: str) -> None:
        """Remove. Raises PlatformUnavailable."""
        try:
            self._vault.delete(key)
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def renew(self, name: str, key: str) -> bool:
        """Seal again what an earlier key sealed."""
        return self._vault.reseal(name, key)
