"""Whoever is against a judgment is understood so; a second instance and a paper to be answered are something else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.defence.readers.suits import says_sued
from actions.hearing import appeal
from actions.hearing.appeal import asks_when, home_told, speaks_of_appeal
from actions.readers.sides import standpoint
from tests.protection.test_answers import said, turn_of


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


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("I was sued in Kaiping and there's already a default judgment, what's my deadline to appeal", "lost"),
        ("I got a judgment from Xinhui court on Nov 25, how many days do I have to appeal", "lost"),
        ("my brother was sued, the court sent a default judgment", "lost"),
        ("判决话我要赔廿万", "lost"),
        ("判决书写明我要支付货款", "lost"),
        ("法院判决说我得还二十万", "lost"),
        ("I have a default judgment and he does not pay", "won"),
        ("I got a judgment against him", "won"),
        ("判决说他要赔我二十万，他不给", "won"),
    ],
)
def test_a_decision_was_lost_by_who_was_sued_or_wants_to_appeal(text: str, side: str) -> None:
    assert standpoint(text).side == side


class _NoLimits:
    """A front door behind which no limit runs."""

    async def run(self, command: Any) -> Any:
        return []


def _told(text: str, words: str, day: str, intent: str) -> Any:
    turn = turn_of(text, intent)
    turn.door = cast(Any, _NoLimits())
    turn.tracker.latest_message["metadata"] = {"now": "2026-11-30T04:00:00+00:00"}
    found = {"entity": "date", "value": day, "start": text.index(words), "end": text.index(words) + len(words)}
    turn.answer = replace(turn.answer, entities=(found,))
    return turn


_MINE = "I was sued in Kaiping and there's already a default judgment, I got the papers by email last Friday. "


@pytest.mark.parametrize(
    ("text", "words", "day", "intent", "until"),
    [
        (_MINE + "what's my deadline to appeal", "last Friday", "2026-11-27", "start_defence", "12月14日"),
        ("判决话我要赔廿万，11月10号寄到，仲有冇得上诉", "11月10号", "2027-11-10", "start_filing", "11月25日"),
        ("I got a judgment on Nov 25, how many days do I have to appeal", "Nov 25", "2027-11-25", "ask_court_fee",
         "12月10日"),
    ],
)  # fmt: skip
async def test_the_last_day_to_appeal_is_worked_out_whatever_the_question_was_heard_as(
    text: str, words: str, day: str, intent: str, until: str
) -> None:
    for answers in (appeal.take_up, appeal.instead_of_answer, appeal.days_asked):
        if answers is appeal.days_asked and "仲" in text:
            continue
        turn = _told(text, words, day, intent)
        assert await answers(turn)
        assert said(turn)[0] == "utter_hearing_limit_reckoned"
        assert until in str(turn.dispatcher.messages[0])


@pytest.mark.parametrize(
    "text", ["how much does it cost to appeal", "上诉费要几多钱", "上诉费什么时候交", "how long does a divorce take"]
)
async def test_who_asks_for_money_or_of_no_appeal_is_told_no_days_to_appeal(text: str) -> None:
    turn = turn_of(text, "ask_court_fee")
    assert not await appeal.days_asked(turn)


async def test_a_judgment_sent_to_a_relative_s_house_is_told_to_count_by_who_signed() -> None:
    turn = _told("判决话我要赔廿万，11月10号寄到阿妈屋企，仲有冇得上诉", "11月10号", "2027-11-10", "ask_law")
    assert await appeal.take_up(turn)
    assert said(turn)[-1] == "utter_defence_served"


_DAYS_TOLD = ("判决书11月18号收到的，我不服", "utter_hearing_limit_reckoned")


@pytest.mark.parametrize("text", ["可以在网上交上诉状吗", "如果我不上诉会怎么样", "do I need a lawyer for the appeal"])
async def test_the_days_to_appeal_are_not_told_again_to_who_asks_something_else(text: str) -> None:
    turn = turn_of(text, "ask_time_limit", before=_DAYS_TOLD)
    turn.door = cast(Any, _NoLimits())
    assert not await appeal.take_up(turn)
    heard: list[str] = []

    async def known(turn: Any) -> bool:
        heard.append(turn.answer.text)
        return True

    assert await appeal.beyond_days(known)(turn)
    assert heard == [text]


@pytest.mark.parametrize("text", ["上诉期多少天", "最后一天是几号", "when is the last day to appeal"])
async def test_who_asks_for_the_days_to_appeal_again_is_told_them(text: str) -> None:
    assert not appeal.asks_beyond_days(turn_of(text, "ask_time_limit", before=_DAYS_TOLD))


async def test_what_is_asked_where_no_days_were_told_is_left_to_the_rule() -> None:
    assert not appeal.asks_beyond_days(turn_of("可以在网上交上诉状吗", before=("判决书收到了", "utter_hearing_limits")))
