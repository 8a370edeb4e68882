"""Reads a photo of a document for the dialogue: names and days as they are, the number only as a token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from backend.identity.commands import ReadDocumentPhoto
from backend.identity.document_photo.holders import holder_of
from backend.identity.document_photo.reading import PhotoReading
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.privacy import Privacy


class PhotoReader(Protocol):
    """Reads a photo; see `backend/identity/document_photo/reader.py`."""

    def read(self, content: bytes, today: date) -> PhotoReading:
        """Return the fields of the document."""
        ...


class ReadDocumentPhotoHandler:
    """Handles `ReadDocumentPhoto`.

    Args:
        read_file: returns the bytes of a person's own file; refuses any other.
        reader: looks at them.
        privacy, database, clock: see `backend/shared`.
    """

    def __init__(
        self,
        read_file: Callable[[str, str], bytes],
        reader: PhotoReader,
        privacy: Privacy,
        database: Database,
        clock: Clock,
    ) -> None:
        self._read_file = read_file
        self._reader = reader
        self._privacy = privacy
        self._database = database
        self._clock = clock

    def __call__(self, command: ReadDocumentPhoto) -> PhotoReading:
        """Return what the photo says; Refused with the tails of the files and of the reader."""
        content = self._read_file(command.file_id, command.person_id)
        reading = self._reader.read(content, self._clock.now().astimezone(BEIJING).date())
        if (holder := holder_of(reading)) is not None:
            reading = replace(reading, category=holder.category, place=holder.place)
        if not reading.document_number:
            return reading
        with self._database.transaction() as session:
            token = self._privacy.keep(session, command.person_id, "document", reading.document_number)
        return replace(reading, document_number=token)
