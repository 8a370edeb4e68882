"""A correction is said back as what it changed: what stands there now, and what stood there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.fields import SKIPPED
from actions.dialogue.speech import in_one_line
from backend.shared.wording import Words

SUM = SimpleNamespace(name="lent", label=Words("借款金额", "amount lent"), show=lambda turn, value: str(value))


def line(before: dict[str, str] | None, language: str = "zh-Hans", now: str = "40,000元") -> str:
    turn: Any = SimpleNamespace(language=language, answers={"lent": now})
    return in_one_line(turn, [SUM], before)  # type: ignore[list-item]


def test_a_corrected_answer_is_said_with_what_it_was() -> None:
    assert line({"lent": "50,000元"}) == "借款金额：40,000元（原来：50,000元）"
    assert line({"lent": "50,000 yuan"}, "en", "40,000 yuan") == "amount lent: 40,000 yuan (before: 50,000 yuan)"


@pytest.mark.parametrize(
    "before", [None, {}, {"lent": "40,000元"}, {"other": "x"}, {"lent": "长" * 41}, {"lent": "a\nb"}]
)
def test_nothing_is_added_where_nothing_short_stood_there(before: dict[str, str] | None) -> None:
    assert line(before) == "借款金额：40,000元"


def test_what_was_left_out_is_no_earlier_answer() -> None:
    turn: Any = SimpleNamespace(language="zh-Hans", answers={"lent": SKIPPED})
    assert in_one_line(turn, [SUM]) == "借款金额：（未填）"  # type: ignore[list-item]
