"""`yiqiaotong desk`: the first administrator is let in from the terminal, and nothing secret is kept in clear."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from cli.main import main
from tests.desk.desk_browser import PASSWORD


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("YIQIAOTONG_DATABASE_URL", "")
    return tmp_path


def desk(monkeypatch: pytest.MonkeyPatch, *arguments: str, password: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    return main(["desk", *arguments])


def test_the_first_administrator_is_let_in_and_renewed(
    terminal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk(monkeypatch) == 0 and "Nobody works at the desk yet" in capsys.readouterr().out
    add = ("add-officer", "root", "--name", "管理员", "--role", "administrator", "--password-stdin")
    assert desk(monkeypatch, *add) == 0
    shown = capsys.readouterr().out
    assert "otpauth://totp/" in shown and "█" in shown and PASSWORD not in shown
    assert desk(monkeypatch, "renew", "root", "--password-stdin") == 0
    assert desk(monkeypatch) == 0 and "root" in capsys.readouterr().out
    secret = shown.split("secret=")[1].split("&")[0].encode()
    assert not any(secret in path.read_bytes() for path in terminal.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("arguments", "password", "said"),
    [
        (("renew", "nobody", "--password-stdin"), PASSWORD, "nobody signs in as"),
        (("add-officer", "a b", "--name", "x", "--role", "clerk", "--password-stdin"), PASSWORD, "small letters"),
        (("add-officer", "li", "--name", "x", "--role", "clerk", "--password-stdin"), "short", "at least 12"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    terminal: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    password: str,
    said: str,
) -> None:
    assert desk(monkeypatch, *arguments, password=password) == 1
    assert said in capsys.readouterr().err
