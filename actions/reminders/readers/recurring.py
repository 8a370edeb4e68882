"""Reader of a day of every month ("每个月1号", "on the 1st of every month"), and when it comes next. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from actions.readers.pattern_pages import pattern
from backend.shared.numerals import number_in

_PAGE = Path(__file__).with_name("words.yml")
_LAST: Final = 31
"""Number that stands for the last day of a month, however long it is."""


def day_of_month(text: str) -> int:
    """Return the day of every month that an `aligned` text names, 31 for the last; 0 where it names none."""
    found = pattern(_PAGE, "monthly").search(text)
    if found is None:
        return 0
    if found["last"] or found["last_en"]:
        return _LAST
    number = number_in((found["zh"] or found["en"] or found["of"]).replace("廿", "二十"))
    return number if 1 <= number <= _LAST else 0


def monthly_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find where an `aligned` text names such a day."""
    yield from (found.span() for found in pattern(_PAGE, "monthly").finditer(text))


def next_in_months(number: int, begin: date) -> date:
    """Return the first day with a number from a day on; a month that is too short has it on its last day."""
    year, month = begin.year, begin.month
    while (day := date(year, month, min(number, monthrange(year, month)[1]))) < begin:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return day
