"""Seals contents before they reach the storage and opens them afterwards; exchanges the key of a stored content."""

from __future__ import annotations

from backend.shared.keyring import KeyDestroyed, Keyring
from backend.shared.rotation import is_as_today
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

    def put(self, file_id: str, key: str, content: bytes, owner: str | None = None) -> None:
        """Seal and store.

        Args:
            owner: the person, or `matter`, whose key seals it; None where the house has to keep it.

        Raises:
            StorageDown: it is not stored.
        """
        sealer = self._keyring if owner is None else self._keyring.of(owner)
        self._storage.put(key, sealer.seal(content, _context(file_id)))

    def get(self, file_id: str, key: str) -> bytes:
        """Return the content. Raises ContentMissing (also when its owner was erased), StorageDown, SealBroken."""
        try:
            return self._keyring.open(self._storage.get(key), _context(file_id))
        except KeyDestroyed as gone:
            raise ContentMissing(key) from gone

    def delete(self, key: str) -> None:
        """Remove a content. Raises StorageDown."""
        self._storage.delete(key)

    def exists(self, key: str) -> bool:
        """True if a content is stored. Raises StorageDown."""
        return self._storage.exists(key)

    def reseal(self, file_id: str, key: str, owner: str | None = None) -> bool:
        """Seal one content anew if it is not as `put` would seal it today; return whether it was.

        Raises:
            StorageDown: nothing was changed.
            SealBroken: it was changed, or its key is missing.
        """
        try:
            sealed = self._storage.get(key)
            if is_as_today(self._keyring, sealed, owner):
                return False
            self.put(file_id, key, self._keyring.open(sealed, _context(file_id)), owner)
        except (ContentMissing, KeyDestroyed):
            return False
        return True


def _context(file_id: str) -> str:
    return f"file content:{file_id}"
