"""Safe of sealed powers of attorney, which are sealed again when the key changes."""

from __future__ import annotations

from sqlalchemy import select

from backend.authorization.power.tables import powers_of_attorney
from backend.shared.database import Database
from backend.storage.paper_safe import PaperSafe
from backend.storage.vault import Vault


class PowerSafe(PaperSafe):
    """Puts papers away and brings them back.

    Args:
        vault: the way to the file storage.
        database: knows which papers there are.
    """

    def __init__(self, vault: Vault, database: Database) -> None:
        super().__init__(vault)
        self._database = database

    def rotate(self) -> int:
        """Seal every paper again that an earlier key sealed; return how many."""
        columns = (powers_of_attorney.c.power_id, powers_of_attorney.c.storage_key)
        with self._database.reading() as session:
            rows = session.execute(select(*columns).where(powers_of_attorney.c.state == "sealed")).all()
        return sum(self.reseal(power_id, key) for power_id, key in rows)
