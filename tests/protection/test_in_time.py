"""Questions whether it is too late, inside an open filing: heard as that, and worked out from the days told there."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.protection.in_time import filing_in_time
from actions.protection.reckoned import limit_asked
from actions.topic import keys_asked
from backend.shared.notifier import READY_WORDS
from tests.protection.test_answers import EveryEntry, said, turn_of

NOW = {"now": "2026-11-30T04:00:00+00:00"}

LATE = (
    "那还来得及吗", "还来不来得及", "會不會太遲", "會唔會太遲", "过了时效吗", "时效过了没有", "三年多了，时效过了没",
    "是不是已经过期限了吗", "现在告是不是太晚", "我这个还能告吗", "仲嚟得切嗎", "過咗時效未", "仲告得佢嗎",
    "仲来得切告佢咩？", "仲嚟得切告佢咩",
    "is it too late?", "am I still in time", "can I still sue him?", "has the limitation period expired",
    "isn't it too late by now", "are we out of time",
)  # fmt: skip
OTHERS = (
    "可以晚点吗", "他晚了三天", "护照过期了吗", "我来晚了", "合同期限是两年", "能不能晚上办", "要多久", "他迟到了",
    "the flight was late", "it was too late to call him then",
)  # fmt: skip


@pytest.mark.parametrize("text", LATE)
def test_it_is_asked_of_the_open_filing_whether_it_is_too_late(text: str) -> None:
    assert ("filing", "late") in keys_asked(text, "filing")


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_of_time_do_not_ask_it(text: str) -> None:
    assert ("filing", "late") not in keys_asked(text, "filing")


def _turn(**answers: str) -> Any:
    turn = turn_of("那还来得及吗", "ask_next_step")
    turn.door = cast(Any, EveryEntry())
    turn.memo.clear()
    turn.draft = cast(Any, SimpleNamespace(draft_id="d", service="filing", state="open", answers=answers))
    return turn


def _loan(**told: str) -> Any:
    return _turn(cause="private_lending", **{f"private_lending_{name}": value for name, value in told.items()})


@pytest.mark.parametrize(
    ("told", "utter", "until"),
    [
        ({"due_on": "2022-05-01"}, "utter_law_limitation", "2025"),
        ({"due_on": "2024-05-01"}, "utter_law_limitation_runs", "2027"),
        ({"due_on": "2022-05-01", "last_asked_on": "2024-08-09"}, "utter_law_limitation_runs", "2027"),
        ({"due_on": "2021-03-02", "last_asked_on": "2025-10-01"}, "utter_law_limitation", "2024"),
    ],
)
async def test_of_a_loan_with_a_day_of_repayment_the_last_day_is_told(
    told: dict[str, str], utter: str, until: str
) -> None:
    turn = _loan(**told)
    await filing_in_time(turn)
    assert said(turn) == [utter]
    assert until in turn.dispatcher.messages[0]["until"]


@pytest.mark.parametrize(
    ("answers", "entry"),
    [
        ({"cause": "private_lending"}, "limitation_three_years"),
        ({"cause": "private_lending", "private_lending_due_on": ""}, "limitation_no_due_date"),
        ({"cause": "sale_contract"}, "limitation_three_years"),
        ({"cause": "labour"}, "labour_one_year_limit"),
        ({"cause": "inheritance"}, "inherit_deadline"),
        ({"cause": "tort_traffic"}, "limitation_injury_and_medical"),
        ({}, "limitation_three_years"),
    ],
)
async def test_of_any_other_claim_its_rule_is_told(answers: dict[str, str], entry: str) -> None:
    turn = _turn(**answers)
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_answer_in_form"]
    assert turn.events[-1]["value"] == entry


async def test_a_month_alone_whose_period_may_end_today_or_later_has_only_its_rule_told() -> None:
    turn = _loan(due_on="2023年11月")
    turn.tracker.latest_message["metadata"] = NOW
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_answer_in_form"]


async def test_a_payment_told_before_counts_and_one_without_a_day_is_not_ignored() -> None:
    turn = _loan(due_on="2022-12-31")
    turn.tracker.latest_message["metadata"] = NOW
    found = {"entity": "date_range", "value": {"from": "2023-06-01", "to": "2023-06-30"}, "start": 1, "end": 8}
    paid = {
        "event": "user",
        "text": "他2023年6月还过两万",
        "parse_data": {"entities": [found], "intent": {"name": "inform"}},
    }
    turn.tracker.events.insert(0, paid)
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_limitation"]
    assert "2026年6月1日" in turn.dispatcher.messages[0]["until"]
    undated = _loan(due_on="2022-12-31", repaid="20000.00 CNY")
    undated.tracker.latest_message["metadata"] = NOW
    await filing_in_time(undated)
    assert undated.events[-1]["value"] == "limitation_part_payment"


async def test_on_the_last_day_it_is_said_that_it_is_today() -> None:
    turn = _loan(due_on="2023-11-30")
    turn.tracker.latest_message["metadata"] = NOW
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_limitation_runs"]
    assert "今天就是最后一天" in turn.dispatcher.messages[0]["late"]


def _outside(text: str, *before: tuple[str, str, str], told: tuple[str, str] | None = None) -> Any:
    """A turn outside any form after these messages, each with the words of a day in it and the day itself."""
    turn = turn_of(text, "ask_law")
    turn.door = cast(Any, EveryEntry())
    turn.tracker.latest_message["metadata"] = NOW
    events = []
    for earlier, words, day in before:
        start = earlier.index(words)
        found = {"entity": "date", "value": day, "start": start, "end": start + len(words)}
        events.append({"event": "user", "text": earlier, "parse_data": {"entities": [found] if words else []}})
    turn.tracker.events[:0] = events
    if told is not None:
        start = text.index(told[0])
        found = {"entity": "date", "value": told[1], "start": start, "end": start + len(told[0])}
        turn.answer = replace(turn.answer, entities=(found,))
    return turn


_DUE = ("佢借咗我十万，讲好2022年12月31日还", "2022年12月31日", "2022-12-31")
_PAID = ("2023年12月5日佢还过两万", "2023年12月5日", "2023-12-05")


@pytest.mark.parametrize(
    "text", ["仲来得切告佢咩？", "Is it too late?? how do we start", "还来得及吗", "还有多久时间告他"]
)
async def test_outside_a_form_the_days_told_before_are_counted_with_the_payment_between(text: str) -> None:
    turn = _outside(text, _DUE, _PAID)
    assert await limit_asked(turn)
    assert said(turn) == ["utter_law_limitation_runs"]
    assert "2026年12月5日" in turn.dispatcher.messages[0]["until"]


@pytest.mark.parametrize("text", ["还来得及上诉吗", "仲有几耐开庭", "how long do I have to answer", "我要告他"])
async def test_what_asks_of_another_time_is_left_to_others(text: str) -> None:
    assert not await limit_asked(_outside(text, _DUE))


async def test_the_day_work_ended_is_heard_however_it_is_told() -> None:
    wages = ("老板欠我三个月工资", "", "")
    turn = _outside("仲有幾耐時間？我2月28號走嘅", wages, told=("2月28號", "2027-02-28"))
    assert await limit_asked(turn)
    assert said(turn) == ["utter_law_labour_limit_runs"]
    assert "2027年2月28日" in turn.dispatcher.messages[0]["until"]
    last = _outside("工资还来得及要吗？我2025年11月30日走的", told=("2025年11月30日", "2025-11-30"))
    assert await limit_asked(last)
    assert "就是今天" in last.dispatcher.messages[0]["until"]


def _work(text: str, *told: tuple[str, str, str], **answers: str) -> Any:
    """A filing about work in which a text is said, behind messages with the words of a day and the day itself."""
    turn = _turn(cause="labour", **answers)
    turn.answer = replace(turn.answer, text=text)
    turn.tracker.latest_message["metadata"] = NOW
    for earlier, words, day in told:
        start = earlier.index(words)
        found = {"entity": "date", "value": day, "start": start, "end": start + len(words)}
        parsed = {"entities": [found], "intent": {"name": "inform"}}
        turn.tracker.events.insert(0, {"event": "user", "text": earlier, "parse_data": parsed})
    return turn


ASKED_LATE = "那我现在去仲裁是不是已经晚了？"


async def test_of_work_the_day_filled_in_is_counted_and_the_last_demand_asked_for() -> None:
    turn = _work(ASKED_LATE, labour_left_on="2025-09-30")
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_labour_limit", READY_WORDS]
    assert "2026年9月30日" in turn.dispatcher.messages[0]["until"]
    assert "哪天" in turn.dispatcher.messages[1]["words"]


async def test_of_work_a_demand_within_the_year_begins_it_anew_and_a_later_one_does_not() -> None:
    turn = _work(ASKED_LATE, ("2026年3月2日我又微信催过他", "2026年3月2日", "2026-03-02"), labour_left_on="2025-09-30")
    await filing_in_time(turn)
    assert said(turn) == [READY_WORDS, "utter_law_answer_in_form"]
    assert "2027年3月2日" in turn.dispatcher.messages[0]["words"]
    turn = _work(
        ASKED_LATE, ("2026年11月2日我又微信催过他", "2026年11月2日", "2026-11-02"), labour_left_on="2025-09-30"
    )
    await filing_in_time(turn)
    assert said(turn)[0] == "utter_law_labour_limit"


async def test_of_work_that_ended_lately_the_days_left_are_told_and_nothing_more_is_asked() -> None:
    turn = _work("来得及仲裁吗", labour_left_on="2026年6月")
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_labour_limit_runs"]
    assert "2027年6月1日" in turn.dispatcher.messages[0]["until"]


async def test_of_work_whose_end_is_not_filled_in_the_rule_is_told() -> None:
    turn = _work("来得及仲裁吗")
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_answer_in_form"]
