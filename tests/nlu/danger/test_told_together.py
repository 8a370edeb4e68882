"""One picture over several short messages, and acts of danger that are learned in frames."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.nlu.danger.composed import NONE, composed
from bot.nlu.danger.together import told_together


@pytest.mark.parametrize(
    "said",
    [
        ["救", "西港", "园区"],
        ["园区", "救"],
        ["救命", "金三角", "园区"],
        ["早上好，我想问一下委托书怎么写", "园区", "救我"],
    ],
)
def test_a_cry_and_a_compound_are_one_picture(said: list[str]) -> None:
    found = told_together(said)
    assert found is not None and found.kind == "trafficked_or_held"


@pytest.mark.parametrize(
    "said",
    [
        ["救"],
        [],
        ["救", "台山"],
        ["你好", "园区"],
        ["西港", "开餐馆"],
        ["救", "我在西港开餐馆很多年了，想问一下遗嘱", "园区"],
        ["谢谢", "西港"],
    ],
)
def test_a_place_without_a_cry_is_none(said: list[str]) -> None:
    assert told_together(said) is None


def test_every_act_stands_once_in_danger_and_once_in_none() -> None:
    kinds = Counter(kind == NONE for _, kind in composed())
    assert kinds[True] == kinds[False] > 100
    assert len({text for text, _ in composed()}) == len(composed())


def test_no_frame_is_left_unfilled() -> None:
    assert not [text for text, _ in composed() if "{" in text or "}" in text]
