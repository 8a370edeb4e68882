"""Public pictures in the storage of the settings, apart from people's files."""

from __future__ import annotations

from backend.shared.errors import PlatformUnavailable
from backend.storage.storage import ContentMissing, Storage, StorageDown


class PublicPictures:
    """Pictures anybody may see; an outage is worded as a partner's.

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
