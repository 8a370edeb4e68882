"""Sums owed month by month: read where the monthly sum and the months are told, and told with their rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.protection.arrears_told import months_between, tell_arrears
from actions.protection.readers.arrears import Arrears, arrears_in, asks_arrears
from tests.protection.test_answers import EveryEntry, said, turn_of

TODAY = date(2026, 11, 30)


def _answer(text: str, **values: Any) -> Answer:
    """A message with the words of each value as the bot reads them: money=("1500元", "1500.00 CNY")."""
    entities: list[dict[str, Any]] = []
    for name, (words, value) in values.items():
        start = text.index(words)
        read: Any = value
        if name == "money":
            amount, currency = value.split()
            read = {"amount": amount, "currency": currency}
        if name == "date_range":
            read = {"from": value, "to": value}
        entities.append({"entity": name, "value": read, "start": start, "end": start + len(words)})
    return Answer(text, "ask_law", entities=tuple(entities))


READ = (
    (_answer("my tenant owes 5 months of rent at 3000 a month, how much in total"), ("rent", 3000, "CNY", 5, None)),
    (_answer("租客欠租5个月，租金3000元每月，一共多少"), ("rent", 3000, "CNY", 5, None)),
    (_answer("前夫每月1500抚养费，欠了14个月，一共多少"), ("maintenance", 1500, "CNY", 14, None)),
    (
        _answer("抚养费每个月1,200元，一年半没给了，总共多少", money=("1,200元", "1200.00 CNY")),
        ("maintenance", 1200, "CNY", 18, None),
    ),
    (_answer("前夫每個月應該俾2000家用，兩年冇俾，計下幾多"), ("maintenance", 2000, "CNY", 24, None)),
    (_answer("租客月租3500，拖了5个月，一共欠多少"), ("rent", 3500, "CNY", 5, None)),
    (
        _answer("租客每月租金800美元，半年没交，合计多少", money=("800美元", "800.00 USD")),
        ("rent", 800, "USD", 6, None),
    ),
    (_answer("老板每个月工资4800，拖了3个月，总共多少"), ("wages", 4800, "CNY", 3, None)),
    (
        _answer("抚养费每月1500，从2024年3月起没给过，一共欠多少", date_range=("2024年3月", "2024-03-01")),
        ("maintenance", 1500, "CNY", None, date(2024, 3, 1)),
    ),
    (
        _answer(
            "child support is 1,500 yuan a month and he owes 14 months, how much in total",
            money=("1,500 yuan", "1500.00 CNY"),
        ),
        ("maintenance", 1500, "CNY", 14, None),
    ),
    (
        _answer(
            "my tenant stopped paying since March 2026, monthly rent is 3000, how much",
            date_range=("March 2026", "2026-03-01"),
        ),
        ("rent", 3000, "CNY", None, date(2026, 3, 1)),
    ),
)
NOT_READ = (
    "抚养费每月1500，欠了好几个月，一共多少", "抚养费每月多少", "前夫欠了14个月抚养费，一共多少",
    "每月1500，14个月，一共多少",
    "工资每月4800，做了3个月，一共多少", "租客月租3500，住了5个月，一共多少", "他借了我15000，欠了14个月，利息多少",
    "rent is 3000 a month, how much deposit is usual", "he owes several months of rent at 3000 a month, how much",
)  # fmt: skip


@pytest.mark.parametrize(("answer", "owed"), READ, ids=[answer.text[:30] for answer, _ in READ])
def test_what_is_owed_is_read(answer: Answer, owed: Any) -> None:
    kind, monthly, currency, months, since = owed
    assert asks_arrears(answer.text)
    assert arrears_in(answer, TODAY) == Arrears(kind, Decimal(monthly), currency, months, since)


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_not_told_in_full_is_not_counted(text: str) -> None:
    assert arrears_in(_answer(text), TODAY) is None


@pytest.mark.parametrize(
    ("since", "months"),
    [(date(2024, 3, 1), 32), (date(2026, 11, 1), 0), (date(2026, 10, 1), 1), (date(2025, 11, 1), 12)],
)
def test_months_count_up_to_the_last_one(since: date, months: int) -> None:
    assert months_between(since, TODAY) == months


async def test_the_sum_is_told_with_the_rule() -> None:
    turn = turn_of("前夫每月1500抚养费，欠了14个月，一共多少")
    turn.door = cast(Any, EveryEntry())
    assert await tell_arrears(turn)
    (told,) = turn.dispatcher.messages
    assert said(turn) == ["utter_law_arrears"]
    assert told["total"] == "21,000元" and told["months"] == "14" and told["this_month"] == ""
    assert told["rule"].startswith("maintenance_arrears_no_limit")


@pytest.mark.parametrize(
    "text",
    [
        "前夫每月1500抚养费，欠了14个月",
        "抚养费一共能要多少",
        "租客每个月租金2800，拖了8个月，总共欠22400，我要告他收回房子",
        "租客每个月租金2800，拖了8个月，我要告他，诉讼费多少",
        "老板每个月工资4800，拖了3个月，一共14400",
        "前夫每月1500抚养费，欠了14个月，诉讼费多少",
    ],
)
async def test_without_the_question_or_the_numbers_nothing_is_told(text: str) -> None:
    turn = turn_of(text)
    assert not await tell_arrears(turn)
