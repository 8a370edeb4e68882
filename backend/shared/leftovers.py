"""Bytes of deleted rows in an SQLite file: the log of changes still has them after the rows are gone.

Freed pages are overwritten as they are freed (``secure_delete``); PostgreSQL frees by its own vacuum.
"""

from __future__ import annotations

import logging
import time

from backend.shared.database import Database

logger = logging.getLogger(__name__)

TRIES, PAUSE = 20, 0.1


def truncate_log(database: Database) -> bool:
    """Write the log of changes into the file and empty it; False if somebody reads on for too long."""
    if database.is_postgresql:
        return True
    for _ in range(TRIES):
        if _pragma(database, "PRAGMA wal_checkpoint(TRUNCATE)") == 0:
            return True
        time.sleep(PAUSE)
    logger.warning("the log of changes is in use; it is emptied the next time")
    return False


def compact(database: Database) -> None:
    """Write the whole file anew, so that nothing is left of what was freed before freed pages were overwritten."""
    if not database.is_postgresql:
        _pragma(database, "VACUUM")
        truncate_log(database)


def _pragma(database: Database, statement: str) -> int:
    """Run a statement outside any transaction and return the first value it answers, 0 for none."""
    connection = database.engine.raw_connection()
    try:
        row = connection.cursor().execute(statement).fetchone()
        return int(row[0]) if row else 0
    finally:
        connection.close()
