"""Days of the Chinese calendar (农历八月十五, 年初八, 腊月廿三) and the festivals by which people name days.

A month is lunar when 农历 (旧历, 阴历) or 正, 冬, 腊 says so, or when its day is written 初 or 廿 without 日.
A festival or lunar day without a year is the next to come. The calendar itself is a table (1900 to 2099).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ..numerals import parse_integer
from .calendar_days import CN, year_of
from .lunar_calendar import day_of_month, solar_day
from .readings import DayReading
from .reference import Reference, real_day

_CALENDAR = r"(?P<calendar>农历|旧历|阴历|古历|老历|夏历)\s?(?:的|嘅)?\s?"
_YEAR = rf"(?:(?P<year>(?:19|20)\d{{2}}|[一二][{CN}零]{{3}}|今|明|后|去)\s?年\s?)?"
_DAY = r"(?P<day>初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|\d{1,2})"
_DATE = re.compile(
    rf"(?:{_CALENDAR})?{_YEAR}(?:{_CALENDAR.replace('calendar', 'calendar2')})?(?P<leap>闰)?(?<![{CN}\d])"
    rf"(?P<month>正|冬|腊|[{CN}]{{1,2}}|\d{{1,2}})月{_DAY}(?P<unit>日|号)?(?![\d{CN}])",
    re.ASCII,
)
_NEW_YEAR = re.compile(
    rf"(?:(?:大年|新年|年)(?=初)|大年|新年|(?<![{CN}两几多今明去前后每当同近这那\d])年)"
    rf"(?P<day>初[一二三四五六七八九十]|十[一二三四五]|廿[一二三四五六七八九])(?![{CN}]|\s?(?:周?[岁歲]|个|個|年|月|万|元|块|人|级|班))"
)
_FIRST_DAYS = re.compile(
    r"(?:(?P<calendar>农历|旧历|阴历)\s?)?(?<![年月最当])(?P<day>初[一二三四五六七八九十])(?![中级步一二三四五六七八九十])"
)
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_FROM_ORDINAL = {"初": "", "廿": "二十"}


def _next(make: Callable[[int], date | None], reference: Reference) -> date | None:
    """The first of the yearly days that is not past."""
    years = range(reference.today.year - 1, reference.today.year + 3)
    days = sorted(day for day in (make(year) for year in years) if day)
    return next((day for day in days if day >= reference.today), None)


def _day_number(written: str) -> int | None:
    return parse_integer(_FROM_ORDINAL.get(written[0], written[0]) + written[1:])


def _date(match: re.Match[str], reference: Reference) -> DayReading | None:
    named = match["calendar"] or match["calendar2"] or match["month"] in _MONTHS
    if not named and (match["day"][0] not in "初廿" or match["unit"]):
        return None
    month, day = _MONTHS.get(match["month"]) or parse_integer(match["month"]), _day_number(match["day"])
    if not month or not day:
        return None
    year = year_of(match["year"], reference) if match["year"] else None
    leap = bool(match["leap"])
    found = solar_day(year, month, day, leap) if year else _next(lambda y: solar_day(y, month, day, leap), reference)
    return DayReading(match.start(), match.end(), found)


def _new_year(match: re.Match[str], reference: Reference) -> DayReading:
    """年初八 opens the year, 年廿八 closes it."""
    day = _day_number(match["day"]) or 0
    month = 12 if match["day"][0] == "廿" else 1
    return DayReading(match.start(), match.end(), _next(lambda y: solar_day(y, month, day), reference))


@functools.lru_cache(maxsize=64)
def _next_lunar_day(number: int, today: date) -> date | None:
    days = (today + timedelta(days=n) for n in range(60))
    return next((d for d in days if day_of_month(d) == number), None)


def _first_days(match: re.Match[str], reference: Reference) -> DayReading:
    """初八 alone: that day of this lunar month or the next."""
    found = _next_lunar_day(_day_number(match["day"]) or 0, reference.today)
    return DayReading(match.start(), match.end(), found, weak=not match["calendar"])


def _solar_term(base: float) -> Callable[[int], Callable[[int], date | None]]:
    """A solar term's day in this century, by the usual formula [Y * 0.2422 + base] - [Y / 4], Y the last two digits."""
    return lambda month: lambda year: real_day(year, month, int(year % 100 * 0.2422 + base) - year % 100 // 4)


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: real_day(year, month, day)


def _lunar(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: solar_day(year, month, day)


def _new_year_eve(year: int) -> date | None:
    first = solar_day(year, 1, 1)
    return first - timedelta(days=1) if first else None


FESTIVALS: dict[str, Callable[[int], date | None]] = {
    **dict.fromkeys(("元旦", "new year's day"), _fixed(1, 1)),
    **dict.fromkeys(("除夕", "大年三十", "年三十", "chinese new year's eve", "lunar new year's eve"), _new_year_eve),
    **dict.fromkeys(
        ("春节", "大年初一", "农历新年", "chinese new year", "lunar new year", "spring festival"), _lunar(1, 1)
    ),
    **dict.fromkeys(("元宵节", "元宵", "lantern festival"), _lunar(1, 15)),
    **dict.fromkeys(("清明节", "清明", "qingming"), _solar_term(4.81)(4)),
    **dict.fromkeys(("五一劳动节", "劳动节", "五一"), _fixed(5, 1)),
    **dict.fromkeys(("端午节", "端午", "dragon boat festival"), _lunar(5, 5)),
    **dict.fromkeys(("七夕节", "七夕"), _lunar(7, 7)),
    **dict.fromkeys(("中秋节", "中秋", "mid-autumn festival", "mid autumn festival"), _lunar(8, 15)),
    **dict.fromkeys(("国庆节", "国庆"), _fixed(10, 1)),
    **dict.fromkeys(("重阳节", "重阳"), _lunar(9, 9)),
    **dict.fromkeys(("冬至节", "冬至"), _solar_term(21.94)(12)),
    **dict.fromkeys(("平安夜", "christmas eve"), _fixed(12, 24)),
    **dict.fromkeys(("圣诞节", "圣诞", "christmas day", "christmas"), _fixed(12, 25)),
    "new year's eve": _fixed(12, 31),
}
_NAMES = "|".join(re.escape(name) for name in sorted(FESTIVALS, key=len, reverse=True))
_FESTIVAL = re.compile(
    rf"{_YEAR}(?<![a-z\d{CN}])(?P<name>{_NAMES})(?:当天|当日|那天|嗰日)?(?![a-z]|之?[后前]|以[后前]|假期|期间|长假|放假|快乐|市|路|区|县|公园)",
    re.ASCII,
)


def _festival(match: re.Match[str], reference: Reference) -> DayReading | None:
    make = FESTIVALS[match["name"]]
    year = year_of(match["year"], reference) if match["year"] else None
    day = make(year) if year else _next(make, reference)
    return DayReading(match.start(), match.end(), day) if day else None


def find_lunar_days(text: str, reference: Reference) -> Iterator[DayReading]:
    """Every lunar day and festival in a folded text."""
    yield from (r for m in _FESTIVAL.finditer(text) if (r := _festival(m, reference)))
    if "月" in text:
        yield from (r for m in _DATE.finditer(text) if (r := _date(m, reference)))
    if "年" in text:
        yield from (_new_year(m, reference) for m in _NEW_YEAR.finditer(text))
    if "初" in text:
        yield from (_first_days(m, reference) for m in _FIRST_DAYS.finditer(text))
