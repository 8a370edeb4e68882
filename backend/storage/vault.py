"""Seals contents before they reach the storage and opens them afterwards; exchanges the key of a stored content."""

from __future__ import annotations

from backend.shared.keyring import Keyring
from backend.storage.storage import ContentMissing, Storage


class Vault:
    """The only way to the storage.

    Args:
        storage: keeps sealed contents.
        keyring: seals and opens; a content opens only as the file it was sealed for.
    """

    def __init__(self, storage: Storage, keyring: Keyring) -> None:
        self._storage = storage
        self._keyring = keyring

    def put(self, file_id: str, key: str, content: bytes) -> None:
        """Seal and store. Raises StorageDown."""
        self._storage.put(key, self._keyring.seal(content, _context(file_id)))

    def get(self, file_id: str, key: str) -> bytes:
        """Return the content. Raises ContentMissing, StorageDown, SealBroken."""
        return self._keyring.open(self._storage.get(key), _context(file_id))

    def delete(self, key: str) -> None:
        """Remove a content. Raises StorageDown."""
        self._storage.delete(key)

    def exists(self, key: str) -> bool:
        """True if a content is stored. Raises StorageDown."""
        return self._storage.exists(key)

    def reseal(self, file_id: str, key: str) -> bool:
        """Seal one content again if an earlier key sealed it; return whether it did. Raises StorageDown, SealBroken."""
        try:
            sealed = self._storage.get(key)
        except ContentMissing:
            return False
        if self._keyring.is_current(sealed):
            return False
        self.put(file_id, key, self._keyring.open(sealed, _context(file_id)))
        return True


def _context(file_id: str) -> str:
    return f"file content:{file_id}"
