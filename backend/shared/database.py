"""The one way to the database: short transactions on SQLite (WAL) or PostgreSQL, written alike for both.

A transaction that may write takes SQLite's write lock at its start (BEGIN IMMEDIATE), so two writers wait for each
other instead of failing halfway; PostgreSQL locks rows. No transaction may stay open while a partner is being called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import SQLITE_BUSY, OperationalError
from time import monotonic, perf_counter, sleep
from typing import Any

from psycopg.errors import LockNotAvailable
from sqlalchemy import (
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Select,
    Table,
    create_engine,
    event,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import OperationalError as OperationalFault
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.types import TypeDecorator

from backend.shared.metrics import DATABASE_WAIT
from backend.shared.traced_statements import watch

Session = Connection
"""SQLAlchemy Core connection inside a transaction, as a transaction hands it out."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every part's ``tables.py`` defines its tables on this; migrations are compared with it."""

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A self-counting key: SQLite counts only INTEGER columns by itself."""

SQLITE_PATIENCE_MS = 30_000


class UtcTime(TypeDecorator[datetime]):
    """A moment, stored in UTC and always read back aware (SQLite itself forgets the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments, store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("only aware moments are stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Timeouts of PostgreSQL, in seconds; 0 is for ever. SQLite has its own patience for its one lock.

    Args:
        connect: for a connection.
        statement: for one statement.
        lock: for a lock that somebody else holds.
    """

    connect: int = 0
    statement: float = 0
    lock: float = 0


class Database:
    """An engine and its transactions.

    Args:
        url: ``sqlite:///path`` or ``postgresql+psycopg://…``.
        pool_size: connections kept open (PostgreSQL and SQLite alike); as many more are opened while they are needed.
        timeouts: see `Timeouts`.
    """

    def __init__(self, url: str, *, pool_size: int = 10, timeouts: Timeouts | None = None) -> None:
        self.url, self.most_connections = url, 2 * pool_size
        wait = timeouts or Timeouts()
        connecting = {"connect_timeout": wait.connect} if wait.connect and not _is_sqlite(url) else {}
        self.engine = create_engine(
            url,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=not _is_sqlite(url),
            connect_args=connecting,
            hide_parameters=True,  # they are what people have said, and errors are logged
        )
        if not _is_sqlite(url) and (wait.statement or wait.lock):
            event.listen(self.engine, "connect", lambda connection, _record: _limit(connection, wait))
        if _is_sqlite(url):
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        watch(self.engine)

    @property
    def is_postgresql(self) -> bool:
        """True on PostgreSQL, where rows are locked one by one; False on SQLite, where a writer locks the file."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a transaction that may write; commit at the end, roll back on an error."""
        with self._connected() as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that only reads, sees one moment throughout and, on SQLite, waits for nobody.

        PostgreSQL's default would let a second query see what was committed after the first: a request still open, say,
        with the applicant that its settlement has erased.
        """
        snapshot = {"isolation_level": "REPEATABLE READ"} if self.is_postgresql else {}
        with self._connected() as connected:
            connection = connected.execution_options(yiqiaotong_reading=True, **snapshot)
            yield connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        asked = perf_counter()
        with self.engine.connect() as connection:
            DATABASE_WAIT.observe(perf_counter() - asked)
            yield connection

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def insert_or_ignore(session: Session, table: Table, values: Mapping[str, Any]) -> bool:
    """Insert one row unless a unique constraint already holds it.

    Returns:
        True if the row is new, False if it was there.
    """
    insert = postgresql.insert if session.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**values).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return session.execute(statement).first() is not None


def first_row(session: Session, query: Select[Any], *, lock: bool = False) -> dict[str, Any] | None:
    """Return the first row a query finds, with `lock` locked for the rest of the transaction, or None."""
    row = session.execute(query.with_for_update() if lock else query).mappings().first()
    return dict(row) if row is not None else None


def is_away(error: BaseException | None) -> bool:
    """Return True if something failed because the database was not there, whatever wrapped that on the way.

    A lock that somebody else kept too long counts as well. A statement that is wrong, that a rule of the database
    refuses or that took too long is none: it would fail at every repetition.
    """
    while error is not None:
        if isinstance(error, LockNotAvailable):
            return True
        if isinstance(error, PoolTimeout) or (isinstance(error, DBAPIError) and error.connection_invalidated):
            return True
        if isinstance(error, OperationalFault) and error.statement is None:  # not even a connection was made
            return True
        error = error.__cause__ or error.__context__
    return False


def for_our_driver(url: str) -> str:
    """Return a database's address with the driver that the services use."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg{separator}{rest}" if scheme in ("postgres", "postgresql") else url


def _is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def _limit(connection: Any, wait: Timeouts) -> None:
    """Tell a new connection how long it may wait: by SET, which a pooler in between understands, too."""
    connection.autocommit = True
    for name, seconds in (("statement_timeout", wait.statement), ("lock_timeout", wait.lock)):
        connection.execute(f"SET {name} = {int(seconds * 1000)}")
    connection.autocommit = False


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # Python's own BEGIN comes too late and never IMMEDIATE
    connection.execute(f"PRAGMA busy_timeout={SQLITE_PATIENCE_MS}").close()
    _write_ahead(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _write_ahead(connection: Any) -> None:
    """Turn the file to WAL, patiently: SQLite does not wait by itself when two processes turn a new file at once.

    See https://www.sqlite.org/rescode.html#busy: the busy handler is skipped where waiting could be a deadlock.
    """
    give_up_at = monotonic() + SQLITE_PATIENCE_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except OperationalError as error:
            if error.sqlite_errorcode & 0xFF != SQLITE_BUSY or monotonic() > give_up_at:
                raise
            sleep(0.005)


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("yiqiaotong_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
