"""The services' log for machines: one object a line, with what a person must not find in it masked all the same."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextvars import copy_context

import pytest

from backend.log_lines import configure_logging
from backend.shared.log_context import Ours, about, turn_in


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


def test_a_line_says_which_turn_it_is_about_also_in_a_thread_with_a_copy(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json")
    with about(turn="t_1380013800013800"), about(job="deliver:t_1"):
        threading.Thread(target=copy_context().run, args=(logging.getLogger("a").warning, "inside")).start()
    logging.getLogger("a").warning("outside")
    inside, outside = sorted((json.loads(line) for line in _lines(capsys)), key=lambda told: str(told["message"]))
    assert (inside["turn"], inside["job"]) == ("t_1380013800013800", "deliver:t_1")
    assert "turn" not in outside and "job" not in outside


def test_people_find_the_turn_behind_the_message(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    with about(turn="t_1"):
        logging.getLogger("a").warning("here")
    assert _lines(capsys)[0].endswith("WARNING a: here [turn=t_1]")


@pytest.mark.parametrize("key", ["hearing.remind:H123456789:h1:1", "hearing.remind:h1380013800013800:d1:2"])
def test_a_key_of_ours_is_not_taken_for_a_document_and_what_is_private_beside_it_is(
    key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logging()
    logging.getLogger("a").warning("job %s failed at attempt %s: %s", Ours(key), 3, "called \x00 13800138000")
    [line] = _lines(capsys)
    assert f"job {key} failed at attempt 3: called" in line and line.endswith("⟦phone⟧")


@pytest.mark.parametrize("ours", ["p_13912345678abcde", "t_a1391234567812ef"])
def test_a_random_id_of_ours_is_left_alone(ours: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    logging.getLogger("a").warning("person %s, 13912345678", ours)
    assert _lines(capsys)[0].endswith(f"person {ours}, ⟦phone⟧")


def test_a_card_behind_a_letter_is_no_id_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    logging.getLogger("a").warning("c_6222021234567890")
    assert "6222021234567890" not in _lines(capsys)[0]


def test_what_is_not_grave_enough_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("json", "ERROR")
    logging.getLogger("a").warning("no")
    logging.getLogger("a").error("yes")
    assert [json.loads(line)["message"] for line in _lines(capsys)] == ["yes"]


@pytest.mark.parametrize("header", [None, "", "two words", "x" * 65, "forged\nline"])
def test_a_header_that_names_no_turn_names_none(header: str | None) -> None:
    assert turn_in(header) == ""
