"""Recordings of sessions, sealed where people's files lie; implements ``backend.shared.films.PieceStore``."""

from __future__ import annotations

from backend.shared.errors import PlatformUnavailable
from backend.shared.films import recording_of
from backend.shared.keyring import matter
from backend.storage.storage import ContentMissing, StorageDown, new_key
from backend.storage.vault import Vault

PLATFORM = "file_storage"


class FilmVault:
    """Keeps recordings; an outage is worded as a partner's.

    Args:
        vault: the way to the storage.
        own: whether each recording is sealed with a key of its own, which goes with those it shows; else the house
            has to keep it, and seals it.
    """

    def __init__(self, vault: Vault, *, own: bool = False) -> None:
        self._vault, self._own = vault, own

    def new_key(self) -> str:
        """Return a key nobody can guess."""
        return new_key()

    def put(self, name: str, key: str, content: bytes) -> None:
        """Seal and store. Raises PlatformUnavailable."""
        try:
            self._vault.put(name, key, content, self._owner(name))
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def get(self, name: str, key: str) -> bytes:
        """Return a content. Raises PlatformUnavailable, also when it is missing."""
        try:
            return self._vault.get(name, key)
        except (StorageDown, ContentMissing) as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def delete(self, key: str) -> None:
        """Remove. Raises PlatformUnavailable."""
        try:
            self._vault.delete(key)
        except StorageDown as down:
            raise PlatformUnavailable(PLATFORM, str(down)) from down

    def renew(self, name: str, key: str) -> bool:
        """Seal again what an earlier key sealed."""
        return self._vault.reseal(name, key, self._owner(name))

    def _owner(self, name: str) -> str | None:
        return matter(recording_of(name)) if self._own else None
