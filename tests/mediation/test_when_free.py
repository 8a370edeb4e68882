"""Days and hours told at any question are when somebody can meet; the day of what happened is not."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.mediation.memory import _are_when_free, times_told

_DAY = "2026-12-14"


def _heard(text: str, *found: tuple[str, str, Any]) -> Answer:
    """A message with what the bot has read in it: the entity, the words, the value."""
    entities = [
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for kind, words, value in found
    ]
    return Answer(text, "inform", "answer", tuple(entities))


@pytest.mark.parametrize(
    "said",
    [
        _heard(
            "the week of 14 December, evenings here",
            ("date", "14 December", _DAY),
            ("part_of_day", "evenings", "evening"),
        ),
        _heard("Monday after 3pm my time", ("date", "Monday", _DAY), ("time", "3pm", "15:00")),
        _heard(
            "12月14号下午三点以后",
            ("date", "12月14号", _DAY),
            ("time", "三点", "15:00"),
            ("part_of_day", "下午", "afternoon"),
        ),
        _heard("十二月十四號嗰個禮拜，朝早", ("date", "十二月十四號", _DAY), ("part_of_day", "朝早", "morning")),
        _heard("下下周三你们那边上午", ("date", "下下周三", _DAY), ("part_of_day", "上午", "morning")),
        _heard(
            "any weekday morning but not Thursday",
            ("part_of_day", "morning", "morning"),
            ("date", "Thursday", "2026-12-17"),
        ),
    ],
    ids=lambda said: said.text,
)
def test_a_time_and_little_else_is_when_somebody_can_meet(said: Answer) -> None:
    assert _are_when_free(said, times_told(said, "Australia/Sydney"))


@pytest.mark.parametrize(
    "said",
    [
        _heard("14 December", ("date", "14 December", _DAY)),
        _heard("签合同是12月14号下午", ("date", "12月14号", _DAY), ("part_of_day", "下午", "afternoon")),
        _heard(
            "he came to my shop on 14 December in the evening and took the key",
            ("date", "14 December", _DAY), ("part_of_day", "evening", "evening"),
        ),
        _heard("我是12月14号晚上收到的", ("date", "12月14号", _DAY), ("part_of_day", "晚上", "evening")),
        _heard("十二月十四號夜晚佢嚟我屋企鬧", ("date", "十二月十四號", _DAY), ("part_of_day", "夜晚", "evening")),
    ],
    ids=lambda said: said.text,
)  # fmt: skip
def test_the_time_of_what_happened_is_no_wish(said: Answer) -> None:
    assert not _are_when_free(said, times_told(said, "Australia/Sydney"))
