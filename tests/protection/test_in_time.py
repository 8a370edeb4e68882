"""Questions whether it is too late, inside an open filing: heard as that, and worked out from the days told there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.protection.in_time import filing_in_time
from actions.topic import keys_asked
from tests.protection.test_answers import EveryEntry, said, turn_of

LATE = (
    "那还来得及吗", "还来不来得及", "會不會太遲", "會唔會太遲", "过了时效吗", "时效过了没有", "三年多了，时效过了没",
    "是不是已经过期限了吗", "现在告是不是太晚", "我这个还能告吗", "仲嚟得切嗎", "過咗時效未", "仲告得佢嗎",
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
    turn.memo.clear()
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_answer_in_form"]
