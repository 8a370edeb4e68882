"""Wires the legal map into the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.files.storage import ContentMissing, Storage, StorageDown
from backend.files_wiring import open_public_storage
from backend.legal_map.commands import ExportInstitutions, ImportInstitutions
from backend.legal_map.directory import Directory
from backend.legal_map.editing import Editing
from backend.legal_map.entries import EntryLists
from backend.legal_map.geocoder import locate
from backend.legal_map.handlers import LegalMap
from backend.legal_map.importing import Exchange
from backend.legal_map.photos import Photos
from backend.platforms.photo_source import CommonsPhotos
from backend.shared.errors import PlatformUnavailable

if TYPE_CHECKING:
    from backend.bootstrap import Backend


def wire_legal_map(backend: Backend) -> None:
    """Register the map's handlers; institutions and gazetteer are read when the first question comes."""
    directory = Directory(backend.database, backend.clock)
    lists = EntryLists(backend.database, directory, backend.clock)
    editing = Editing(backend.database, directory, backend.clock, backend.audit, locate)
    backend.bus.register_all(lists.by_command())
    backend.bus.register_all(editing.by_command())
    settings = backend.settings
    source = CommonsPhotos(settings.map_photos_url, settings.map_photos_hosts, settings.address)
    pictures = PublicPictures(open_public_storage(settings))
    photos = Photos(backend.database, directory, backend.clock, pictures, source)
    backend.bus.register_all(photos.by_command())
    exchange = Exchange(backend.database, directory, backend.clock)
    backend.bus.register_all(LegalMap(directory, backend.clock, locate).by_command())
    backend.bus.register(ImportInstitutions, exchange.take)
    backend.bus.register(ExportInstitutions, exchange.give)


class PublicPictures:
    """Public pictures lie in the storage of the settings, apart from people's files.

    Args:
        storage: keeps them.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def put(self, key: str, content: bytes) -> None:
        """Store. Raises PlatformUnavailable."""
        try:
            self._storage.put(key, content)
        except StorageDown as down:
            raise PlatformUnavailable("file_storage", str(down)) from down

    def get(self, key: str) -> bytes:
        """Return what is stored. Raises PlatformUnavailable, also when it is missing."""
        try:
            return self._storage.get(key)
        except (StorageDown, ContentMissing) as down:
            raise PlatformUnavailable("file_storage", str(down)) from down
