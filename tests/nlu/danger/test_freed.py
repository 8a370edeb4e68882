"""Danger that is told to be over is over, one that is only hoped to be is not; then their papers are a matter."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import stay_with_danger
from bot.nlu.danger.answered import is_freed
from bot.nlu.danger.component import entities_of
from bot.nlu.danger.reading import Danger

NOW = 1_000_000.0


def _said(kind: str, text: str, ago: float, stage: str = "first") -> UserUttered:
    marks = entities_of(Danger(kind, "self", "zh"), text, stage)
    return UserUttered(text, {"name": "emergency", "confidence": 1.0}, marks, timestamp=NOW - ago)


def _heard(text: str, *events: UserUttered, intent: str = "nlu_fallback") -> tuple[str, str, str]:
    message: dict[str, Any] = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": []}
    after = stay_with_danger(message, events, NOW, False)
    told = {one["entity"]: one["value"] for one in after["entities"]}
    return after["intent"]["name"], told.get("danger_kind", ""), told.get("danger_stage", "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("trafficked_or_held", "他走了，12308打通了，谢谢你"), ("trafficked_or_held", "他们放我出来了"),
        ("trafficked_or_held", "佢哋放咗我出嚟"), ("trafficked_or_held", "我逃出来了"),
        ("violence_now", "我现在在家里了，谢谢你"), ("violence_now", "我已經返到屋企，冇事喇"),
        ("violence_now", "警察来了，抓走他了，谢谢"), ("violence_now", "我在派出所了"),
        ("medical", "我在医院了"), ("medical", "I'm in the hospital now, the doctor is with me"),
        ("trafficked_or_held", "I climb out of the window, safe now at my friend's house"),
        ("trafficked_or_held", "they let me go, I am at the consulate now"),
        ("violence_now", "I'm at home now, thank you"), ("violence_now", "the police took him away"),
        ("self_harm", "我就是说说，我有两个孩子呢"), ("self_harm", "I was just venting, I would never do it"),
    ],
)  # fmt: skip
def test_who_is_out_of_danger_says_so(kind: str, text: str) -> None:
    assert is_freed(text, kind)
    assert _heard(text, _said(kind, "救命", 60))[2] == "over"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("trafficked_or_held", "他们不放我出来"), ("trafficked_or_held", "什么时候放我出来"),
        ("trafficked_or_held", "怎么逃出来"), ("trafficked_or_held", "他走了，怎么办"),
        ("trafficked_or_held", "给钱才放我走"), ("trafficked_or_held", "救我出来"),
        ("trafficked_or_held", "求求你救我们出来"), ("trafficked_or_held", "我跑出来了，他们在追我"),
        ("trafficked_or_held", "they won't let me go"), ("trafficked_or_held", "how can I get out"),
        ("trafficked_or_held", "they will let me go if I pay"), ("trafficked_or_held", "I want to be free"),
        ("violence_now", "我在家里，他在门口"), ("violence_now", "he left but he is coming back"),
        ("violence_now", "I am at home, he is outside"), ("detained", "我在派出所"),
        ("medical", "我要去医院"), ("medical", "我不在医院"),
        ("self_harm", "我走了以后孩子给我姐"), ("self_harm", "我不会再麻烦大家了"),
    ],
)  # fmt: skip
def test_who_is_still_in_it_does_not(kind: str, text: str) -> None:
    assert not is_freed(text, kind)


def test_a_wish_beside_the_good_news_is_heard() -> None:
    before = _said("medical", "我胸口好痛", 60)
    assert _heard("我在医院了，我想立遗嘱", before, intent="start_notarization")[0] == "start_notarization"


def test_who_was_held_and_is_out_is_told_how_a_passport_is_got() -> None:
    held, out = _said("trafficked_or_held", "被关在园区", 120), _said("trafficked_or_held", "放我出来了", 60, "over")
    asked = _heard("how do I get my passport back", held, out)
    assert asked == ("emergency", "passport_lost", "first")
    assert _heard("how do I get my passport back")[0] == "nlu_fallback"
    assert _heard("我要立案", held, out, intent="start_filing")[0] == "start_filing"
