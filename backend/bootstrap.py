"""Puts the backend together: the only file that knows every service.

``build(settings)`` opens and migrates the database, builds each of `SERVICES` on one infrastructure, and returns a
`Backend` that the services process, the command line and the tests all use alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from backend.authorization import module as authorization
from backend.backend import Backend
from backend.config import ROOT, Settings
from backend.conversation.module import ConversationModule
from backend.conversation.worker import BotClient, Patience
from backend.defence import module as defence
from backend.desk import module as desk
from backend.documents import module as documents
from backend.drafts import module as drafts
from backend.enquiries import module as enquiries
from backend.files import module as files
from backend.filing import module as filing
from backend.hearing import module as hearing
from backend.identity import module as identity
from backend.infrastructure import Infrastructure
from backend.legal_map import module as legal_map
from backend.mediation import module as mediation
from backend.migrations import migrate
from backend.notarization import module as notarization
from backend.partners import open_partners
from backend.profile import module as profile
from backend.protection import module as protection
from backend.shared.audit import AuditLog
from backend.shared.bus import MessageBus
from backend.shared.clock import Clock, SystemClock
from backend.shared.database import Database
from backend.shared.key_ids import admit
from backend.shared.local_jobs import LocalJobs
from backend.shared.outbox import LEASE, OutboxRunner
from backend.shared.privacy import Privacy
from backend.shared.service import Service

__all__ = ["SERVICES", "Backend", "build"]

SERVICES: Sequence[Callable[[Infrastructure], Service]] = (
    drafts.build, files.build, documents.build, identity.build, profile.build, notarization.build,
    authorization.build, filing.build, mediation.build, enquiries.build, legal_map.build, protection.build,
    hearing.build, defence.build, desk.build,
)  # fmt: skip
"""Every service. A new one is a line here, and one above that imports it."""


def build(
    settings: Settings,
    clock: Clock | None = None,
    *,
    bots: BotClient | None = None,
    patience: Patience | None = None,
    root: Path = ROOT,
    lease: timedelta = LEASE,
) -> Backend:
    """Open, migrate and put together.

    Args:
        settings: as `load_settings` returns them, secrets filled.
        clock: the machine's, unless a test gives its own.
        bots: the way to the bot, unless a test plays it.
        patience: how long the conversation waits for what.
        root: the folder whose ``domain.yml`` and ``bot/data`` hold the sentences.
        lease: how long a job of the outbox may take before another worker takes it over.
    """
    clock, keyring = clock or SystemClock(), settings.keyring
    database = Database(settings.backend_database)
    migrate(database)
    admit(database, keyring, clock)
    bus, audit = MessageBus(), AuditLog(settings.secret_key)
    privacy = Privacy(database, keyring, settings.secret_key, clock)
    local_jobs = LocalJobs(database, clock, bus.publish)
    outbox = OutboxRunner(database, clock, {}, bus.publish, lease=lease, local=local_jobs.run)
    core = (settings, clock, database, bus, audit, privacy, outbox)
    conversation = ConversationModule(*core, bots=bots, patience=patience or Patience(), root=root)
    infra = Infrastructure(
        settings, clock, database, bus, audit, keyring, privacy, outbox, conversation.notifier, open_partners(settings)
    )  # fmt: skip
    services = tuple(build_one(infra) for build_one in (conversation.build, *SERVICES))
    return Backend(infra, conversation.parts, services, local_jobs).started()
