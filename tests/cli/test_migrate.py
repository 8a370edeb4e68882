"""Migrating is a step of its own where an operator says so: no other command and no service does it silently."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from backend.config import load_settings
from backend.migrations import newest
from backend.shared.database import Database
from cli import house
from cli.main import COMMANDS, main

Said = Callable[[], str]
OPENING = ("audit", "desk", "jobs", "keys", "laws", "reviews", "witness")
"""Commands that open the database by themselves when they are given nothing else."""


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = load_settings(data_dir=tmp_path, migrate_at_start=False)
    monkeypatch.setattr("backend.config.load_installation", lambda: settings)
    return tmp_path


@pytest.mark.parametrize("name", OPENING)
def test_no_command_migrates_where_it_must_not(
    name: str, installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = {"laws": ["list"]}.get(name, [])
    assert main([name, *arguments]) == 1
    assert "run `yiqiaotong migrate` first" in capsys.readouterr().err
    assert _tables(installation) == []


def test_the_step_itself_migrates_and_then_every_command_works(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate", "--check"]) == 1
    assert _tables(installation) == []
    assert main(["migrate"]) == 0
    assert main(["migrate", "--check"]) == 0
    assert main(["jobs"]) == 0
    assert f"was brought from no migration to {newest()}" in capsys.readouterr().out


def test_the_step_leaves_newer_tables_it_can_run_on_as_they_are(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    database = Database(f"sqlite:///{installation / 'yiqiaotong.sqlite3'}")
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    assert [main(["migrate", "--check"]), main(["migrate"]), main(["jobs"])] == [0, 0, 0]
    assert "at 9999 migration of a newer version" in capsys.readouterr().out


def test_a_database_that_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "postgresql://nobody@127.0.0.1:1/none"
    monkeypatch.setattr("backend.config.load_installation", lambda: load_settings(data_dir=tmp_path, database_url=url))
    assert main(["migrate", "--wait", "0.1"]) == 1
    assert "The database does not answer" in capsys.readouterr().err


def test_every_command_opens_the_database_by_the_one_way_that_asks() -> None:
    texts = {path.name: path.read_text("utf-8") for path in Path(house.__file__).parent.glob("*.py")}
    building = {name for name, text in texts.items() if "import build" in text}
    assert building == {"house.py"}
    assert "migrate" in COMMANDS


def _tables(folder: Path) -> list[str]:
    database = Database(f"sqlite:///{folder / 'yiqiaotong.sqlite3'}")
    try:
        return inspect(database.engine).get_table_names()
    finally:
        database.close()
