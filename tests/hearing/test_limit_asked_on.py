"""A last day that was reckoned in the talk is told again, with what lateness means and what an appeal costs."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.hearing.limit_asked_on import asked_outright, take_up
from actions.hearing.readers import asked_of_told_limit
from tests.protection.test_answers import turn_of

UNTIL = (
    "最后一天是几号", "答辩期过了没有", "还剩几天", "還有幾多日", "来得及吗", "仲趕唔趕得切", "十五天是哪天到期",
    "截止到几号", "我最迟哪天交", "is it too late", "when exactly does it run out", "how many days do I have left",
    "whats the deadline again", "几号之前要交", "係咪已經遲咗", "计到边日",
)  # fmt: skip
LATE = (
    "晚一天会怎样", "遲咗會點", "what if I'm a day late", "过了期怎么办", "要是错过了呢", "what happens if i miss it",
    "超过两天还能交吗", "逾期有什么后果", "赶不上会怎么样", "過咗期仲收唔收",
    "can i still hand it in after the deadline",
    "迟交答辩状有什么后果",
)  # fmt: skip
COST = ("上訴要幾多錢", "上诉费是多少", "how much does it cost", "and the fee for that?", "贵不贵")
HOW = ("上诉怎么做", "上诉状写什么", "交几份", "where do i send it", "what do i write in it", "上訴狀交去邊間法院")
OTHER = (
    "举证期限是哪天", "什么时候开庭", "诉讼时效过了没有", "诉讼费晚交会怎样", "申请再审的期限", "律师费多少钱",
    "对方不给钱怎么办", "签证过期了怎么办", "他迟到了", "上诉期限一般多少天", "我要约公证", "how much is a lawyer",
    "谢谢", "执行要多久", "忘了交上诉费会怎样", "提醒我", "my visa runs out when",
)  # fmt: skip


@pytest.mark.parametrize("text", UNTIL)
def test_until_when_is_asked(text: str) -> None:
    assert asked_of_told_limit(text) == ("until",)


@pytest.mark.parametrize("text", LATE)
def test_what_lateness_means_is_asked_and_no_day(text: str) -> None:
    assert asked_of_told_limit(text) == ("late",)


@pytest.mark.parametrize("text", COST)
def test_what_it_costs_is_asked(text: str) -> None:
    assert "cost" in asked_of_told_limit(text)


@pytest.mark.parametrize("text", HOW)
def test_how_an_appeal_is_brought_is_asked(text: str) -> None:
    assert asked_of_told_limit(text) == ("how",)


@pytest.mark.parametrize("text", OTHER)
def test_another_time_and_another_price_are_left(text: str) -> None:
    assert not asked_of_told_limit(text)


RECKONED = "utter_hearing_limit_reckoned"
BY_APPEAL = (
    "按2026年11月18日收到判决书算，上诉期限最后到：\n• 北京时间 12月3日（15 日）\n上诉状通过作出裁判的法院提交。"
)
BY_COPY = "按2026年11月18日收到上诉状副本算，答辩期限最后到：\n• 北京时间 12月3日（15 日）"
TO_ANSWER = "答辩最后到：\n• 北京时间 12月7日\n• 北京时间 12月21日"


def after(text: str, utter: str, words: str) -> Any:
    """A turn right after a last day was told in these words."""
    turn = turn_of(text, "out_of_scope")
    told = {"event": "bot", "text": words, "metadata": {"utter_action": utter}}
    turn.tracker.events[:0] = [{"event": "user", "text": "收到了"}, told]
    return turn


@pytest.mark.parametrize(
    ("text", "utter", "words", "held"),
    [
        ("最后一天是几号", RECKONED, BY_APPEAL, "• 北京时间 12月3日"),
        ("还剩几天", "utter_defence_last_days", TO_ANSWER, "12月21日"),
        ("十五天是哪天到期", "utter_hearing_limit_labour", "最后到：12月7日。", "12月7日"),
        ("晚一天会怎样", RECKONED, BY_APPEAL, "第158条"),
        ("晚一天会怎样", RECKONED, BY_COPY, "第128条"),
        ("遲咗會點", "utter_defence_last_days", TO_ANSWER, "第130条"),
        ("要是错过了呢", "utter_hearing_limit_labour", "最后到：12月7日。", "裁决书就生效"),
        ("上诉状写什么", RECKONED, BY_APPEAL, "第172条"),
        ("how much does it cost", RECKONED, BY_APPEAL, "第13、17、22条"),
    ],
)
async def test_the_day_that_was_told_is_spoken_of(text: str, utter: str, words: str, held: str) -> None:
    turn = after(text, utter, words)
    assert await take_up(turn)
    assert held in turn.dispatcher.messages[0]["words"]


@pytest.mark.parametrize(
    ("text", "utter", "words"),
    [
        ("最后一天是几号", "utter_hearing_limits", "上诉 15 日"),
        ("晚一天会怎样", "utter_notarization_booked", "约好了"),
        ("那上诉期最后一天呢", "utter_defence_last_days", TO_ANSWER),
        ("答辩期过了没有", RECKONED, BY_APPEAL),
        ("交几份", "utter_defence_last_days", TO_ANSWER),
        ("举证期限哪天到", RECKONED, BY_APPEAL),
    ],
)
async def test_no_day_of_that_kind_was_told(text: str, utter: str, words: str) -> None:
    assert not await take_up(after(text, utter, words))


async def test_a_case_with_a_record_is_told_by_it() -> None:
    turn = after("最后一天是几号", RECKONED, BY_APPEAL)
    turn.door.limits = ("2026-12-20",)
    assert not await take_up(turn)


def test_before_a_field_takes_it_only_right_after_a_day_was_told() -> None:
    late, home = Answer("遲咗會點", "complain"), Answer("户口还在国内，还来得及吗", "inform")
    assert asked_outright(late, [RECKONED]) == "ask_time_limit"
    assert not asked_outright(late, ["utter_filing_opening"])
    assert not asked_outright(home, [RECKONED])


@pytest.mark.parametrize("told", ["离婚判决书11月18日收到 我要上诉", "劳动争议判决11月18日收到 要上诉"])
async def test_the_fee_of_a_matter_that_goes_by_no_sum_is_left_to_the_table(told: str) -> None:
    turn = after("上诉费多少", RECKONED, BY_APPEAL)
    turn.tracker.events[0]["text"] = told
    assert not await take_up(turn)
