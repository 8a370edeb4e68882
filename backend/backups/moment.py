"""One moment of two databases: both are held still while a view of each is opened, then written out at leisure.

No turn can be recorded in between, so what is written out is what a power cut at that moment would have left behind: at
most the bot has finished a turn that is not recorded, which the house repeats after any crash. Writers wait for as long
as it takes to open two views, not for the writing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from backend.backups import postgresql
from backend.backups.manifest import BackupFault
from backend.shared.database import SQLITE_PATIENCE_MS
from backend.shared.person_keys import STORE

LOCK_SECONDS = 30
PAGES = 4_096
"""Of an SQLite file, written at a time."""
STORE_NAMES = tuple(table.name for table in STORE)


class View(Protocol):
    """One moment of a database, kept open until it is written out."""

    def write(self, into: Path) -> None:
        """Write it into a file."""
        ...

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query about that moment."""
        ...

    def has(self, table: str) -> bool:
        """Return True if a table is there; an earlier version's database lacks some."""
        ...


class Source(Protocol):
    """A database to be backed up."""

    suffix: str

    def held_still(self) -> Any:
        """A block in which nobody records anything there."""
        ...

    def view(self) -> Any:
        """A block with a `View` of the moment it begins."""
        ...


class SqliteSource:
    """An SQLite file. Held still by its write lock; the view is a transaction that only reads.

    Args:
        path: the file.
    """

    suffix = "sqlite3"

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Take the write lock and give it back."""
        connection = self._opened()
        try:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise BackupFault(f"{self._path.name} is in use and could not be held still: {error}") from error
            yield
        finally:
            connection.close()

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open a transaction that sees this moment for as long as it is open."""
        connection = self._opened()
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the view begins with the first look
            yield _SqliteView(connection)
        finally:
            connection.close()

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=SQLITE_PATIENCE_MS / 1000, isolation_level=None)


class _SqliteView:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def write(self, into: Path) -> None:
        """Write it by SQLite's online backup."""
        target = sqlite3.connect(into)
        try:
            self._connection.backup(target, pages=PAGES, sleep=0)
            target.execute("PRAGMA journal_mode=DELETE").close()  # one file, whole by itself
        finally:
            target.close()
        into.chmod(0o600)

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask about that moment."""
        return self._connection.execute(statement).fetchall()

    def has(self, table: str) -> bool:
        """Look for a table."""
        return bool(self.query(f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{table}'"))


class PostgresqlSource:
    """A PostgreSQL database. Held still by a lock on the table that every turn ends in; the view is a snapshot.

    Args:
        url: of the database.
        tables: whichever of these are there are locked.
        without: tables that are not written out.
    """

    suffix = "pgdump"

    def __init__(self, url: str, tables: Sequence[str], without: Sequence[str] = STORE_NAMES) -> None:
        self._url, self._tables, self._without = url, tables, without
        self._engine = create_engine(url, poolclass=NullPool, hide_parameters=True)

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Let nobody write into the tables."""
        with self._engine.connect() as connection:
            try:
                connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
                for table in self._tables:
                    if connection.execute(text("SELECT to_regclass(:name)"), {"name": table}).scalar() is not None:
                        connection.execute(text(f"LOCK TABLE {table} IN EXCLUSIVE MODE"))
            except OperationalError as error:
                raise BackupFault(f"the database is in use and could not be held still: {error.orig}") from error
            yield

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open a transaction that sees this moment, and export it."""
        with self._engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            snapshot = str(connection.execute(text("SELECT pg_export_snapshot()")).scalar_one())
            yield _PostgresqlView(connection, self._url, snapshot, self._without)


class _PostgresqlView:
    def __init__(self, connection: Any, url: str, snapshot: str, without: Sequence[str]) -> None:
        self._connection, self._url, self._snapshot, self._without = connection, url, snapshot, without

    def write(self, into: Path) -> None:
        """Write it by ``pg_dump``."""
        postgresql.dump(self._url, into, snapshot=self._snapshot, without=self._without)

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask about that moment."""
        return [tuple(row) for row in self._connection.execute(text(statement))]

    def has(self, table: str) -> bool:
        """Look for a table."""
        return self.query(f"SELECT to_regclass('{table}')")[0][0] is not None


def source_of(url: str, tables: Sequence[str]) -> Source | None:
    """Return a database to be backed up, or None where its file is not there."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        return SqliteSource(path) if path.is_file() else None
    return PostgresqlSource(url, tables)


@contextmanager
def one_moment(sources: Sequence[Source]) -> Iterator[tuple[datetime, list[View]]]:
    """Open a view of each at one moment, and say which."""
    with ExitStack() as views:
        with ExitStack() as locks:
            for source in sources:
                locks.enter_context(source.held_still())
            moment = datetime.now(UTC)
            opened = [views.enter_context(source.view()) for source in sources]
        yield moment, opened
