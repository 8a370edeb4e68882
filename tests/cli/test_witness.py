"""`yiqiaotong witness` lists, lets in and hands out, with words for whoever runs it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backend.authorization.room.commands import PrepareRoom
from cli import witness
from cli.house import open_backend
from cli.install import Trouble
from cli.main import build_parser
from tests.authorization.room.plain_power import power


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path / "data"))
    with open_backend() as backend:
        now = datetime.now(UTC)
        start = now + timedelta(minutes=5)
        backend.bus.handle(PrepareRoom(power("s_1"), "林法官", start, 30, "mandarin", "zh-Hans", now))


def run(*arguments: str) -> int:
    options: argparse.Namespace = build_parser(["witness"]).parse_args(["witness", *arguments])
    return witness.command(options)


def test_the_list_names_session_stage_and_judge(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    shown = capsys.readouterr().out
    assert "s_1" in shown and "planned" in shown and "林法官" in shown and "Beijing" in shown


def test_a_link_for_the_judge_is_printed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("link", "s_1") == 0
    assert capsys.readouterr().out.startswith("http://localhost:8000/witness/")


def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="was not found"):
        run("link", "nobody")
    with pytest.raises(Trouble, match="No recording has arrived"):
        run("recording", "s_1", str(tmp_path / "film.webm"))


def test_films_are_written_for_their_owner_alone_and_never_over_another(tmp_path: Path) -> None:
    files = witness.write_takes((b"one", b"two"), tmp_path / "film.webm")
    assert [path.name for path in files] == ["film.webm", "film-2.webm"]
    assert files[1].read_bytes() == b"two" and files[0].stat().st_mode & 0o077 == 0
    with pytest.raises(Trouble, match="cannot be written"):
        witness.write_takes((b"x",), tmp_path / "film.webm")
