"""Brings a database to the tables this version needs; run at every start, safely by several processes at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from backend.shared.database import Database, Session

_ADVISORY_LOCK = 0x79_71_74_00


def migrate(database: Database) -> None:
    """Apply every migration not yet applied, in one transaction; another process that starts meanwhile waits."""
    with database.transaction() as session:  # on SQLite this is the write lock already
        if database.is_postgresql:
            session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
        if MigrationContext.configure(session).get_current_revision() != _newest():
            command.upgrade(alembic_config(session), "head")


@cache
def _newest() -> str | None:
    """The last migration there is; all of them are read to know it, once a process."""
    return ScriptDirectory(str(Path(__file__).parent)).get_current_head()


def alembic_config(session: Session) -> Config:
    """Return Alembic's configuration for one open connection; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = session
    return config
