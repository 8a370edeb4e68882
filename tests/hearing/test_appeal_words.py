"""Whoever is against a judgment is understood so; a second instance and a paper to be answered are something else."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.defence.readers.suits import says_sued
from actions.hearing.appeal import asks_when, home_told, speaks_of_appeal


@pytest.mark.parametrize(
    "text",
    [
        "一审判决我要赔八万，我觉得不公，11月10号拿到的",
        "法院判我输，唔服，仲可以點？",
        "想上诉，来得及吗",
        "the court ruled for my cousin and I do not agree with the judgment, I got it on 12 November",
        "how many days do I have to appeal",
    ],
)
def test_who_is_against_a_judgment_speaks_of_an_appeal(text: str) -> None:
    assert speaks_of_appeal(text)


@pytest.mark.parametrize(
    "text",
    [
        "二审也输了，还能上诉吗",
        "收到起诉状了，怎么答辩",
        "劳动仲裁裁决不服怎么办",
        "对方已经上诉了",
        "我要起诉他还钱",
        "判决生效了他还是不还钱，怎么执行",
    ],
)
def test_what_is_no_appeal_of_ones_own(text: str) -> None:
    assert not speaks_of_appeal(text)


def test_the_domicile_told_last_counts() -> None:
    told = [Answer("户口早就注销了", "inform"), Answer("我国内还有户口", "inform")]
    assert home_told(told) == "abroad"
    assert home_told([Answer("我住在芝加哥", "inform")]) == "unknown"
    assert asks_when("最后一天是哪天") and not asks_when("我不服")


@pytest.mark.parametrize(
    "text",
    [
        "【新会法院】您涉及一起买卖合同纠纷案，现向您送达起诉状副本和传票，请于30日内提交答辩状",
        "短信话通知你应诉，12月9日开庭",
        "You are the defendant in case no. 15; file your answer within 30 days",
    ],
)
def test_a_court_s_own_words_to_a_defendant_say_who_is_sued(text: str) -> None:
    assert says_sued(text)
