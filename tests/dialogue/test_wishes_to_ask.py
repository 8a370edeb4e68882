"""Wishes to ask, and the question whether one may sue, are answered and begin no form; a wish to begin stays one."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.outside import _asks_in_effect, _only_asks_law
from actions.dialogue.readers.speech_acts import wishes_to_ask
from actions.own_answers.readers.asked import SUE_FROM_ABROAD, kind_asked


@pytest.mark.parametrize(
    "text",
    [
        "我想问下遗产", "想了解一下离婚", "我想咨询离婚", "请问一下遗产", "想請教下遺產", "可以问下离婚吗",
        "问一下继承",
        "I want to ask about inheritance", "I have a question about divorce", "i would like to know about divorce",
    ],
)  # fmt: skip
def test_a_wish_to_ask_opens_nothing(text: str) -> None:
    assert wishes_to_ask(text)
    assert _asks_in_effect(UserMessage(text, "start_filing"))
    assert _only_asks_law(UserMessage(text, "start_filing"))


@pytest.mark.parametrize(
    "text",
    [
        "我想问他要钱", "我要问公司要工资", "我想问对方要赔偿", "他问我要钱", "我想起诉离婚", "我想告他",
        "想约公证", "我想离婚",
        "我知道他在哪里", "问题是他不还钱", "I want to sue", "I know he lies",
    ],
)  # fmt: skip
def test_a_wish_for_money_or_a_suit_is_none_to_ask(text: str) -> None:
    assert not wishes_to_ask(text)
    assert not _asks_in_effect(UserMessage(text, "start_filing"))


@pytest.mark.parametrize("text", ["我阿叔欠我5万，有冇得告", "我阿叔欠我5万，有没有办法告他", "佢唔還錢，有冇機會告"])
def test_whether_one_may_sue_is_asked_in_cantonese_too(text: str) -> None:
    assert _asks_in_effect(UserMessage(text, "start_filing"))


@pytest.mark.parametrize(
    "text",
    [
        "can I sue him from here?", "how to sue him from italy", "can I sue from New York", "我在纽约能不能告江门的人",
        "我人在国外，怎么起诉他", "喺加拿大可唔可以告佢", "how can I file a case from abroad", "人在马德里能告他吗",
        "can i take him to court from canada", "不回国可以告他吗", "is it possible to sue her from overseas",
    ],
)  # fmt: skip
def test_suing_from_elsewhere_is_the_service_itself(text: str) -> None:
    assert kind_asked(text) == SUE_FROM_ABROAD


@pytest.mark.parametrize(
    "text",
    [
        "I want to sue him, I live in Italy", "can he sue me from Canada", "我在加拿大，我要告他",
        "他在国外，我能告他吗",
        "can I sue a man from Taishan", "我要告的人在国外怎么办", "how long does it take to sue from here",
        "我在江门的房子被占，能告吗", "我在厂里受伤能告老板吗", "我被人告了，人在国外怎么办",
        "能告诉我在哪里办吗",
        "我在网上立案怎么弄", "can I sue in a Canadian court from here",
    ],
)  # fmt: skip
def test_whoever_wishes_tells_or_is_sued_asks_something_else(text: str) -> None:
    assert kind_asked(text) != SUE_FROM_ABROAD
