"""The job that has a recording put into words, and gives up before the person has waited too long."""

from __future__ import annotations

import logging
from base64 import b64decode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.outbox import Job
from backend.shared.own_seals import opened
from backend.shared.places import NoPlace
from backend.voice.handlers import Transcriber, VoiceHandlers
from backend.voice.model import Unreadable
from backend.voice.recordings import recording_in
from backend.voice.tables import voice_messages
from backend.voice.telling import Place

logger = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=90)
"""From its arrival; whoever speaks waits in front of the conversation."""
MOST_TRIES = 3

Row = Mapping[Any, Any]


class TranscribeJob:
    """Handles the outbox topic `voice.transcribe`.

    Args:
        database, clock: see `backend/shared`.
        transcriber: the server, or None where there is none any more.
        handlers: conclude what was heard.
    """

    def __init__(
        self, database: Database, clock: Clock, transcriber: Transcriber | None, handlers: VoiceHandlers
    ) -> None:
        self._database, self._clock, self._transcriber, self._handlers = database, clock, transcriber, handlers

    def __call__(self, job: Job) -> str:
        """Have one recording put into words.

        Raises:
            PlatformUnavailable: the server is away; the job comes again while the person's patience lasts.
        """
        row, content = self._waiting(str(job.payload["voice_id"]))
        if row is None:
            return "over"
        place = Place(row["voice_id"], row["person_id"], row["channel"], row["address"])
        recording = recording_in(content)
        if self._transcriber is None or recording is None or self._clock.now() - row["created_at"] > PATIENCE:
            return self._given_up(place)
        try:
            transcript = self._transcriber.hear(content, recording)
        except NoPlace:
            raise
        except PlatformUnavailable:
            if job.attempts < MOST_TRIES:
                raise
            return self._given_up(place)
        except PlatformRejected as no:
            logger.warning("a voice message could not be put into words: %s", no)
            return self._given_up(place)
        except Unreadable:
            return self._given_up(place, "unsure")
        with self._database.transaction() as session:
            self._handlers.conclude(session, place, transcript, row["seconds"])
        return "heard"

    def _given_up(self, place: Place, why: str = "away") -> str:
        with self._database.transaction() as session:
            self._handlers.drop(session, place, why)
        return "given up"

    def _waiting(self, voice_id: str) -> tuple[Row | None, bytes]:
        here = (voice_messages.c.voice_id == voice_id) & (voice_messages.c.state == "waiting")
        with self._database.reading() as session:
            row = session.execute(select(voice_messages).where(here)).mappings().first()
            content = row and opened(session, voice_messages.c.content, row["person_id"], row["content"])
        return (row, b64decode(content)) if row and content else (None, b"")
