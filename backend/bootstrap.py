"""Puts the backend together: the only file that knows every service.

``build(settings)`` opens the database, migrated, builds each of `SERVICES` on one infrastructure, and returns a
`Backend` that the services process, the command line and the tests all use alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from backend.agenda import module as agenda
from backend.arbitration import module as arbitration
from backend.authorization import module as authorization
from backend.backend import Backend
from backend.calls import module as calls
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
from backend.foundation import lay_foundation
from backend.hearing import module as hearing
from backend.identity import module as identity
from backend.infrastructure import Infrastructure
from backend.legal_map import module as legal_map
from backend.mediation import module as mediation
from backend.notarization import module as notarization
from backend.operations import module as operations
from backend.paper_reader import module as paper_reader
from backend.partners import open_partners
from backend.personal_data import module as personal_data
from backend.profile import module as profile
from backend.protection import module as protection
from backend.record import module as record
from backend.reminders import module as reminders
from backend.shared.clock import Clock
from backend.shared.lanes import Lanes
from backend.shared.outbound_hold import held_back
from backend.shared.outbox import LEASE
from backend.shared.service import Service
from backend.statutes import module as statutes
from backend.translation import module as translation
from backend.voice import module as voice

__all__ = ["SERVICES", "Backend", "build"]

SERVICES: Sequence[Callable[[Infrastructure], Service]] = (
    drafts.build, files.build, documents.build, paper_reader.build, identity.build, profile.build, notarization.build,
    authorization.build, filing.build, mediation.build, enquiries.build, calls.build, reminders.build, legal_map.build,
    protection.build, statutes.build, hearing.build, defence.build, arbitration.build, agenda.build, desk.build,
    personal_data.build, record.build, operations.build, voice.build, translation.build,
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
    """Open, migrate unless the settings say that this is a step of its own, and put together.

    Args:
        settings, clock, lease: see `lay_foundation`.
        bots: the way to the bot, unless a test plays it.
        patience: how long the conversation waits for what.
        root: the folder whose ``domain.yml`` and ``bot/data`` hold the sentences.
    """
    ground = lay_foundation(settings, clock, lease)
    conversation = ConversationModule(ground, bots=bots, patience=patience or Patience(), root=root)
    infra = Infrastructure.on(ground, conversation.notifier, held_back(open_partners(settings), ground.database))
    services = tuple(build_one(infra) for build_one in (conversation.build, *SERVICES))
    lanes = Lanes.receiving(settings.receiving_threads)
    return Backend(infra, conversation.parts, services, ground.local_jobs, lanes).started()
