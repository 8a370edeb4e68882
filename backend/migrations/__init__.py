"""Brings a database to the tables this version needs, safely by several processes at once.

It is run at every start, or as a step of its own where the settings say that a start must not change tables.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from backend.migrations.compatibility import floor_of, read_floor, write_floor
from backend.shared.database import Database, Session

ADVISORY_LOCK = 0x79_71_74_00
"""Held by whoever changes the tables; a process that starts waits for it."""


def newest() -> str | None:
    """Return the revision that this version's tables have."""
    return _newest_known()


def knows(revision: str) -> bool:
    """Return True if this version can bring tables of a revision up to its own."""
    return revision in {one.revision for one in _script().walk_revisions()}


def migrate(database: Database) -> None:
    """Apply every migration not yet applied, in one transaction; another process that starts meanwhile waits."""
    with database.transaction() as session:  # on SQLite this is the write lock already
        if database.is_postgresql:
            session.execute(text("SET LOCAL statement_timeout = 0"))  # a large table takes as long as it takes
            session.execute(text("SET LOCAL lock_timeout = 0"))
            session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY_LOCK})
        bring_up(session)


def bring_up(session: Session) -> None:
    """Apply what is not yet applied in a transaction whose caller sees to it that nobody else does.

    Tables of a newer version that this one can run on stay as they are.

    Raises:
        NotMigrated: they are a newer version's, and this one cannot.
    """
    found = _migration_in(session)
    if _fits(session, found):
        return
    if found is not None and not knows(found):
        raise NotMigrated(_refusal(found))
    command.upgrade(alembic_config(session), "head")
    write_floor(session, floor_of(_script()))


class NotMigrated(Exception):
    """The database has other tables than this version needs, and this process is not to change them."""


def require_migrated(database: Database) -> None:
    """Look whether the database has tables this version can run on, and change nothing.

    Raises:
        NotMigrated: it has not; the sentence says what to do.
    """
    with database.reading() as session:
        found = _migration_in(session)
        if not _fits(session, found):
            raise NotMigrated(_refusal(found))


def _refusal(found: str | None) -> str:
    known = found is None or knows(found)
    advice = "run `yiqiaotong migrate` first" if known else "it was migrated by a newer version: start that one"
    return f"its database is at {found or 'no'} migration, this version needs {newest()}: {advice}"


def _fits(session: Session, found: str | None) -> bool:
    """Return True if this version can run on the tables: they are its own, or a newer one's that only added to them."""
    if found == newest():
        return True
    if found is None or knows(found):
        return False
    floor = read_floor(session)
    return floor is not None and knows(floor)


def _migration_in(session: Session) -> str | None:
    return MigrationContext.configure(session).get_current_revision()


def migration_of(database: Database) -> str | None:
    """Return the last migration a database has had, None before the first."""
    with database.reading() as session:
        return _migration_in(session)


@cache
def _newest_known() -> str | None:
    """The last migration there is; all of them are read to know it, once a process."""
    return _script().get_current_head()


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent))


def alembic_config(session: Session) -> Config:
    """Return Alembic's configuration for one open connection; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = session
    return config
