"""Any day, time, amount or number, written in several styles, is read back as itself; any text at all is survived."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.entities.dates.lunar_calendar import solar_day
from bot.nlu.entities.documents import is_hong_kong_number, is_mainland_number, is_taiwan_number
from bot.nlu.entities.folding import fold
from bot.nlu.entities.numerals import parse_english, parse_integer, parse_number
from bot.nlu.entities.spans import Span, settle
from tests.nlu.entities.expression_tables import read

days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
clocks = st.builds(time, st.integers(7, 23), st.sampled_from([0, 5, 10, 15, 30, 45, 59]))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
modest = settings(max_examples=120, deadline=None)


def only(text: str, kind: str) -> Any:
    found = [entity["value"] for entity in read(text) if entity["entity"] == kind]
    assert len(found) == 1, (text, read(text))
    return found[0]


def chinese(number: int) -> str:
    return cn2an.an2cn(str(number))


def day_styles(day: date) -> list[str]:
    digits = "".join("零一二三四五六七八九"[int(c)] for c in str(day.year))
    month = MONTHS[day.month - 1]
    month_zh = chinese(day.month).removeprefix("一") if day.month >= 10 else chinese(day.month)
    return [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}號",
        f"{day.year}/{day.month}/{day.day}",
        f"{digits}年{month_zh}月{chinese(day.day)}日",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"我想约{day.year}年{day.month}月{day.day}日，可以吗",
        f"book it on {month} {day.day} {day.year} please",
    ]


@modest
@given(days)
def test_any_day_in_any_style_is_read_back(day: date) -> None:
    for text in day_styles(day):
        assert only(text, "date") == day.isoformat()


def clock_styles(day: date, clock: time) -> list[str]:
    stamp = f"{day.year}年{day.month}月{day.day}日"
    hour = clock.hour % 12 or 12
    minutes = f"{chinese(clock.minute)}分" if clock.minute else "整"
    return [
        f"{stamp}{clock.hour}:{clock.minute:02d}",
        f"{day.isoformat()}T{clock:%H:%M}",
        f"{day.isoformat()} {hour}:{clock.minute:02d} {clock:%p}",
        f"{stamp}{clock.hour}点{clock.minute}分" if clock.minute else f"{stamp}{clock.hour}點",
        f"{stamp}{chinese(clock.hour)}點{minutes}",
        f"{hour}:{clock.minute:02d}{clock:%p} on {MONTHS[day.month - 1]} {day.day}, {day.year}".lower(),
    ]


@modest
@given(days, clocks)
def test_any_moment_in_any_style_is_read_back(day: date, clock: time) -> None:
    for text in clock_styles(day, clock):
        assert only(text, "datetime") == f"{day.isoformat()}T{clock:%H:%M}"


@modest
@given(st.integers(1, 9_999_999))
def test_any_whole_amount_is_read_back(amount: int) -> None:
    for text in (
        f"{amount}元",
        f"{amount:,} yuan",
        f"人民币{amount}",
        f"{chinese(amount)}元",
        f"RMB {amount:,}.00",
        f"{cn2an.an2cn(str(amount), 'up')}元整",
    ):
        assert only(text, "money") == {"amount": f"{amount}.00", "currency": "CNY"}


@modest
@given(
    st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2), st.sampled_from(["USD", "HKD", "CAD", "EUR", "MYR"])
)
def test_any_amount_with_cents_is_read_back(amount: Decimal, currency: str) -> None:
    for text in (f"{currency} {amount:,}", f"{amount}{currency.lower()}"):
        assert only(text, "money") == {"amount": f"{amount:.2f}", "currency": currency}


@modest
@given(st.integers(0, 10**12 - 1))
def test_any_chinese_numeral_is_read_back(number: int) -> None:
    assert parse_integer(fold(chinese(number))) == number
    assert parse_integer(fold(cn2an.an2cn(str(number), "up"))) == number


@modest
@given(
    st.integers(2018, 2026),
    st.integers(700, 799),
    st.integers(1, 99999),
    st.sampled_from(["民初", "民终", "执", "民申"]),
)
def test_any_case_number_is_read_back(year: int, court: int, serial: int, kind: str) -> None:
    expected = f"（{year}）粤0{court}{kind}{serial}号"
    for text in (
        expected,
        f"({year})粵0{court}{kind}{serial}號",
        f"案号：[{year}] 粤0{court} {kind} 第{serial}号，谢谢",
    ):
        assert only(text, "case_number") == expected


@modest
@given(st.integers(1900, 2098), st.integers(1, 12), st.integers(1, 29))
def test_a_lunar_day_is_read_as_the_calendar_says(year: int, month: int, day: int) -> None:
    names = [
        "",
        *(f"初{c}" for c in "一二三四五六七八九十"),
        *(f"十{c}" for c in "一二三四五六七八九"),
        "二十",
        *(f"廿{c}" for c in "一二三四五六七八九"),
    ]
    months = ["", "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"]
    text = f"农历{year}年{months[month]}月{names[day]}"
    expected = solar_day(year, month, day)
    assert expected is not None
    assert only(text, "date") == expected.isoformat()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived_and_spans_match_it(text: str) -> None:
    for entity in read(text):
        assert 0 <= entity["start"] < entity["end"] <= len(text)
        assert entity["text"] == text[entity["start"] : entity["end"]]


PIECES = st.sampled_from(
    [
        "一",
        "三",
        "万",
        "12",
        "3",
        "月",
        "日",
        "号",
        "年",
        "点",
        "半",
        "下周",
        "礼拜",
        "农历",
        "初八",
        "元",
        "块",
        "$",
        "usd",
        "第",
        "个",
        "(",
        ")",
        "粤",
        "民初",
        "到",
        "-",
        "/",
        ":",
        ".",
        "后",
        "前",
        "天",
        "在",
        "江门",
        "中国",
        "公民",
        "at",
        "in",
        "next",
        "Friday",
        "dec",
        "⟦",
        "phone",
        "⟧",
        "+",
        "138",
        " ",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_pieces_of_expressions_in_any_order_are_survived(pieces: list[str]) -> None:
    text = "".join(pieces)
    ends = [(entity["start"], entity["end"]) for entity in read(text)]
    assert ends == sorted(ends)


@given(st.text(max_size=200))
def test_folding_moves_no_character(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("guess", ["三四万", "两三", "几万", "百万", "三万万", "点五", "五点", ""])
def test_guesses_and_broken_numerals_are_no_number(guess: str) -> None:
    assert parse_number(guess) is None


def test_english_number_words() -> None:
    assert parse_english("three million two hundred thousand and five") == 3_200_005
    assert parse_english("three apples") is None


def test_check_digits_catch_one_wrong_digit() -> None:
    assert is_mainland_number("11010519491231002X") and not is_mainland_number("11010519491231003X")
    assert is_hong_kong_number("A1234563") and not is_hong_kong_number("A1234573")
    assert is_taiwan_number("A123456789") and not is_taiwan_number("A123456799")


def test_the_longest_reading_wins_and_both_true_ones_stay() -> None:
    spans = [
        Span("number", 3, 0, 1),
        Span("date", "2026-12-03", 0, 5),
        Span("cause", "inheritance", 6, 8),
        Span("notarization_matter", "inheritance", 6, 8),
    ]
    assert [span.kind for span in settle(spans, 10, 9)] == ["date", "cause", "notarization_matter"]
