"""Answer to whoever asks nothing but whether they have to come, whatever story stands before the question."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.trust_faq import return_asked

ASKED = (
    "My mother died in Heshan last month. I'm the only child, there's a flat. Do I have to fly to China?",
    "爸爸走了，房子在台山，我和弟弟都在多伦多。一定要回国办吗？",
    "我老公在江门打工。我想离婚，可以不回国吗",
)
OTHERS = (
    "My mother died in Heshan. Who inherits the flat? Do I have to fly to China?",
    "爸爸走了，房子归谁？",
    "我要回国办公证",
    "他让我回去签名，不回去就当放弃",
)


def _turn(text: str) -> Any:
    said: list[str] = []
    turn = SimpleNamespace(answer=Answer(text, "ask_law"), has_draft=False, language="zh-Hans", told=said, tracker=None)
    turn.say = lambda utter, *_, **__: said.append(utter)
    turn.phrase = lambda *_, **__: ""
    return cast(Any, turn)


@pytest.mark.parametrize("text", ASKED)
async def test_it_is_answered_alone(text: str) -> None:
    turn = _turn(text)
    assert await return_asked(turn)
    assert turn.told == ["utter_going_back"]


@pytest.mark.parametrize("text", OTHERS)
async def test_with_another_question_or_none_it_is_left_to_others(text: str) -> None:
    turn = _turn(text)
    assert not await return_asked(turn)
    assert turn.told == []
