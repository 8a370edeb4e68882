"""The migrations lead exactly to the tables the code defines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from backend.migrations import ADVISORY_LOCK, NotMigrated, migrate, require_migrated
from backend.migrations.every_table import is_of_code, metadata
from backend.shared.database import Database, Timeouts


def test_a_migrated_database_has_exactly_the_tables_of_the_code(database: Database) -> None:
    with database.transaction() as session:
        opts = {"compare_type": True, "include_name": is_of_code}
        differences = compare_metadata(MigrationContext.configure(session, opts=opts), metadata)
    assert differences == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    with database.reading() as session:
        assert MigrationContext.configure(session).get_current_revision() is not None


def test_several_processes_that_start_together_migrate_once(empty_database_url: str) -> None:
    databases = [Database(empty_database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, databases))
    for database in databases:
        database.close()
    with Database(empty_database_url).reading() as session:
        assert MigrationContext.configure(session).get_current_revision() is not None


def test_a_migration_waits_for_another_longer_than_a_statement_may(postgresql_server: str) -> None:
    database = Database(postgresql_server, timeouts=Timeouts(statement=0.1, lock=0.1))
    with ThreadPoolExecutor(1) as pool:
        with Database(postgresql_server).transaction() as session:
            session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY_LOCK})
            migrating = pool.submit(migrate, database)
            session.execute(text("SELECT pg_sleep(0.5)"))
        assert migrating.result(30) is None
    database.close()


def test_where_a_start_must_not_migrate_it_asks_for_a_migrated_database_and_changes_nothing(
    empty_database_url: str,
) -> None:
    database = Database(empty_database_url)
    with pytest.raises(NotMigrated, match="run `yiqiaotong migrate` first"):
        require_migrated(database)
    assert inspect(database.engine).get_table_names() == []
    migrate(database)
    require_migrated(database)
    database.close()


def test_a_new_file_may_be_opened_by_many_at_once(tmp_path: Path) -> None:
    for attempt in range(20):
        url = f"sqlite:///{tmp_path}/new{attempt}.sqlite3"
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(_open_once, [url] * 8))


def _open_once(url: str) -> None:
    database = Database(url)
    with database.transaction():
        pass
    database.close()
