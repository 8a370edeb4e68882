"""A question right after a last day is answered for that day; a fee that was missed is never reckoned."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.hearing import days_follow_up
from actions.hearing.readers import asks_if_posted, asks_of_weekend, tells_fee_missed

DAYS = "utter_defence_last_days"


class Talk:
    """A turn outside any form, after an utterance."""

    def __init__(self, text: str, before: str = DAYS, *, draft: bool = False) -> None:
        self.answer, self.has_draft, self.language = Answer(text, "ask_law"), draft, "zh-Hans"
        self.said_before, self.words = (before,), ""

    def say(self, name: str, **facts: Any) -> None:
        self.words += str(facts["words"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("要是寄过去的呢 以邮戳算吗", "交邮"), ("我用快递寄的话哪天算", "交邮"), ("does the postmark count", "交邮"),
        ("And if the last day is weekend?", "顺延"), ("最后一天是星期日怎么办", "顺延"), ("如果撞正放假呢", "顺延"),
        ("我住溫哥華嘅，冇喺中國住", "户口还在吗"), ("I don't live in China", "户口还在吗"),
        ("我长期住国外", "户口还在吗"),
        ("and if I was living in Jiangmen instead?", "早的那个日子"), ("如果我住国内呢", "早的那个日子"),
        ("咁我住喺江門呢", "早的那个日子"), ("what if I moved back to Taishan", "早的那个日子"),
    ],
)  # fmt: skip
async def test_the_post_and_the_weekend_are_answered_behind_a_last_day(text: str, told: str) -> None:
    talk: Any = Talk(text)
    assert await days_follow_up.take_up(talk)
    assert told in talk.words


@pytest.mark.parametrize(
    "talk",
    [
        Talk("要是寄过去的呢 以邮戳算吗", "utter_greet"), Talk("if the last day is weekend?", draft=True), Talk("谢谢"),
        Talk("周末你们上班吗"), Talk("法院可以寄快递到国外吗"), Talk("答辩状怎么写"), Talk("I am free at the weekend"),
        Talk("我住国外", "utter_defence_last_day"), Talk("我户口还在，不在国内住"),
        Talk("他不在中国住吗", "utter_greet"),
    ],
)  # fmt: skip
async def test_other_messages_are_left_to_others(talk: Any) -> None:
    assert not await days_follow_up.take_up(talk)


@pytest.mark.parametrize(
    "text",
    [
        "死火啦，我唔記得咗交訴訟費，過咗三日，點算", "忘了交诉讼费怎么办", "诉讼费逾期了怎么办",
        "I forgot to pay the court fee",
        "我没交诉讼费会怎样", "the court fee is overdue, what now",
    ],
)  # fmt: skip
def test_a_missed_fee_is_heard(text: str) -> None:
    assert tells_fee_missed(text)


@pytest.mark.parametrize(
    "text",
    [
        "诉讼费点算",
        "借款五万诉讼费多少",
        "怎么交诉讼费",
        "诉讼费谁出",
        "他没交房租",
        "how much is the court fee",
        "我忘了密码",
    ],
)
def test_a_question_for_a_fee_is_no_missed_one(text: str) -> None:
    assert not tells_fee_missed(text)
    assert not asks_if_posted(text)
    assert not asks_of_weekend(text)
