"""A whole day in words, in English, Spanish, Portuguese and French, is that day; less than a day, or two, is none."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers import Answer
from actions.dialogue.readers.spelled_days import SpelledDay, spelled_day
from actions.dialogue.readers.told_days import read_told_day

_TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the third of May nineteen eighty", (1980, 5, 3)),
        ("ninth of september nineteen sixty-two", (1962, 9, 9)),
        ("the thirtieth of November nineteen fifty-one", (1951, 11, 30)),
        ("March the twenty-first, two thousand and four", (2004, 3, 21)),
        ("twenty-ninth of feb 1996, yes really", (1996, 2, 29)),
        ("I was born on the second of July nineteen oh eight", (1908, 7, 2)),
        ("1st August twenty nineteen", (2019, 8, 1)),
        ("28 de abril de 1977", (1977, 4, 28)),
        ("nací el 3 de mayo de 1980", (1980, 5, 3)),
        ("5 juillet 1972", (1972, 7, 5)),
        ("le 1er août 1965", (1965, 8, 1)),
        ("7 de março de 1958", (1958, 3, 7)),
        ("一九四六年元月三十號", (1946, 1, 30)),
        ("2001年元月廿一", (2001, 1, 21)),
        ("1 Mar 63", (63, 3, 1)),
    ],
)
def test_a_day_in_words_is_read(text: str, day: tuple[int, int, int]) -> None:
    assert spelled_day(text) == SpelledDay(*day)


@pytest.mark.parametrize(
    "text",
    [
        "the third of May", "may 1980", "I may be the second", "nineteen eighty", "abril de 1977", "元月三十號",
        "the first of May 1980 or the second of May 1980", "five of them in march", "march 20", "3 of 10",
        "3 May 10 am", "march 20, 12", "12 may 10 people",
    ],
)  # fmt: skip
def test_less_than_a_day_or_two_days_are_none(text: str) -> None:
    assert spelled_day(text) is None


@pytest.mark.parametrize(
    ("text", "day"), [("1 Mar 63", date(1963, 3, 1)), ("ninth of september nineteen sixty-two", date(1962, 9, 9))]
)
def test_a_birthday_in_words_lies_behind(text: str, day: date) -> None:
    entities = ({"entity": "date", "value": "2027-09-09", "start": 0, "end": 5},)
    told = read_told_day(Answer(text, "inform", entities=entities), _TODAY, "US", "past", needs_year=True)
    assert told is not None
    assert told.day == day


def test_a_day_that_does_not_exist_or_lies_ahead_is_told() -> None:
    odd = read_told_day(Answer("30 de febrero de 1977", "inform"), _TODAY, "ES", "past")
    ahead = read_told_day(Answer("3 de mayo de 2031", "inform"), _TODAY, "ES", "past")
    assert (odd and odd.fault, ahead and ahead.fault) == ("no_such_day", "future")
