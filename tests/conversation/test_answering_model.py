"""The model of the bot that answered is kept with the message, stands in the log, and is told to operators."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import Backend
from backend.conversation.answering_model import name_of
from backend.shared.log_context import AboutFilter
from cli import model as model_command
from cli.install import Trouble
from tests.conversation.conftest import PlayedBot, Say

OLD = {"id": "1" * 32, "trained_at": "2026-12-01T08:00:00+00:00", "data": "3d7948cdd35dc814"}
NEW = {"id": "2" * 32, "trained_at": "2026-12-02T08:00:00+00:00", "data": "948821f9c5afce9c"}


@pytest.fixture
def tell(backend: Backend, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """The command at the terminal, over this backend."""

    @contextmanager
    def opened() -> Iterator[Backend]:
        yield backend

    def tell(turn: str = "") -> list[str]:
        monkeypatch.setattr(model_command, "open_backend", opened)
        monkeypatch.setattr(model_command, "MODELS", tmp_path)  # no model lies here
        assert model_command.command(argparse.Namespace(turn=turn)) == 0
        return capsys.readouterr().out.splitlines()

    return tell


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (OLD, f"3d7948cdd35dc814 2026-12-01T08:00:00+00:00 {'1' * 32}"),
        ({"data": "abc"}, "abc"),
        ({"data": None, "id": ""}, None),
        (dict.fromkeys(OLD, "x" * 500), " ".join(["x" * 32] * 3)),
        (None, None),
        ("3d7948cdd35dc814", None),
    ],
)
def test_a_model_has_one_line_that_fits_whatever_a_bot_says(told: Any, name: str | None) -> None:
    assert name_of(told) == name


def test_the_operator_is_told_which_model_answered_and_how_much(
    backend: Backend, bot: PlayedBot, say: Say, tell: Any
) -> None:
    turns = []
    for model in (OLD, OLD, NEW, None):
        bot.model = model
        turns.append(say("你好"))
        backend.conversation.worker.run_until_idle()
    view = backend.conversation.history.turn(turns[2])
    assert view is not None and view.model == name_of(NEW)
    assert tell(turns[0])[0].startswith(f"{name_of(OLD)}  20")
    lines = "\n".join(tell())
    assert f"{name_of(OLD)}  2 messages" in lines and f"{name_of(NEW)}  1 messages" in lines
    assert "no model" in lines


def test_a_message_nobody_answered_is_no_model_s(backend: Backend, tell: Any) -> None:
    with pytest.raises(Trouble, match="t_unknown"):
        tell("t_unknown")
    assert tell() == ["No message was answered yet."]


def test_the_log_s_line_of_a_turn_names_the_model(
    backend: Backend, bot: PlayedBot, say: Say, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(AboutFilter())
    bot.model = NEW
    turn = say("你好")
    with caplog.at_level(logging.INFO, "backend.conversation.worker"):
        backend.conversation.worker.run_until_idle()
    told = [record.about for record in caplog.records if record.getMessage() == "answered"]  # type: ignore[attr-defined]
    assert [(one["turn"], one["model"]) for one in told] == [(turn, name_of(NEW))]
