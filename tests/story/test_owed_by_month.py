"""Wages told by the month: months times the sum of one month, never the sum of one month as all that is owed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from actions.story.readers.by_month import total_in
from actions.story.reading import read_story
from tests.story.test_reading import TODAY, entities


def _read(text: str, **values: Any) -> dict[str, tuple[str, bool]]:
    story = read_story(text, entities(text, **values), today=TODAY, cause="labour")
    return {name: (str(fact.value), fact.sure) for name, fact in story.facts.items()}


@pytest.mark.parametrize(
    ("text", "money", "total"),
    [
        ("老闆欠我五個月人工每個月八千五", "八千五=8500.00", "42500.00 CNY"),
        ("老板拖欠工资三个月，每月5000元", "5000元=5000.00", "15000.00 CNY"),
        ("月薪18,000元，欠了三个月", "18,000元=18000.00", "54000.00 CNY"),
        ("公司没发我两个月工资，底薪6000块", "6000块=6000.00", "12000.00 CNY"),
        ("老細爭我兩個月人工，每個月9000蚊", "9000蚊=9000.00", "18000.00 CNY"),
        ("欠我6个月的工资，一个月7000元", "7000元=7000.00", "42000.00 CNY"),
        ("my boss owes me the last 3 months unpaid, 1200 yuan each", "1200 yuan=1200.00", "3600.00 CNY"),
        ("he owes me 4 months of wages, 2000 yuan a month", "2000 yuan=2000.00", "8000.00 CNY"),
        ("boss owes me 2 months, monthly salary is 5000 yuan", "5000 yuan=5000.00", "10000.00 CNY"),
        ("4000元一个月，四个月没发", "4000元=4000.00", "16000.00 CNY"),
    ],
)
def test_months_that_are_counted_and_the_sum_of_one_make_a_total_to_ask_about(
    text: str, money: str, total: str
) -> None:
    assert _read(text, money=money)["owed"] == (total, False)


@pytest.mark.parametrize(
    ("text", "money", "total"),
    [
        ("公司3月到7月欠薪没发，月薪18,000元", "18,000元=18000.00", "90000.00 CNY"),
        ("欠薪从2024年11月到2025年2月，月薪7000元", "7000元=7000.00", "28000.00 CNY"),
        ("2024年11月至次年1月的工资没发，每月5000元", "5000元=5000.00", "15000.00 CNY"),
        ("they owe me wages from march to july, 2000 yuan a month", "2000 yuan=2000.00", "10000.00 CNY"),
    ],
)
def test_a_total_that_only_a_period_tells_is_asked_about(text: str, money: str, total: str) -> None:
    assert _read(text, money=money)["owed"] == (total, False)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("老板欠我工资，每个月八千五", "八千五=8500.00"),
        ("欠我几个月工资，每月5000元", "5000元=5000.00"),
        ("我在厂里做了五个月，月薪6000元，没发工资", "6000元=6000.00"),
        ("欠我三个月工资，后来又说欠五个月，月薪6000元", "6000元=6000.00"),
        ("11月到2月的工资没发，月薪6000元", "6000元=6000.00"),
        ("3月到5月没发，一共欠四个月，月薪6000元", "6000元=6000.00"),
    ],
)
def test_the_sum_of_one_month_alone_is_not_what_is_owed(text: str, money: str) -> None:
    assert "owed" not in _read(text, money=money)


@pytest.mark.parametrize(
    ("text", "money", "second", "total"),
    [
        ("公司欠我工资一共四万二，每月六千", "四万二=42000.00", "六千=6000.00", "42000.00 CNY"),
        ("每月5000元，欠我两万", "5000元=5000.00", "两万=20000.00", "20000.00 CNY"),
        ("月薪6000元，欠了三个月，一共欠我15000元", "6000元=6000.00", "15000元=15000.00", "15000.00 CNY"),
    ],
)
def test_a_total_that_is_told_goes_before_one_that_is_reckoned(text: str, money: str, second: str, total: str) -> None:
    assert _read(text, money=money, money__2=second)["owed"] == (total, True)


@pytest.mark.parametrize(
    ("text", "began"),
    [
        ("在厂里做了四年半，2024年9月走的", "2020年3月"),
        ("做咗三年，2024年9月走的", "2021年9月"),
        ("i worked there for two years, 2024年9月离职", "2022年9月"),
    ],
)
def test_how_long_the_work_lasted_tells_its_beginning_which_is_asked_about(text: str, began: str) -> None:
    month = re.search(r"2024年9月", text)
    assert month is not None
    spans = [{"entity": "date_range", "value": {"from": "2024-09-01", "to": "2024-09-30"},
              "start": month.start(), "end": month.end()}]  # fmt: skip
    story = read_story(text, spans, today=TODAY, cause="labour")
    assert [(str(one.value), one.sure) for name, one in story.facts.items() if name == "started_on"] == [(began, False)]


@pytest.mark.parametrize("text", ["做了四年半，还在做", "做了几年，走了", "我儿子四年级，2024年9月走的"])
def test_a_length_without_an_end_tells_no_beginning(text: str) -> None:
    assert "started_on" not in _read(text)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("我要告公司欠工资；月薪18,000；欠了三个月", "54000.00 CNY"),
        ("月薪6000，两个月没发工资", "12000.00 CNY"),
        ("每月1.2万，欠我四个月", "48000.00 CNY"),
        ("owes me 3 months, 1200 usd a month", "3600.00 USD"),
        ("月薪18,000", None),
        ("欠了三个月", None),
        ("一共欠我18,000，欠了三个月", None),
        ("月薪6000，在2024年走的", None),
    ],
)
def test_words_that_were_kept_tell_the_total_too(text: str, total: str | None) -> None:
    assert total_in(text) == total
