"""A day that is told lies on the right side of today and is read in the order of its writer's country."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.readers.told_days import Side, is_nearer_day, is_part_of, read_told_day, with_kept_parts

TODAY = date(2026, 11, 27)


def said(text: str, day: str | None = None, **entities: Any) -> Answer:
    """A message with the day the bot reads in it: without a year, the next to come."""
    found = [{"entity": "date", "value": day, "start": 0, "end": len(text)}] if day else []
    found += [{"entity": name, "value": value} for name, value in entities.items()]
    return Answer(text, "inform", "answer", tuple(found))


def told(answer: Answer, country: str = "CA", side: Side = "past", needs_year: bool = False) -> str:
    found = read_told_day(answer, TODAY, country, side, needs_year)
    return "" if found is None else found.day.isoformat() if found.day else str(found.fault)


ORDER = [
    ("03/04/1975", "CA", "1975-04-03"), ("03/04/1975", "GB", "1975-04-03"),
    ("03/04/1975", "HK", "1975-04-03"),
    ("03/04/1975", "MY", "1975-04-03"), ("03/04/1975", "AU", "1975-04-03"),
    ("03/04/1975", "VE", "1975-04-03"),
    ("03/04/1975", "NZ", "1975-04-03"), ("03/04/1975", "SG", "1975-04-03"),
    ("12/11/1960", "PA", "1960-11-12"),
    ("03/04/1975", "US", "1975-03-04"), ("03/04/1975", "PR", "1975-03-04"),
    ("03/04/1975", "CN", "which_order"),
    ("03/04/1975", "", "which_order"), ("03/04/1975", "PH", "which_order"),
    ("03/04/1975", "TW", "which_order"),
    ("04/04/1975", "CN", "1975-04-04"), ("25/12/1975", "US", "1975-12-25"),
    ("12/25/1975", "GB", "1975-12-25"),
    ("03-04-1975", "GB", "1975-04-03"), ("3.4.1975", "DE", "1975-04-03"), ("03/04/75", "GB", "1975-04-03"),
    ("03/04/75", "US", "1975-03-04"), ("03/04/05", "GB", "2005-04-03"), ("03/04/27", "GB", "1927-04-03"),
    ("31/02/1975", "GB", "no_such_day"), ("13/13/1975", "GB", "no_such_day"),
    ("我是03/04/1975出生的", "US", "1975-03-04"),
    ("12/01/2026", "CN", "2026-01-12"),  # 1 December is still to come
    ("12/12/2026", "GB", "future"), ("05/12/2027", "CN", "future"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "day"), ORDER)
def test_figures_are_read_in_the_order_of_the_country(text: str, country: str, day: str) -> None:
    assert told(said(text), country) == day


PAST = [
    ("3月5日", "2027-03-05", "2026-03-05"), ("三月五号", "2027-03-05", "2026-03-05"),
    ("March 5", "2027-03-05", "2026-03-05"),
    ("12月3日", "2026-12-03", "2025-12-03"), ("11月27日", "2026-11-27", "2026-11-27"),
    ("11月28日", "2026-11-28", "2025-11-28"),
    ("2021年3月5日", "2021-03-05", "2021-03-05"), ("March 5, 2021", "2021-03-05", "2021-03-05"),
    ("2027年3月5日", "2027-03-05", "future"), ("March 5, 2027", "2027-03-05", "future"),
    ("明天", "2026-11-28", "future"),
    ("明年3月5日", "2027-03-05", "future"), ("昨天", "2026-11-26", "2026-11-26"),
    ("去年3月5日", "2025-03-05", "2025-03-05"),
    ("68年3月5日", "2068-03-05", "1968-03-05"), ("19年3月5日", "2019-03-05", "2019-03-05"),
    ("九八年三月五日", "2098-03-05", "1998-03-05"), ("民国75年3月5日", "1986-03-05", "1986-03-05"),
    ("一九七五年四月三日", "1975-04-03", "1975-04-03"), ("三年前", "2023-11-27", "2023-11-27"),
    ("last Friday", "2026-11-20", "2026-11-20"),
    ("25号收到的", "2026-12-25", "2026-11-25"), ("the 25th", "2026-12-25", "2026-11-25"),
    ("5号", "2026-12-05", "2026-11-05"), ("31号", "2026-12-31", "2026-10-31"), ("28号", "2026-11-28", "2026-10-28"),
    ("星期三收到", "2026-12-02", "2026-11-25"), ("礼拜五", "2026-12-04", "2026-11-27"),
    ("周一", "2026-11-30", "2026-11-23"),
    ("on Wednesday", "2026-12-02", "2026-11-25"), ("12月1号", "2026-12-01", "2025-12-01"),
    ("2月29日", "2028-02-29", "year_missing"), ("68岁", None, "age"), ("今年六十八岁", None, "age"),
    ("I am 68 years old", None, "age"),
    ("aged 68", None, "age"), ("不记得了", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read", "day"), PAST)
def test_what_has_happened_lies_behind_us(text: str, read: str | None, day: str) -> None:
    assert told(said(text, read)) == day


def test_a_lunar_day_without_its_year_is_asked_for() -> None:
    assert told(said("农历八月十五", "2027-09-15")) == "year_missing"
    assert told(said("1958年农历三月初八", "1958-04-26")) == "1958-04-26"


@pytest.mark.parametrize(
    ("text", "read"), [("3月5日", "2027-03-05"), ("July 12", "2027-07-12"), ("三月初八", "2027-04-14")]
)
def test_a_birthday_needs_its_year(text: str, read: str) -> None:
    assert told(said(text, read), needs_year=True) == "year_missing"


FUTURE = [
    ("2031年5月1日", "2031-05-01", "2031-05-01"), ("2021年5月1日", "2021-05-01", "past"),
    ("01/05/2031", None, "2031-05-01"),
    ("01/05/31", None, "2031-05-01"), ("31年5月1日", "2031-05-01", "2031-05-01"), ("01/05/2020", None, "past"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read", "day"), FUTURE)
def test_a_documents_last_day_lies_ahead(text: str, read: str | None, day: str) -> None:
    assert told(said(text, read), "GB", "future") == day


def test_both_sides_will_do_for_a_day_that_was_agreed() -> None:
    assert told(said("2022年3月5日", "2022-03-05"), side="any") == "2022-03-05"
    assert told(said("2028年3月5日", "2028-03-05"), side="any") == "2028-03-05"


def test_the_two_readings_wait_for_a_button_by_their_order_alone() -> None:
    found = read_told_day(said("03/04/1975"), TODAY, "CN", "past")
    assert found is not None and found.orders == (date(1975, 4, 3), date(1975, 3, 4))


def test_a_feast_of_a_short_year_is_left_in_words_for_it_falls_on_another_day_every_year() -> None:
    answer = said("一九年端午節", "2027-06-09")
    assert read_told_day(answer, TODAY, "HK", "past") is None


@pytest.mark.parametrize(
    ("value", "words", "whole"),
    [
        ("2015年", "2015年", "2015-05-20"),
        ("2027-10-09", "十月九日", "2014-10-09"),
        ("2026-06-01", "6月1号", "2014-06-01"),
        ("2016-06-01", "2016年6月1日", "2016-06-01"),
        ("2016年6月", "2016年6月", "2016年6月"),
        ("2027年9月", "九月", "2014年9月"),
        ("2025-10-09", "去年10月9日", "2025-10-09"),
        ("2010年前后", "2010年前后", "2010年前后"),
    ],
)
def test_a_part_of_a_day_corrects_that_part_alone(value: str, words: str, whole: str) -> None:
    assert with_kept_parts(value, words, "2014-05-20") == whole


@pytest.mark.parametrize("kept", ["", None, "50000.00 CNY", "那年春天"])
def test_where_no_whole_day_is_kept_a_part_stays_a_part(kept: str | None) -> None:
    assert with_kept_parts("2015年", "2015年", kept) == "2015年"


def test_a_leap_day_has_no_other_year() -> None:
    assert with_kept_parts("2015年", "2015年", "2016-02-29") == "2015年"


@pytest.mark.parametrize(
    ("value", "is_part"),
    [("2023年9月", True), ("2023年", True), ("2023年8月", False), ("2022年", False), ("2023-09-09", False)],
)
def test_a_month_or_a_year_is_part_of_a_kept_day(value: str, is_part: bool) -> None:
    assert is_part_of(value, "2023-09-09") is is_part and not is_part_of(value, "2023年9月")


@pytest.mark.parametrize(
    ("value", "words", "kept", "whole"),
    [
        ("2015年", "2015年", "2014年5月", "2015年5月"),
        ("2027年7月", "七月", "2024年6月", "2024年7月"),
        ("2023年7月", "2023年7月", "2024年6月", "2023年7月"),
        ("2027-08-25", "8月25号", "2024年8月", "2024-08-25"),
    ],
)
def test_of_a_kept_month_the_same_parts_stay(value: str, words: str, kept: str, whole: str) -> None:
    assert with_kept_parts(value, words, kept) == whole


@pytest.mark.parametrize(
    ("value", "kept", "nearer"),
    [
        ("2024-03-05", "2024年", True),
        ("2024-03-05", "2024年3月", True),
        ("2024年3月", "2024年", True),
        ("2025-03-05", "2024年", False),
        ("2024-04-05", "2024年3月", False),
        ("2024年", "2024-03-05", False),
        ("2024年3月", "2024年3月", False),
    ],
)
def test_a_day_within_the_kept_month_or_year_is_nearer(value: str, kept: str, nearer: bool) -> None:
    assert is_nearer_day(value, kept) is nearer
