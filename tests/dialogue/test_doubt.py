""" "I don't know" is heard for what it is, and a story that begins with it is not cut short."""

from __future__ import annotations

import time

import pytest

from actions.answers import Answer
from actions.dialogue.doubt import is_unknown, is_unsure


@pytest.mark.parametrize(
    "text",
    ["不知道", "我不知道呀", "唔知", "我都唔知揀邊個", "不知道号码在哪", "唔知號碼喺邊", "不清楚。", "忘了",
     "I don't know", "i dont know", "no idea", "I'm not sure which one", "I don't know where the number is",
     "我不确定该选哪个", "拿不准", "唔知喎", "唔知㖞", "布知道", "我不知到号码"],
)  # fmt: skip
def test_not_knowing_is_heard(text: str) -> None:
    assert is_unknown(Answer(text, "inform"))


@pytest.mark.parametrize(
    "text",
    ["怎么办", "那怎么办呢", "那我该怎么办", "咁点算好", "咁我應該點做好", "而家點算呀",
     "What should I do now?",
     "so what am I supposed to do", "ok what now"],
)  # fmt: skip
def test_who_only_asks_what_to_do_is_helped_with_the_question(text: str) -> None:
    assert is_unsure(Answer(text, "inform"))


@pytest.mark.parametrize("text", ["看不懂", "不明白这个问题", "唔明呀", "唔識搞", "I don't understand the question"])
def test_a_question_that_is_not_understood_is_no_unknown_fact(text: str) -> None:
    assert is_unsure(Answer(text, "inform"))
    assert not is_unknown(Answer(text, "inform"))


@pytest.mark.parametrize(
    "text",
    ["不知道他为什么不还钱", "我不知道怎么办，他借了钱不还", "他不还怎么办", "what should I do if he refuses", "知道了",
     "梁不知", "I know", "不知火舞",
     "I don't know him but he owes me money", ""],
)  # fmt: skip
def test_what_tells_something_is_an_answer(text: str) -> None:
    assert not is_unsure(Answer(text, "inform"))


@pytest.mark.parametrize(
    "text", ["不知道" * 1500, "我" * 5000, "哪" * 5000 + "x", "i don't know " + "which " * 900 + "x"]
)
def test_a_very_long_message_is_judged_at_once(text: str) -> None:
    begun = time.process_time()
    is_unsure(Answer(text, "inform"))
    assert time.process_time() - begun < 2
