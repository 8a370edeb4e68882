"""`yiqiaotong migrate`: bring the database to this version, as a step of its own before the services start.

With YIQIAOTONG_MIGRATE_AT_START=no nothing else changes tables: neither services nor any other command.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from cli.house import open_backend, read_settings
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.config import Settings

LOOK_EVERY_SECONDS = 1.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--wait", type=float, default=0, metavar="SECONDS", help="how long the database may be away")
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 while it is to be migrated")


def command(options: argparse.Namespace) -> int:
    """Migrate, or only look, and say from where to where."""
    from backend.migrations import newest

    found, fits = _look(read_settings(), options.wait)
    if fits and found != newest():
        print(f"The database is at {found} migration of a newer version, and this one ({newest()}) can run on it.")
        return 0
    if options.check:
        print(f"The database is at {found or 'no'} migration, this version needs {newest()}.")
        return 0 if fits else 1
    with open_backend(migrating=True):
        done = "is already at" if found == newest() else f"was brought from {found or 'no'} migration to"
    print(f"The database {done} {newest()}.")
    return 0


def _look(settings: Settings, patience: float) -> tuple[str | None, bool]:
    """Return the last migration the database has had and if this version can run on it.

    A database that is still starting is waited for.

    Raises:
        Trouble: it is not there.
    """
    from backend.foundation import open_database
    from backend.migrations import NotMigrated, migration_of, require_migrated
    from backend.shared.database import is_away

    deadline, database = time.monotonic() + patience, open_database(settings, settings.backend_database)
    try:
        while True:
            try:
                found = migration_of(database)
                require_migrated(database)
                return found, True
            except NotMigrated:
                return found, False
            except Exception as error:
                if not is_away(error):
                    raise
                if time.monotonic() > deadline:
                    raise Trouble("The database does not answer: is YIQIAOTONG_DATABASE_URL right?") from error
            time.sleep(LOOK_EVERY_SECONDS)
    finally:
        database.close()
