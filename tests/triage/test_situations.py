"""Situations by their sentence: what it tells, what is asked, and the ways; the held-out ones were written first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from actions.triage.readers.told import facts_told
from backend.shared.yaml_pages import read_yaml
from backend.triage.model import MOST_QUESTIONS
from backend.triage.pages import load_triage

HERE = Path(__file__).parent
OWN: list[dict[str, Any]] = read_yaml(HERE / "situations.yml")
HELD_OUT: list[dict[str, Any]] = read_yaml(HERE / "situations_held_out.yml")


def played(situation: Mapping[str, Any]) -> tuple[list[str], tuple[str, ...]]:
    """The questions asked, and the ways found, when somebody says a sentence and answers as written."""
    text, answers = situation["say"], situation["answers"]
    known, asked = facts_told(text), list[str]()
    while isinstance(decided := load_triage().decide(known), str):
        assert decided in answers, f"{decided} is asked although it was told: {known}"
        asked.append(decided)
        known[decided] = answers[decided]
        known = {**facts_told(text, known), **known}
    return asked, decided.ways


@pytest.mark.parametrize("situation", [*HELD_OUT, *OWN], ids=lambda one: one["say"][:24])
def test_a_situation_finds_its_ways_with_few_questions(situation: dict[str, Any]) -> None:
    asked, ways = played(situation)
    assert list(ways) == situation["ways"]
    assert len(asked) <= min(situation["asked"], MOST_QUESTIONS)


def test_there_are_enough_situations_and_half_were_held_out() -> None:
    assert len(OWN) + len(HELD_OUT) >= 60
    assert len(HELD_OUT) >= 30


def test_most_situations_need_at_most_three_questions() -> None:
    counts = [len(played(one)[0]) for one in (*HELD_OUT, *OWN)]
    assert sum(count <= 3 for count in counts) >= 0.9 * len(counts)


@pytest.mark.parametrize(
    "text",
    [
        "我要立案",
        "我想公证",
        "预约公证",
        "你好",
        "今天天气怎么样",
        "诉讼费多少",
        "帮我找个律师",
        "I want to file a case",
    ],
)
def test_a_plain_wish_tells_no_trouble(text: str) -> None:
    assert facts_told(text).get("matter") in (None, "paper")
