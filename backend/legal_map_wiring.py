"""Wires the legal map into the backend."""

from __future__ import annotations

from backend.backend import Backend
from backend.config import Settings
from backend.files_wiring import open_public_storage
from backend.legal_map.commands import ExportInstitutions, ImportInstitutions, WarmUpMap
from backend.legal_map.directory import Directory
from backend.legal_map.editing import Editing
from backend.legal_map.entries import EntryLists
from backend.legal_map.geocoder import locate
from backend.legal_map.handlers import LegalMap
from backend.legal_map.importing import Exchange
from backend.legal_map.model import OnlineSearch
from backend.legal_map.online import Manners, OnlineGeocoder
from backend.legal_map.photos import Photos
from backend.legal_map.warming import warm_up
from backend.platforms import geocoders
from backend.platforms.photo_source import CommonsPhotos
from backend.shared.errors import PlatformUnavailable
from backend.storage.storage import ContentMissing, Storage, StorageDown


def wire_legal_map(backend: Backend) -> None:
    """Register the map's handlers; institutions and gazetteer are read by `WarmUpMap`, or by the first question."""
    directory = Directory(backend.database, backend.clock)
    settings = backend.settings
    lists = EntryLists(backend.database, directory, backend.clock, settings.map_old_years)
    editing = Editing(backend.database, directory, backend.clock, backend.audit, locate)
    backend.bus.register_all(lists.by_command())
    backend.bus.register_all(editing.by_command())
    source = CommonsPhotos(settings.map_photos_url, settings.map_photos_hosts, settings.address)
    pictures = PublicPictures(open_public_storage(settings))
    photos = Photos(backend.database, directory, backend.clock, pictures, source)
    backend.bus.register_all(photos.by_command())
    exchange = Exchange(backend.database, directory, backend.clock)
    online = open_geocoder(settings)
    beyond = online.beyond if online else None
    legal_map = LegalMap(directory, backend.clock, locate, beyond, settings.map_old_years)
    backend.bus.register_all(legal_map.by_command())
    backend.bus.register(WarmUpMap, lambda _: warm_up(legal_map.find))
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


def open_geocoder(settings: Settings) -> OnlineGeocoder | None:
    """Return the online geocoder of the settings, or None where the gazetteer has to do."""
    search = _search(settings)
    return OnlineGeocoder(search, Manners(pause=settings.geocoder_pause)) if search else None


def _search(settings: Settings) -> OnlineSearch | None:
    agent = settings.geocoder_user_agent or f"yiqiaotong ({settings.address})"
    where = (settings.geocoder_address, settings.geocoder_timeout, agent)
    if settings.geocoder == "nominatim":
        return geocoders.nominatim(*where)
    if settings.geocoder == "amap":
        return geocoders.amap(*where, settings.geocoder_key)
    if settings.geocoder == "baidu":
        return geocoders.baidu(*where, settings.geocoder_key, settings.geocoder_secret)
    return None
