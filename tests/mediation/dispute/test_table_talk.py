"""What a side says of the offers by chatting: asks, accepts, declines, takes back, offers, and when it pays."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.mediation.readers.pay_days import first_day_in
from actions.mediation.readers.table_talk import act_in, names_each_part, says_button, stands_for
from actions.mediation.readers.told import payer_in
from backend.shared.wording import Words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("我出15万，分三期，春节前付清", "offered"), ("我要22万，分两期，第一期12月15号", "offered"),
        ("唔接受住，還價25萬", "offered"), ("I'd take 25,000 US dollars in two instalments", "offered"),
        ("28万太多了，我最多给20万，分10期", "offered"), ("我也密封报一个，20万，一次付清", "offered"),
        ("他们出多少", "asked"), ("佢出幾多呀", "asked"), ("對方出咗乜嘢價", "asked"),
        ("how much did they offer", "asked"),
        ("個方案幾時到期", "asked"), ("对方还没回吗", "asked"), ("如果我唔覆佢會點", "asked"),
        ("我接受", "accepted"), ("好，就按他说的", "accepted"), ("佢個價我應承", "accepted"), ("ok deal", "accepted"),
        ("I accept", "accepted"), ("成交", "accepted"),
        ("我不接受", "refused"), ("太少了，不接受", "refused"), ("I can't accept that", "refused"), ("拒绝", "refused"),
        ("撤回我的方案", "taken_back"), ("withdraw my offer", "taken_back"),
        ("如果我接受会怎么样", None), ("接受之后可以反悔吗", None), ("我同意调解", None), ("我接受采访", None),
        ("他付了我3万", None), ("我付了3万给他", None), ("我借给他15万", None), ("我想立案，他欠我15万", None),
        ("好", None),
        ("ok", None), ("你好", None),
    ],
)  # fmt: skip
def test_what_is_said_of_the_offers_is_told_apart(text: str, act: str | None) -> None:
    assert act_in(text, with_sum=any(sign in text for sign in "万萬0")) == act


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我最多给20万，分10期", "me"), ("我们给8万", "me"), ("I can go up to 12,000 pounds", "me"),
        ("我要22万，分两期", "them"), ("最少要十八万", "them"), ("I'd take 25,000 US dollars", "them"),
        ("還價25萬", None),
    ],
)  # fmt: skip
def test_who_pays_is_heard_in_what_is_given_or_asked(text: str, who: str | None) -> None:
    assert payer_in(text) == who


@pytest.mark.parametrize(
    ("text", "parts", "told", "first"),
    [
        ("分三期，春节前付清", 3, None, "2026-12-05"),
        ("农历年前付清", 1, None, "2027-02-05"),
        ("分两期，第一期12月15号", 2, "2026-12-15", "2026-12-15"),
        ("两期，明年3月1日前还清", 2, "2027-03-01", "2027-02-01"),
        ("每个月5号付", 6, None, "2026-12-05"),
        ("每月20号", 6, None, "2026-12-20"),
        ("24期，春节前付清", 24, None, None),
        ("尽快", 1, None, None),
    ],
)
def test_the_first_payment_is_reckoned_from_the_end_that_is_told(
    text: str, parts: int, told: str | None, first: str | None
) -> None:
    found = first_day_in(text, (), TODAY, parts, date.fromisoformat(told) if told else None)
    assert (found.isoformat() if found else None) == first


def test_a_stretch_of_days_ends_what_is_paid_before_it_and_begins_what_is_paid_each_month() -> None:
    year_end: dict[str, Any] = {
        "entity": "date_range", "start": 0, "end": 2, "value": {"from": "2026-12-22", "to": "2026-12-31"}
    }  # fmt: skip
    assert first_day_in("年底前", (year_end,), TODAY) == date(2026, 12, 31)
    january = {**year_end, "value": {"from": "2027-01-01", "to": "2027-01-31"}}
    assert first_day_in("一月开始每月15号", (january,), TODAY) == date(2027, 1, 15)


@pytest.mark.parametrize(("text", "each"), [("每月还五千", True), ("5,000 a month", True), ("一共五千", False)])
def test_a_sum_for_each_part_is_no_sum_in_all(text: str, each: bool) -> None:
    assert names_each_part(text) is each


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("给他三天考虑", "3"),
        ("保留10天", "10"),
        ("有效一个星期", "7"),
        ("it stands for 5 days", "5"),
        ("30天内付清", ""),
    ],
)
def test_an_offer_stands_for_the_days_that_are_said_of_it_alone(text: str, days: str) -> None:
    assert stands_for(text) == days


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("接受", True),
        ("我接受", True),
        ("好，我接受", True),
        ("我接受呢個方案", True),
        ("我接受这个方案", True),
        ("I accept", True),
        ("yes, I accept the offer", True),
        ("我接受不了", False),
        ("不接受", False),
        ("I would accept 20,000", False),
        ("他接受吗", False),
    ],
)
def test_a_title_said_of_oneself_presses_its_button(text: str, presses: bool) -> None:
    assert says_button(text, Words("接受", "Accept")) is presses
