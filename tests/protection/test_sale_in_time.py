"""Until when a price or a loan can be sued for is said at the review where it is over or nearly so, and when asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.protection.in_time import filing_in_time, tell_if_run
from actions.protection.readers.rough_days import due_at_end_of_that_month
from backend.shared.rough_days import ends_of
from tests.protection.test_answers import said
from tests.protection.test_in_time import _loan, _turn


def _sale(**told: str) -> Any:
    every = {"my_side": "seller", **told}
    return _turn(cause="sale_contract", **{f"sale_contract_{name}": value for name, value in every.items()})


async def _told_at_review(turn: Any) -> list[str]:
    turn.change = lambda *news, **more: None
    await tell_if_run(turn)
    return said(turn)


@pytest.mark.parametrize(
    ("told", "utter"),
    [
        ({"delivered_on": "2023年8月"}, "utter_law_limitation"),
        ({"delivered_on": "2023-08-20"}, "utter_law_limitation"),
        ({"delivered_on": "2023年8月底"}, "utter_law_limitation"),
        ({"delivered_on": "2023年12月"}, "utter_law_limitation_runs"),
    ],
)
async def test_a_price_whose_period_is_over_or_nearly_so_is_told_at_the_review(
    told: dict[str, str], utter: str
) -> None:
    assert await _told_at_review(_sale(**told)) == [utter]


@pytest.mark.parametrize(
    "turn",
    [
        _sale(delivered_on="2025-08-20"),
        _sale(delivered_on="2024年8月"),
        _sale(),
        _sale(my_side="buyer", delivered_on="2023-08-20"),
        _loan(due_on="2024年12月"),
    ],
)
async def test_what_is_in_time_says_nothing_at_the_review(turn: Any) -> None:
    assert await _told_at_review(turn) == []


async def test_a_loan_due_at_the_end_of_a_year_is_told_before_its_last_day() -> None:
    turn = _loan(due_on="2023年底")
    assert await _told_at_review(turn) == ["utter_law_limitation_runs"]
    assert "2026" in turn.dispatcher.messages[0]["until"]


async def test_whoever_asks_hears_the_last_day_of_a_price() -> None:
    turn = _sale(delivered_on="2025-08-20")
    await filing_in_time(turn)
    assert said(turn) == ["utter_law_limitation_runs"]
    assert "2028" in turn.dispatcher.messages[0]["until"]


@pytest.mark.parametrize(
    ("kept", "ends"),
    [
        ("2023年底", (date(2023, 12, 31), date(2023, 12, 31))),
        ("2023年8月底", (date(2023, 8, 31), date(2023, 8, 31))),
        ("2023年8月初", (date(2023, 8, 1), date(2023, 8, 1))),
        ("2023年8月", (date(2023, 8, 1), date(2023, 8, 31))),
        ("2023-08-20", (date(2023, 8, 20), date(2023, 8, 20))),
        ("很久以前", None),
    ],
)
def test_a_rough_day_has_a_first_and_a_last_one(kept: str, ends: Any) -> None:
    assert ends_of(kept) == ends


@pytest.mark.parametrize(
    ("text", "is_due"),
    [
        ("2023年8月送的货，说好当月底付", True),
        ("佢话嗰个月底俾钱", True),
        ("八月交貨，講好月底找數", True),
        ("He promised to pay by the end of that month", True),
        ("今年8月底他搬走了", False),
        ("每月底发工资", False),
        ("下月底我回国", False),
        ("at the end of the year", False),
    ],
)
def test_payment_promised_for_that_months_end(text: str, is_due: bool) -> None:
    assert due_at_end_of_that_month(text) is is_due
