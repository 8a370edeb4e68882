"""Suppositions ask what follows; words that only dwell on a fact ask nothing."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.what_if import asks_what_if

SUPPOSED = [
    "他不来谈呢",
    "谈成了他又反悔呢",
    "那以后反悔呢",
    "他要是欠人钱呢",
    "对方不签收呢",
    "佢唔肯签呢",
    "她要是把房卖了呢",
    "法院不受理呢",
    "咁如果佢唔交出嚟呢",
    "要是他不还呢",
    "姐姐不同意呢",
    "那以后我妈走了呢",
    "谈不成呢",
    "他轉頭又不認賬呢",
    "what if he refuses",
    "and if she dies before the sale",
    "if he backs out later",
    "but if my brother does not sign",
]
DWELT_ON = [
    "我还在填呢",
    "他欠我三十万呢",
    "还没呢",
    "我不知道呢",
    "他正在睡觉呢",
    "才不呢",
    "他还没还呢",
    "多着呢",
    "我不去呢",
    "怎么办呢",
    "那我堂弟呢",
    "第二个呢",
    "刚才说过了呢",
    "他一直不还钱，我想告他",
    "if he pays, fine",
    "if possible in the morning",
    "if you can please call me",
    "他不还钱",
    "这个呢是我的护照",
    "他到现在还没给呢",
    "还是不行呢",
    "我妈还在呢",
    "我不太清楚呢",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_something_supposed_is_a_question_without_any_word_of_asking(text: str) -> None:
    assert asks_what_if(text)
    assert asks(text)
    assert UserMessage(text, "inform").asks


@pytest.mark.parametrize("text", DWELT_ON)
def test_what_dwells_on_what_is_so_supposes_nothing(text: str) -> None:
    assert not asks_what_if(text)
