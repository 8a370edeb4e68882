"""Puts the backend together: the only file that knows every part.

``build(settings)`` opens and migrates the database, wires handlers to commands and listeners to events, and returns a
`Backend` that the services process, the command line and the tests all use alike.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

from backend.authorization.power.safe import PowerSafe
from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.examiner import Examiner
from backend.authorization_wiring import wire_authorization, wire_power, wire_room
from backend.backend import Backend
from backend.config import ROOT, Settings
from backend.conversation.bots import Bots
from backend.conversation.contacts import TOPIC as CONTACT_CODE
from backend.conversation.contacts import Contacts
from backend.conversation.delivery import TOPIC, Delivery
from backend.conversation.history import History
from backend.conversation.inbox import Receiver
from backend.conversation.people import People
from backend.conversation.phrasebook import read_phrasebook
from backend.conversation.routes import Routes
from backend.conversation.short_numbers import ShortNumbers
from backend.conversation.speaker import Speaker
from backend.conversation.takeover import Takeover
from backend.conversation.turns import Turns
from backend.conversation.waiting_line import WaitingLine
from backend.conversation.worker import BotClient, Patience, TurnWorker
from backend.conversation_wiring import city_of, court_landline, wire_conversation, wire_takeover
from backend.defence_wiring import wire_defence
from backend.desk_wiring import wire_desk
from backend.documents.page_pictures.drawer import PageDrawer
from backend.documents.page_text.reader import PageTextReader
from backend.drafts.handlers import ERASE, DraftHandlers
from backend.enquiries_wiring import wire_enquiries
from backend.files_wiring import open_files, open_vault, sent_file, wire_files
from backend.filing_wiring import wire_filing
from backend.hearing_wiring import wire_hearing
from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.identity_wiring import wire_identity
from backend.legal_map_wiring import wire_legal_map
from backend.mediation_wiring import wire_mediation
from backend.migrations import migrate
from backend.notarization_wiring import wire_notarization
from backend.partners import open_partners
from backend.profile_wiring import wire_profile
from backend.protection_wiring import wire_protection
from backend.sealed_columns import SEALED_COLUMNS
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.key_ids import admit
from backend.shared.local_jobs import LocalJobs
from backend.shared.office_hours import OfficeHours
from backend.shared.outbox import LEASE, OutboxRunner
from backend.shared.privacy import Privacy

__all__ = ["SEALED_COLUMNS", "Backend", "build"]

logger = logging.getLogger(__name__)


def build(
    settings: Settings,
    clock: Clock | None = None,
    *,
    bots: BotClient | None = None,
    patience: Patience | None = None,
    root: Path = ROOT,
    lease: timedelta = LEASE,
) -> Backend:
    """Open, migrate and wire.

    Args:
        settings: as `load_settings` returns them, secrets filled.
        clock: the machine's, unless a test gives its own.
        bots: the way to the bot, unless a test plays it.
        patience: how long the conversation waits for what.
        lease: how long a job of the outbox may take before another worker takes it over.
        root: the folder whose ``domain.yml`` and ``bot/data`` hold the sentences.
    """
    clock, patience = clock or SystemClock(), patience or Patience()
    database = Database(settings.backend_database)
    migrate(database)
    admit(database, settings.keyring, clock)
    bus, audit = MessageBus(), AuditLog(settings.secret_key)
    privacy = Privacy(database, settings.keyring, settings.secret_key, clock)
    phrasebook, people = read_phrasebook(root), People(database, clock)
    history = History(database, privacy, clock)
    routes = Routes(database, clock)
    delivery = Delivery(history, routes, clock, bus.publish)
    local_jobs = LocalJobs(database, clock, bus.publish)
    outbox = OutboxRunner(database, clock, {TOPIC: delivery}, bus.publish, lease=lease, local=local_jobs.run)
    contacts = Contacts(
        database, clock, settings.keyring, settings.secret_key, privacy.unmask, delivery, phrasebook
    )  # fmt: skip
    outbox.register(CONTACT_CODE, contacts.send_code)
    short_numbers = ShortNumbers(database, phrasebook, lambda: court_landline(bus))
    speaker = Speaker(database, phrasebook, clock, short_numbers, outbox.bell.ring)
    turns = Turns(database, clock, phrasebook, patience.lease, short_numbers)
    contact, ring = settings.human_contact, outbox.bell.ring
    bots = bots or Bots(settings.bot_urls, settings.bot_token, actions=settings.actions_address)
    hours = OfficeHours.read(settings.human_hours)
    waiting_line = WaitingLine(
        database, audit, clock, phrasebook, contact=contact, hours=hours, minutes=settings.human_reply_minutes
    )  # fmt: skip
    worker = TurnWorker(
        turns, bots, clock, contact=contact, ring=ring, patience=patience, instead=waiting_line.answer
    )  # fmt: skip
    vault = open_vault(settings)
    files, seal = open_files(settings, database, clock, vault), SealCertificate(_seal_settings(settings))
    takeover = Takeover(database, clock, audit, privacy, speaker, ring)
    receiver = Receiver(
        database, people, privacy, clock, worker.bell.ring, sent_file(files), takeover.heard, city_of
    )  # fmt: skip
    backend = Backend(
        settings, clock, database, bus, privacy, audit, phrasebook, people, history, receiver, worker, outbox,
        local_jobs, delivery, routes, contacts, speaker, short_numbers, waiting_line, bots, files,
        open_partners(settings), seal, Examiner(seal.roots), PowerSafe(vault, database), DocumentPhotoReader(),
        PageDrawer(), PageTextReader(),
        DraftHandlers(database, settings.keyring, clock, timedelta(hours=settings.cancelled_kept_hours)),
    )  # fmt: skip
    backend.bus.register_all(backend.drafts.by_command())
    local_jobs.register(ERASE, backend.drafts.erase)
    wire_files(backend)
    wire_conversation(backend)
    wire_takeover(backend, takeover)
    wire_identity(backend)
    wire_profile(backend)
    wire_notarization(backend)
    wire_authorization(backend)
    wire_power(backend)
    wire_room(backend)
    filing = wire_filing(backend)
    wire_mediation(backend, filing.standing_still)
    wire_enquiries(backend)
    wire_legal_map(backend)
    wire_protection(backend)
    wire_hearing(backend)
    wire_defence(backend)
    wire_desk(backend)
    return backend


def _seal_settings(settings: Settings) -> SealSettings:
    return SealSettings(
        settings.data_dir / "seal", settings.seal_certificate, settings.seal_key, settings.seal_passphrase,
        settings.seal_trust, settings.seal_token_module, settings.seal_token_label, settings.seal_token_key,
        settings.seal_token_pin,
    )  # fmt: skip
