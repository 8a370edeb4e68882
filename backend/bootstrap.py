"""Puts the backend together: the only file that knows every part.

``build(settings)`` opens and migrates the database, wires handlers to commands and listeners to events, and returns a
`Backend` that the services process, the command line and the tests all use alike.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backend.authorization_wiring import wire_advisor
from backend.config import ROOT, Settings
from backend.conversation.bots import Bots
from backend.conversation.delivery import TOPIC, Delivery
from backend.conversation.handlers import CallHumanHandler, ConcealHandler
from backend.conversation.history import History
from backend.conversation.inbox import Receiver
from backend.conversation.model import (
    CallHuman,
    ChangeLanguage,
    Conceal,
    GetPerson,
    Inbound,
    SetWhereabouts,
    UploadedFile,
)
from backend.conversation.people import People
from backend.conversation.phrasebook import Phrasebook, read_phrasebook
from backend.conversation.speaker import Speaker
from backend.conversation.tables import NOTE as CHANNEL_NOTE
from backend.conversation.turns import Turns
from backend.conversation.worker import BotClient, Patience, TurnWorker
from backend.drafts.handlers import ANSWERS_COLUMN, RECEIPT_COLUMN, DraftHandlers
from backend.files.handlers import FileHandlers
from backend.files.model import MEGABYTE, FileLimits
from backend.files.storage import FolderStorage, Storage
from backend.files.tables import DETAILS as FILE_DETAILS
from backend.files.vault import Vault
from backend.filing.tables import SEALED as FILING_SEALED
from backend.filing_wiring import wire_filing
from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.identity.tables import DETAILS as IDENTITY_DETAILS
from backend.identity.tables import FACE as IDENTITY_FACE
from backend.identity_wiring import wire_identity
from backend.migrations import migrate
from backend.notarization.tables import APPLICANT
from backend.notarization_wiring import wire_notarization
from backend.platforms.national_identity import NationalIdentity
from backend.platforms.online_litigation import OnlineLitigation
from backend.platforms.wuyi_notary import WuyiNotary
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database, Session
from backend.shared.keyring import SealedColumn, rotate
from backend.shared.outbox import OutboxRunner
from backend.shared.parties import Person
from backend.shared.privacy import VAULT_COLUMN, Privacy
from backend.shared.service import Service

SEALED_COLUMNS: tuple[SealedColumn, ...] = (
    VAULT_COLUMN, ANSWERS_COLUMN, RECEIPT_COLUMN, APPLICANT, FILE_DETAILS, IDENTITY_DETAILS, IDENTITY_FACE,
    CHANNEL_NOTE,
    *FILING_SEALED,
)  # fmt: skip
"""Every place with encrypted values, for exchanging the key."""


@dataclass(frozen=True, slots=True)
class Backend:
    """The whole backend, ready for use."""

    settings: Settings
    clock: Clock
    database: Database
    bus: MessageBus
    privacy: Privacy
    audit: AuditLog
    phrasebook: Phrasebook
    people: People
    history: History
    receiver: Receiver
    worker: TurnWorker
    outbox: OutboxRunner
    delivery: Delivery
    speaker: Speaker
    bots: BotClient
    files: FileHandlers
    wuyi_notary: WuyiNotary
    online_litigation: OnlineLitigation
    national_identity: NationalIdentity
    photo_reader: DocumentPhotoReader
    drafts: DraftHandlers

    async def receive(self, inbound: Inbound) -> str:
        """Keep a message and return its turn id; what connectors call."""
        return await asyncio.to_thread(self.receiver.receive, inbound)

    async def run_forever(self, stop_event: asyncio.Event) -> None:
        """Serve people and do jobs until `stop_event` is set."""
        await asyncio.gather(self.worker.run_forever(stop_event), self.outbox.run_forever(stop_event))

    def wire(self, service: Service) -> None:
        """Bring a service's handlers to its commands, its listeners to events, its jobs to the outbox."""
        self.bus.register_all(service.by_command())
        for event, listeners in service.by_event().items():
            for listener in listeners:
                self.bus.listen(event, listener)
        for topic, job_handler in service.by_topic().items():
            self.outbox.register(topic, job_handler)

    def person(self, person_id: str) -> Person:
        """Return what is known of a person."""
        return self.people.get(GetPerson(person_id))

    def wording(self, utter: str, language: str) -> str:
        """Return the text of an utterance, to stand inside another."""
        return self.phrasebook.render(utter, language).text

    def rotate_keys(self) -> int:
        """Seal every value and every kept file again that an earlier key sealed; return how many."""
        return rotate(self.database, self.settings.keyring, SEALED_COLUMNS) + self.files.rotate()

    def close(self) -> None:
        """Let go of connections."""
        if isinstance(self.bots, Bots):
            self.bots.close()
        self.wuyi_notary.close()
        self.online_litigation.close()
        self.national_identity.close()
        self.photo_reader.close()
        self.database.close()


