"""A day of the month without its month is of the month that was spoken of; one with a month is read as it is."""

from __future__ import annotations

from datetime import date

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.month_spoken import day_alone, in_month_spoken


def heard(text: str, words: str, value: str, kind: str = "date") -> UserMessage:
    """The message with the one day the bot has read in it."""
    at = text.index(words)
    found = {"entity": kind, "value": value, "start": at, "end": at + len(words), "text": words}
    return UserMessage(text, "inform", entities=(found,))


@pytest.mark.parametrize(
    ("text", "words", "value", "number"),
    [
        ("the 14th around 10am Jiangmen time", "the 14th", "2026-12-14", 14),
        ("the 3rd at 10", "the 3rd", "2026-12-03", 3),
        ("14号上午十点", "14号", "2026-12-14", 14),
        ("廿三號得唔得", "廿三號", "2026-12-23", 23),
        ("十四日吧", "十四日", "2026-12-14", 14),
        ("January 14 at 10am", "January 14", "2027-01-14", 0),
        ("the 14th of January", "the 14th of January", "2027-01-14", 0),
        ("1月14号", "1月14号", "2027-01-14", 0),
        ("下个月14号", "下个月14号", "2027-01-14", 0),
        ("tomorrow at 10", "tomorrow", "2026-12-02", 0),
        ("星期四", "星期四", "2026-12-03", 0),
    ],
)
def test_a_day_without_a_month_is_known(text: str, words: str, value: str, number: int) -> None:
    assert day_alone(heard(text, words, value)) == number


@pytest.mark.parametrize(
    ("number", "first", "last", "meant"),
    [
        (14, date(2027, 1, 11), date(2027, 1, 20), date(2027, 1, 14)),
        (3, date(2027, 2, 1), date(2027, 2, 7), date(2027, 2, 3)),
        (3, date(2026, 12, 28), date(2027, 1, 5), date(2027, 1, 3)),
        (20, date(2027, 1, 14), date(2027, 1, 14), date(2027, 1, 20)),
        (5, date(2026, 12, 10), date(2027, 12, 10), date(2027, 1, 5)),
        (31, date(2027, 2, 1), date(2027, 2, 7), None),
    ],
)
def test_it_is_of_the_stretch_or_the_month_before(number: int, first: date, last: date, meant: date | None) -> None:
    assert in_month_spoken(number, first, last) == meant
