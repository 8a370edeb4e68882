"""Where sealed papers are kept: the file storage, sealed for each paper, its outages worded as a partner's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from backend.authorization.power.tables import powers_of_attorney
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable
from backend.storage.storage import ContentMissing, StorageDown
from backend.storage.vault import Vault

PLATFORM = "file_storage"


class PowerSafe:
    """Puts papers away and brings them back.

    Args:
        vault: the way to the file storage.
        database: knows which papers there are.
    """

    def __init__(self, vault: Vault, database: Database) -> None:
        self._vault, self._database = vault, database

    def put(self, power_id: str, key: str, paper: bytes) -> None:
        """Keep a paper; raises PlatformUnavailable."""
        with _as_a_partner():
            self._vault.put(power_id, key, paper)

    def get(self, power_id: str, key: str) -> bytes:
        """Return a paper; raises PlatformUnavailable."""
        with _as_a_partner():
            return self._vault.get(power_id, key)

    def drop(self, key: str) -> None:
        """Remove what an attempt left that did not become the paper; raises PlatformUnavailable."""
        with _as_a_partner():
            self._vault.delete(key)

    def rotate(self) -> int:
        """Seal every paper again that an earlier key sealed; return how many."""
        columns = (powers_of_attorney.c.power_id, powers_of_attorney.c.storage_key)
        with self._database.reading() as session:
            rows = session.execute(select(*columns).where(powers_of_attorney.c.state == "sealed")).all()
        return sum(self._vault.reseal(power_id, key) for power_id, key in rows)


@contextmanager
def _as_a_partner() -> Iterator[None]:
    try:
        yield
    except (StorageDown, ContentMissing) as down:
        raise PlatformUnavailable(PLATFORM, str(down)) from down
