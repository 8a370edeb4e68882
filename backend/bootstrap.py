"""Puts the backend together: the only file that knows every part.

``build(settings)`` opens and migrates the database, wires handlers to commands and listeners to events, and returns a
`Backend` that the services process, the command line and the tests all use alike.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from backend.config import ROOT, Settings
from backend.conversation.bots import Bots
from backend.conversation.delivery import TOPIC, Delivery
from backend.conversation.handlers import CallHumanHandler
from backend.conversation.history import History
from backend.conversation.inbox import Receiver
from backend.conversation.model import CallHuman, ChangeLanguage, GetPerson, Inbound, SetWhereabouts
from backend.conversation.people import People
from backend.conversation.phrasebook import Phrasebook, read_phrasebook
from backend.conversation.speaker import Speaker
from backend.conversation.turns import Turns
from backend.conversation.worker import BotClient, Patience, TurnWorker
from backend.drafts.handlers import ANSWERS_COLUMN, RECEIPT_COLUMN, DraftHandlers
from backend.migrations import migrate
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.keyring import SealedColumn, rotate
from backend.shared.outbox import JobHandler, OutboxRunner
from backend.shared.privacy import VAULT_COLUMN, Privacy

SEALED_COLUMNS: tuple[SealedColumn, ...] = (VAULT_COLUMN, ANSWERS_COLUMN, RECEIPT_COLUMN)
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

    async def receive(self, inbound: Inbound) -> str:
        """Keep a message and return its turn id; what connectors call."""
        return await asyncio.to_thread(self.receiver.receive, inbound)

    async def run_forever(self, stop_event: asyncio.Event) -> None:
        """Serve people and do jobs until `stop_event` is set."""
        await asyncio.gather(self.worker.run_forever(stop_event), self.outbox.run_forever(stop_event))

    def rotate_keys(self) -> int:
        """Seal every value again that an earlier key sealed; return how many."""
        return rotate(self.database, self.settings.keyring, SEALED_COLUMNS)

    def close(self) -> None:
        """Let go of connections."""
        if isinstance(self.bots, Bots):
            self.bots.close()
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
    clock = clock or SystemClock()
    database = Database(settings.backend_database)
    migrate(database)
    bus, audit = MessageBus(), AuditLog(settings.secret_key)
    privacy = Privacy(database, settings.keyring, settings.secret_key, clock)
    phrasebook = read_phrasebook(root)
    history = History(database, privacy)
    delivery = Delivery(history)
    jobs: dict[str, JobHandler] = {TOPIC: delivery}
    outbox = OutboxRunner(database, clock, jobs, bus.publish)
    speaker = Speaker(database, phrasebook, clock, outbox.bell.ring)
    people = People(database, clock)
    bots = bots or Bots(settings.bot_urls, settings.bot_token)
    patience = patience or Patience()
    worker = TurnWorker(
        Turns(database, clock, phrasebook, patience.lease),
        bots,
        clock,
        contact=settings.human_contact,
        ring=outbox.bell.ring,
        patience=patience,
    )
    receiver = Receiver(database, people, privacy, clock, worker.bell.ring)
    _wire_drafts(bus, database, settings, clock)
    _wire_conversation(bus, people, CallHumanHandler(database, audit, clock, settings.human_contact))
    return Backend(
        settings, clock, database, bus, privacy, audit, phrasebook, people, history, receiver, worker, outbox, delivery,
        speaker, bots,
    )  # fmt: skip


def _wire_drafts(bus: MessageBus, database: Database, settings: Settings, clock: Clock) -> None:
    for command, handler in DraftHandlers(database, settings.keyring, clock).by_command().items():
        bus.register(command, handler)


def _wire_conversation(bus: MessageBus, people: People, call_human: CallHumanHandler) -> None:
    bus.register(GetPerson, people.get)
    bus.register(ChangeLanguage, people.change_language)
    bus.register(SetWhereabouts, people.set_whereabouts)
    bus.register(CallHuman, call_human)
