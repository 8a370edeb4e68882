"""The operator's commands: backed up, looked through, lost, brought back, released; each trouble is one sentence."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import ModuleType

import pytest

from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import Inbound
from cli import backup, release, restore, verify
from cli.install import Trouble


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which one person has written."""
    folder = tmp_path / "var"
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(folder))
    monkeypatch.setenv("YIQIAOTONG_ENV_FILE", str(tmp_path / "none.env"))
    monkeypatch.setenv("YIQIAOTONG_PORT", "1")  # nobody listens there
    house = build(load_settings(data_dir=folder))
    house.conversation.receiver.receive(Inbound("terminal", "a", "1", text="电话 13800138000"))
    house.close()
    return folder


def _options(command: ModuleType, *words: str) -> Namespace:
    parser = ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(list(words))


def _run(command: ModuleType, *words: object) -> int:
    return int(command.command(_options(command, *map(str, words))))


def test_lost_and_brought_back(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(backup, tmp_path / "b", "--keys", tmp_path / "k") == 0
    assert "1 people, 1 messages" in capsys.readouterr().out
    assert _run(verify, tmp_path / "b", "--keys", tmp_path / "k", "--all") == 0
    assert "The backup is good." in capsys.readouterr().out
    secrets = (data / "secrets.env").read_bytes()
    shutil.rmtree(data)
    with pytest.raises(Trouble, match="YIQIAOTONG_DATA_KEY are not at hand"):
        _run(restore, tmp_path / "b", "--keys", tmp_path / "k")
    assert not data.exists(), "no fresh secrets are made"
    data.mkdir()
    (data / "secrets.env").write_bytes(secrets)
    assert _run(restore, tmp_path / "b", "--keys", tmp_path / "k") == 0
    assert "Nothing goes out yet" in capsys.readouterr().out
    with pytest.raises(Trouble, match="there is a house already"):
        _run(restore, tmp_path / "b", "--keys", tmp_path / "k")
    assert _run(release) == 0
    assert "Held back since" in capsys.readouterr().out
    with pytest.raises(Trouble, match="nothing of the kind deliver/x"):
        _run(release, "drop", "deliver/x")
    assert _run(release, "all") == 0
    assert "The hold is over" in capsys.readouterr().out
    assert _run(release) == 0
    assert "Nothing is held back." in capsys.readouterr().out


def test_secrets_come_out_of_a_backup_only_when_asked(data: Path, tmp_path: Path) -> None:
    _run(backup, tmp_path / "b", "--keys", tmp_path / "k", "--secrets")
    shutil.rmtree(data)
    with pytest.raises(Trouble, match="--secrets takes it"):
        _run(restore, tmp_path / "b", "--keys", tmp_path / "k")
    assert _run(restore, tmp_path / "b", "--keys", tmp_path / "k", "--secrets") == 0


def test_keys_are_copied_or_left_on_purpose(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _options(backup, str(tmp_path / "b"))
    assert _run(backup, tmp_path / "b", "--without-keys") == 0
    assert "nothing that was said opens" in capsys.readouterr().out
    assert _run(verify, tmp_path / "b") == 0
    assert "as far as it could be looked through" in capsys.readouterr().out


def test_harm_and_nonsense_are_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="there is no backup"):
        _run(verify, tmp_path)
    _run(backup, tmp_path / "b", "--keys", tmp_path / "k")
    [made] = [one for one in (tmp_path / "b").iterdir() if one.is_dir()]
    (made / "database.sqlite3").write_bytes(b"nothing")
    with pytest.raises(Trouble, match=r"database\.sqlite3 is not what was written"):
        _run(verify, made)
    (made / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(Trouble, match="cannot be read"):
        _run(verify, made)
