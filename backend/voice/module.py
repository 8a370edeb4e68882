"""Voice messages as a service of the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from backend.contracts.conversation import ConcealVoice
from backend.infrastructure import Infrastructure
from backend.platforms.transcription import Transcription
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.personal_data import Expiry, PersonalData
from backend.shared.places import Places
from backend.shared.service import Service, Upkeep
from backend.voice.handlers import TOPIC, VoiceHandlers
from backend.voice.phrases import phrases
from backend.voice.tables import OPEN, PERSONAL, voice_messages
from backend.voice.transcribing import TranscribeJob

KEPT = timedelta(days=2)
"""Time for which words nobody has confirmed are kept, and the trace that a message was heard."""


def build(infra: Infrastructure) -> Service:
    """Put the hearing of voice messages together, with the server of the settings where there is one."""
    settings = infra.settings
    server = _server(infra) if settings.transcription_url else None
    handlers = VoiceHandlers(
        infra.database, infra.clock, infra.bus, infra.notifier, infra.outbox.bell.ring,
        transcribes=server is not None, seconds=settings.voice_limit_seconds,
    )  # fmt: skip
    job = TranscribeJob(infra.database, infra.clock, server, handlers)
    upkeep = Upkeep(
        warm_up=_warm_up,
        close=server.close if server else _nothing,
        personal=PersonalData(PERSONAL, expiries=(Expiry("voice messages", KEPT, _forgetting(infra.bus)),)),
    )
    return Service("voice", handlers.by_command(), jobs={TOPIC: job}, upkeep=upkeep)


def _server(infra: Infrastructure) -> Transcription:
    settings = infra.settings
    places = Places("transcription", settings.jobs_at_once, 0, settings.jobs_at_once)
    return Transcription(
        settings.transcription_url, settings.transcription_key, settings.transcription_model, places
    )  # fmt: skip


def _warm_up() -> None:
    """Read our sentences."""
    phrases()


def _nothing() -> None:
    """Do nothing: there is no server to let go of."""


def _forgetting(bus: MessageBus) -> Callable[[Session, datetime, int], int]:
    def forget(session: Session, before: datetime, most: int) -> int:
        """Delete old ones; numbers in words nobody has confirmed become tokens in the conversation, too."""
        old = select(voice_messages).where(voice_messages.c.created_at < before).limit(most)
        found = session.execute(old).mappings().all()
        for row in found:
            if row["state"] in OPEN:
                bus.handle(ConcealVoice(session, row["person_id"], row["voice_id"]))
        ids = [row["voice_id"] for row in found]
        if ids:
            session.execute(delete(voice_messages).where(voice_messages.c.voice_id.in_(ids)))
        return len(ids)

    return forget
