"""The bot's log as the services': each line with its turn, an object a line where the settings say so."""

from __future__ import annotations

import json
import logging
from contextvars import copy_context

import pytest

from bot import log_lines


@pytest.fixture(autouse=True)
def _as_it_was():
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level


def _set_up():
    logging.getLogger().handlers[:] = []  # of pytest: it puts its own there before each test
    log_lines.set_up("WARNING")


def _in_a_turn(work):
    context = copy_context()
    context.run(log_lines.TURN.set, "t_1")
    context.run(work)


def test_a_line_and_its_traceback_are_one_object_with_the_turn(capsys, monkeypatch):
    monkeypatch.setenv(log_lines.FORMAT_VARIABLE, "json")
    _set_up()

    def fail():
        try:
            raise ValueError("broken")
        except ValueError:
            logging.getLogger("a").exception("it\nfailed")

    _in_a_turn(fail)
    logging.getLogger("a").warning("outside")
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["turn"], first["message"], first["level"]) == ("t_1", "it\nfailed", "ERROR")
    assert "ValueError: broken" in first["exception"] and first["at"].endswith("+00:00")
    assert "turn" not in second


def test_people_find_the_turn_behind_the_message(capsys, monkeypatch):
    monkeypatch.delenv(log_lines.FORMAT_VARIABLE, raising=False)
    _set_up()
    _in_a_turn(lambda: logging.getLogger("a").warning("here"))
    assert capsys.readouterr().err.splitlines()[0].endswith("WARNING a: here [turn=t_1]")


def test_outside_of_a_turn_nothing_is_passed_on():
    assert log_lines.passed_on() == {}
    _in_a_turn(lambda: _passes({"X-Yiqiaotong-Turn": "t_1"}))


def _passes(wanted):
    assert log_lines.passed_on() == wanted
