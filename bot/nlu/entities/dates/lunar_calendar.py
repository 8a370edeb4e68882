"""The Chinese calendar from 1900 to 2099 as a table: lunar days to solar ones and back (`lunar_years.txt`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TABLE = Path(__file__).with_name("lunar_years.txt")


@dataclass(frozen=True)
class LunarMonth:
    """One month.

    Args:
        number: 1 to 12.
        leap: Whether it is the second of its number.
        first: Its first day.
        length: Its days, 29 or 30.
    """

    number: int
    leap: bool
    first: date
    length: int


def _read(lines: Iterator[str]) -> dict[int, list[LunarMonth]]:
    return {int(line[:4]): list(_months(*line.split())) for line in lines if line.strip() and not line.startswith("#")}


def _months(year: str, new_year: str, leap: str, long: str) -> Iterator[LunarMonth]:
    first = date.fromisoformat(f"{year}-{new_year}")
    names = [(number, again) for number in range(1, 13) for again in (False, True) if not again or number == int(leap)]
    for (number, again), is_long in zip(names, long, strict=True):
        length = 29 + int(is_long)
        yield LunarMonth(number, again, first, length)
        first += timedelta(days=length)


YEARS = _read(iter(TABLE.read_text("utf-8").splitlines()))
_ALL = [month for year in sorted(YEARS) for month in YEARS[year]]
_FIRSTS = [month.first for month in _ALL]


def solar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The Gregorian day of a lunar one, or None when that lunar year has no such day or is not in the table."""
    found = next((one for one in YEARS.get(year, ()) if (one.number, one.leap) == (month, leap)), None)
    return found.first + timedelta(days=day - 1) if found and 1 <= day <= found.length else None


def day_of_month(day: date) -> int | None:
    """Return the day of its lunar month that a Gregorian day is, or None outside the table."""
    at = bisect_right(_FIRSTS, day) - 1
    if at < 0 or (day - _FIRSTS[at]).days >= _ALL[at].length:
        return None
    return (day - _FIRSTS[at]).days + 1
