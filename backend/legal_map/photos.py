"""Photographs of institutions: fetched when an operator says so, kept here, given out from here only."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import select

from backend.legal_map import records
from backend.legal_map.directory import Directory
from backend.legal_map.model import Institution
from backend.legal_map.photo import NO_CREDIT, Prepared, prepared
from backend.legal_map.photo_commands import FetchPhoto, KeepPhoto, PhotoFile, WantedPhoto, WantedPhotos
from backend.legal_map.tables import photos
from backend.shared.clock import Clock
from backend.shared.database import Database, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.messages import Command

HANDED_IN = "upload:"
"""Beginning of the name of a photograph that was handed in at the desk."""


class PhotoSource(Protocol):
    """Source of the photographs that are named in the map's data."""

    def fetch(self, name: str) -> bytes:
        """Return a photograph by its name there. Raises PhotoRefused, PlatformUnavailable."""
        ...


class PictureStore(Protocol):
    """Keeps public pictures by key."""

    def put(self, key: str, content: bytes) -> None:
        """Store. Raises PlatformUnavailable."""
        ...

    def get(self, key: str) -> bytes:
        """Return what is stored. Raises PlatformUnavailable."""
        ...


class Photos:
    """Handles photographs.

    Args:
        database: which there are.
        directory: reads again when there is a new one.
        clock: when it came.
        store: their contents.
        source: where named ones are fetched.
    """

    def __init__(
        self, database: Database, directory: Directory, clock: Clock, store: PictureStore, source: PhotoSource
    ) -> None:
        self._database = database
        self._directory = directory
        self._clock = clock
        self._store = store
        self._source = source

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            WantedPhotos: self.wanted,
            FetchPhoto: self.fetch,
            KeepPhoto: self.keep,
            PhotoFile: self.give,
        }

    def wanted(self, _: WantedPhotos) -> tuple[WantedPhoto, ...]:
        """Return which institutions name a photograph."""
        named = (one for one in self._directory.refresh().institutions if one.photo)
        return tuple(WantedPhoto(one.institution_id, one.photo, one.photo_credit, bool(one.picture)) for one in named)

    def fetch(self, command: FetchPhoto) -> None:
        """Fetch and keep one; see `FetchPhoto`. A name that lies here already is fetched anew."""
        one = self._named(command.institution_id)
        if not one.photo_author or not one.photo_licence:
            raise NO_CREDIT
        self._keep(one.photo, prepared(self._source.fetch(one.photo)), command.by)

    def keep(self, command: KeepPhoto) -> str:
        """Keep one that was handed in; see `KeepPhoto`."""
        made = prepared(command.content)
        name = HANDED_IN + _photo_id(made)
        self._keep(name, made, command.by)
        return name

    def give(self, command: PhotoFile) -> bytes:
        """Give one out, as long as it is shown with its credit; see `PhotoFile`."""
        shown = {one.picture for one in self._directory.current().institutions}
        if not command.photo_id or command.photo_id not in shown:
            raise Refused("legal_map_unknown")
        keys = photos.c.small_key if command.small else photos.c.large_key
        with self._database.reading() as session:
            key = session.execute(select(keys).where(photos.c.photo_id == command.photo_id).limit(1)).scalar_one()
        return self._store.get(key)

    def _named(self, institution_id: str) -> Institution:
        one = self._directory.current().by_id.get(institution_id)
        if one is None or not one.photo or one.photo.startswith(HANDED_IN):
            raise Refused("legal_map_unknown")
        return one

    def _keep(self, name: str, made: Prepared, by: str) -> None:
        """Store both sizes, then say so: a crash between the two leaves nothing that is shown and not there."""
        large_key, small_key = secrets.token_hex(16), secrets.token_hex(16)
        self._store.put(large_key, made.large)
        self._store.put(small_key, made.small)
        row = {
            "name": name, "photo_id": _photo_id(made), "large_key": large_key, "small_key": small_key,
            "width": made.width, "height": made.height, "by": by, "at": self._clock.now(),
        }  # fmt: skip
        with self._database.transaction() as session:
            if not insert_or_ignore(session, photos, row):
                session.execute(photos.update().where(photos.c.name == name).values(**row))
            records.touch(session)
        self._directory.refresh()


def _photo_id(made: Prepared) -> str:
    """Names a picture by its content, so that its address may be kept for ever."""
    return hashlib.sha256(made.large).hexdigest()[:32]
