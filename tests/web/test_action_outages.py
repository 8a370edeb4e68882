"""A database that is away is no fault of the message whose action needed it: the bot is told so, and it waits."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from backend.api.actions import attach_actions
from backend.api.app import bare_app
from backend.shared.database import Database, is_away
from tests.sandbox_fixture import serving

Act = Callable[[], None]


class _Executor:
    """Runs one action of ours, which does what the test wants."""

    def __init__(self, act: Act) -> None:
        self._act = act

    async def run(self, call: dict[str, Any]) -> None:
        self._act()


def _status(act: Act) -> int:
    app = bare_app()
    attach_actions(app, _Executor(act), "token")  # type: ignore[arg-type]
    with serving(app) as url:
        return httpx.post(f"{url}/internal/actions?token=token", json={"next_action": "a"}, trust_env=False).status_code


def _nobody_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with create_engine(f"postgresql+psycopg://u@127.0.0.1:{port}/db").connect():
        pass


def _broken() -> None:
    raise ValueError("a fault of ours")


def test_a_database_that_is_not_there_is_an_outage() -> None:
    assert _status(_nobody_there) == 503


def test_a_fault_of_the_action_is_none() -> None:
    assert _status(_broken) == 500


def test_a_statement_that_is_wrong_is_none(database: Database) -> None:
    """It would fail at every repetition, and the person's next messages would wait behind it for ever."""

    def act() -> None:
        with database.transaction() as session:
            session.execute(text("SELECT * FROM no_such_table"))

    assert _status(act) == 500


def test_a_connection_that_the_server_ends_is_an_outage(postgresql_url: str) -> None:
    ended, other = Database(postgresql_url), Database(postgresql_url)

    def act() -> None:
        with ended.transaction() as session:
            process = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with other.transaction() as killing:
                killing.execute(text(f"SELECT pg_terminate_backend({process})"))
            session.execute(text("SELECT 1"))

    assert _status(act) == 503
    ended.close(), other.close()


def test_what_was_raised_from_an_outage_is_one() -> None:
    with pytest.raises(DBAPIError) as away:
        _nobody_there()
    wrapped = LookupError("nobody")
    wrapped.__cause__ = away.value
    assert is_away(wrapped) and not is_away(LookupError("nobody"))