def build(
    settings: Settings,
    clock: Clock | None = None,
    *,
    bots: BotClient | None = None,
    patience: Patience | None = None,
    root: Path = ROOT,
) -> Backend:
    """Open, migrate and wire.

    Args:
        settings: as `load_settings` returns them, secrets filled.
        clock: the machine's, unless a test gives its own.
        bots: the way to the bot, unless a test plays it.
        patience: how long the conversation waits for what.
        root: the folder whose ``domain.yml`` and ``bot/data`` hold the sentences.
    """
    clock, patience = clock or SystemClock(), patience or Patience()
    database = Database(settings.backend_database)
    migrate(database)
    bus, audit = MessageBus(), AuditLog(settings.secret_key)
    privacy = Privacy(database, settings.keyring, settings.secret_key, clock)
    phrasebook, people = read_phrasebook(root), People(database, clock)
    history = History(database, privacy, clock)
    delivery = Delivery(history)
    outbox = OutboxRunner(database, clock, {TOPIC: delivery}, bus.publish)
    speaker = Speaker(database, phrasebook, clock, outbox.bell.ring)
    turns = Turns(database, clock, phrasebook, patience.lease)
    contact, ring = settings.human_contact, outbox.bell.ring
    bots = bots or Bots(settings.bot_urls, settings.bot_token)
    worker = TurnWorker(turns, bots, clock, contact=contact, ring=ring, patience=patience)
    files = _files(settings, database, clock)
    receiver = Receiver(database, people, privacy, clock, worker.bell.ring, _sent_file(files))
    backend = Backend(
        settings, clock, database, bus, privacy, audit, phrasebook, people, history, receiver, worker, outbox, delivery,
        speaker, bots, files, _wuyi_notary(settings), _online_litigation(settings),
        _national_identity(settings), DocumentPhotoReader(), DraftHandlers(database, settings.keyring, clock),
    )  # fmt: skip
    _wire_drafts(backend)
    _wire_files(backend)
    _wire_conversation(backend)
    wire_identity(backend)
    wire_notarization(backend)
    wire_advisor(backend)
    wire_filing(backend)
    return backend


def _wire_drafts(backend: Backend) -> None:
    backend.bus.register_all(backend.drafts.by_command())


def _wire_files(backend: Backend) -> None:
    backend.bus.register_all(backend.files.by_command())


def _wire_conversation(backend: Backend) -> None:
    bus, people, contact = backend.bus, backend.people, backend.settings.human_contact
    bus.register(GetPerson, people.get)
    bus.register(ChangeLanguage, people.change_language)
    bus.register(SetWhereabouts, people.set_whereabouts)
    bus.register(Conceal, ConcealHandler(backend.database, backend.privacy))
    bus.register(CallHuman, CallHumanHandler(backend.database, backend.audit, backend.clock, contact))


def _wuyi_notary(settings: Settings) -> WuyiNotary:
    return WuyiNotary(settings.wuyi_notary_url, settings.wuyi_notary_key, settings.callback_url("wuyi_notary"))


def _national_identity(settings: Settings) -> NationalIdentity:
    url, key = settings.national_identity_url, settings.national_identity_key
    return NationalIdentity(url, key, settings.callback_url("national_identity"))


def _online_litigation(settings: Settings) -> OnlineLitigation:
    url, key = settings.online_litigation_url, settings.online_litigation_key
    return OnlineLitigation(url, key, settings.callback_url("online_litigation"))


def _files(settings: Settings, database: Database, clock: Clock) -> FileHandlers:
    limits = FileLimits(settings.file_limit_mb * MEGABYTE, settings.case_files_limit_mb * MEGABYTE)
    vault = Vault(_storage(settings), settings.keyring)
    return FileHandlers(database, vault, settings.keyring, clock, settings.secret_key, limits)


def _storage(settings: Settings) -> Storage:
    if not settings.storage_url:
        return FolderStorage(settings.data_dir / "files")
    from backend.files.s3_storage import S3Storage, bucket_of  # takes a while to load, and few need it

    bucket, prefix = bucket_of(settings.storage_url)
    access = {"key": settings.storage_key, "secret": settings.storage_secret, "region": settings.storage_region}
    return S3Storage(bucket, prefix, endpoint=settings.storage_endpoint, **access)


def _sent_file(files: FileHandlers) -> Callable[[Session, str, str], UploadedFile | None]:
    def find(session: Session, person_id: str, file_id: str) -> UploadedFile | None:
        file = files.shown(session, person_id, file_id)
        return UploadedFile(file.file_id, file.name, file.size, file.mime) if file else None

    return find
