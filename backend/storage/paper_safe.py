"""Sealed papers in the file storage, each sealed for itself, with the storage's outages worded as a partner's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from backend.shared.errors import PlatformUnavailable
from backend.storage.storage import ContentMissing, StorageDown
from backend.storage.vault import Vault

PLATFORM = "file_storage"


class PaperSafe:
    """Puts papers away and brings them back.

    Args:
        vault: the way to the file storage.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def put(self, paper_id: str, key: str, paper: bytes) -> None:
        """Keep a paper; raises PlatformUnavailable."""
        with _as_a_partner():
            self._vault.put(paper_id, key, paper)

    def get(self, paper_id: str, key: str) -> bytes:
        """Return a paper; raises PlatformUnavailable."""
        with _as_a_partner():
            return self._vault.get(paper_id, key)

    def drop(self, key: str) -> None:
        """Remove what an attempt left that did not become the paper; raises PlatformUnavailable."""
        with _as_a_partner():
            self._vault.delete(key)

    def reseal(self, paper_id: str, key: str) -> bool:
        """Seal a paper again if an earlier key sealed it; return whether it did."""
        return self._vault.reseal(paper_id, key)


@contextmanager
def _as_a_partner() -> Iterator[None]:
    try:
        yield
    except (StorageDown, ContentMissing) as down:
        raise PlatformUnavailable(PLATFORM, str(down)) from down
