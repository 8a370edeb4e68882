"""A list of evidence holds evidence: "later" is none, and an order to take a piece off is no piece."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.defence.evidence_question import comes_later, described, evidence_field, without_taken_off
from actions.dialogue.turn import Turn
from backend.shared.wording import Words

TWO = [{"name": "wechat screenshots"}, {"name": "receipt"}]


def read(text: str, *items: str) -> Any:
    """Return what the question of the evidence makes of a message."""
    turn = SimpleNamespace(answers={"evidence": list(items)} if items else {}, language="en")
    found = asyncio.run(cast(Any, evidence_field(Words("", "")).read(cast(Turn, turn), Answer(text, "inform"))))
    return found.value


@pytest.mark.parametrize("text", ["later", "以后再交", "迟啲再畀", "I'll send it later", "the rest will come later"])
def test_a_word_for_when_it_comes_is_no_evidence(text: str) -> None:
    assert comes_later(text) and described([], text) == []


@pytest.mark.parametrize("text", ["later emails", "后来的聊天记录", "以后的还款计划书", "a letter", "晚点名单"])
def test_a_paper_of_a_later_time_is_one(text: str) -> None:
    assert not comes_later(text)


def test_evidence_that_comes_later_is_listed_by_its_name_alone() -> None:
    assert read("wechat screenshots, later") == ["wechat screenshots"]


@pytest.mark.parametrize(
    "text", ["remove 'receipt'", "delete number 2", "删掉第2项", "把receipt删掉", "please take out “receipt”"]
)
def test_a_piece_is_taken_off_by_name_or_number(text: str) -> None:
    assert read(text, "wechat screenshots", "receipt") == ["wechat screenshots"]


@pytest.mark.parametrize("text", ["removal receipt", "remove", "删掉微信记录", "delete number 7"])
def test_what_names_no_piece_takes_none_off(text: str) -> None:
    assert without_taken_off([dict(one) for one in TWO], text) is None
