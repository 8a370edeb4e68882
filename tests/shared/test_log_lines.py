"""The services' log for machines: one object a line, with what a person must not find in it masked all the same."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from backend.log_lines import configure_logging


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = handlers, level


def _lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_a_message_of_several_lines_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json")
    logging.getLogger("yiqiaotong.access").info("GET /x\nforged line 电话 %s", "13800138000")
    [line] = _lines(capsys)
    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("INFO", "yiqiaotong.access")
    assert told["message"].startswith("GET /x\nforged line") and "13800138000" not in line
    assert told["at"].endswith("+00:00")


def test_a_traceback_is_part_of_its_object_and_masked(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json")
    try:
        raise ValueError("13800138000")
    except ValueError:
        logging.getLogger("a").exception("a request failed")
    [line] = _lines(capsys)
    assert "ValueError" in json.loads(line)["exception"] and "13800138000" not in line


def test_people_read_text_unless_they_choose_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    logging.getLogger("a").warning("here")
    assert _lines(capsys)[0].endswith("WARNING a: here")
