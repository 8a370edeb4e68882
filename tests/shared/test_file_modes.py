"""The data folder is closed to everybody but its owner, also what an earlier version left open."""

from __future__ import annotations

import os
import stat
from argparse import Namespace
from pathlib import Path

import pytest

from backend.config import load_settings
from backend.shared.file_modes import close_to_others
from cli import keys

LEFT_OPEN = (
    "yiqiaotong.sqlite3", "yiqiaotong.sqlite3-wal", "tracker.sqlite3", "logs/bot.log", "sandbox/yiqiao_yilu.json",
    "seal/certificate.pem",
)  # fmt: skip


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def left_open(tmp_path: Path) -> Path:
    """A data folder as an umask of 022 leaves it."""
    for name in LEFT_OPEN:
        path = tmp_path / name
        path.parent.mkdir(mode=0o755, exist_ok=True)
        path.write_text("x")
        path.parent.chmod(0o755)
        path.chmod(0o644)
    tmp_path.chmod(0o755)
    return tmp_path


def test_what_an_earlier_version_left_open_is_closed_at_the_start(left_open: Path) -> None:
    load_settings(data_dir=left_open)
    assert {name: mode(left_open / name) for name in LEFT_OPEN} == dict.fromkeys(LEFT_OPEN, 0o600)
    assert [mode(left_open / name) for name in ("", "logs", "sandbox")] == [0o700] * 3


def test_what_is_closed_already_stays_as_it_is_and_no_link_is_followed(
    left_open: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "theirs"
    outside.write_text("x")
    outside.chmod(0o644)
    (left_open / "link").symlink_to(outside)
    assert close_to_others(left_open) > 0
    assert close_to_others(left_open) == 0
    assert mode(outside) == 0o644


def test_a_folder_that_is_somebody_else_s_does_not_stop_the_start(
    left_open: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir

    def guarded(folder: Path) -> object:
        if Path(folder).name == "sandbox":
            raise PermissionError(folder)
        return look(folder)

    monkeypatch.setattr("backend.shared.file_modes.os.scandir", guarded)
    assert close_to_others(left_open) > 0
    assert mode(left_open / "sandbox" / "yiqiao_yilu.json") == 0o644
    assert mode(left_open / "logs" / "bot.log") == 0o600


def test_a_database_that_a_command_makes_is_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
    before = os.umask(0o022)
    try:
        keys.command(Namespace(new=False))
    finally:
        os.umask(before)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sqlite3" for path in made)
    assert [path for path in made if mode(path) & 0o077] == []
