"""The times in which the sandbox played a partner with these data, so that what it took in is known for what it is.

A real partner knows nothing of it. `yiqiaotong doctor --production` names what is left (`backend/left_of_trial.py`).
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from sqlalchemy import select, update

from backend.shared.clock import Clock
from backend.shared.database import Database, insert_or_ignore
from backend.shared.tables import played_partners

logger = logging.getLogger(__name__)


class PlayedPartners:
    """Notes at each start who is played.

    Args:
        database, clock: see `backend/shared`.
        pretended: the partners the sandbox plays today.
    """

    def __init__(self, database: Database, clock: Clock, pretended: Collection[str]) -> None:
        self._database, self._clock, self._pretended = database, clock, frozenset(pretended)

    def start(self) -> None:
        """Note who is played from now on, and who is no longer."""
        now, table = self._clock.now(), played_partners
        with self._database.transaction() as session:
            known = set(session.execute(select(table.c.partner).where(table.c.until.is_(None))).scalars())
            for partner in sorted(self._pretended - known):
                if not insert_or_ignore(session, table, {"partner": partner, "since": now, "until": None}):
                    session.execute(update(table).where(table.c.partner == partner).values(until=None))
            ended = sorted(known - self._pretended)
            if ended:
                session.execute(update(table).where(table.c.partner.in_(ended)).values(until=now))
        if ended:
            logger.warning(
                "no longer played by the sandbox: %s; what it took in is unknown to the real ones: "
                "yiqiaotong doctor --production names it",
                ", ".join(ended),
            )
