"""Stretches of days in Chinese: 下个月, 12月, 月底, 十二月上旬, 明年, 2024年.

月初 is the 1st to the 5th, 月中 and 中旬 the 11th to the 20th, 月底 the last five days; 上旬 and 下旬 are the first and
the last third of a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..numerals import parse_integer
from .calendar_days import CN, MONTH_WORD, WORD_OF_ONE, YEARLESS, month_offset, month_span, year_of
from .readings import DayReading
from .reference import Reference, last_day

_PART = (
    r"(?P<part>上旬|中旬|下旬|月?初(?![一二三四五六七八九十])|月?中(?!旬|国|午|院|级|山|心|文)|月?底|月?末|月?尾|月?头)"
)
_MONTH_WORD = re.compile(rf"{MONTH_WORD}(?:(?:的|嘅)?{_PART})?(?!\s?\d{{1,2}}[日号])")
_NUMBERED = re.compile(
    rf"(?:(?P<year>(?:19|20)\d{{2}}|[一二][{CN}零]{{3}}|今|明|后|去|前)\s?年\s?)?(?<![\d{CN}零.个几第农历])(?P<month>\d{{1,2}}|[{CN}]{{1,2}})\s?月"
    rf"份?{_PART}?(?!\s?(?!{WORD_OF_ONE})[\d{CN}初廿饼球光经])",
    re.ASCII,
)
_MONTH_END = re.compile(
    r"(?<![\d一二三四五六七八九十个本上下这月])月(?P<part>初(?![一二三四五六七八九十])|底|末|尾|头)"
)
_YEAR = re.compile(
    rf"(?P<year>(?<![\d(\[])(?:19|20)\d{{2}}|[一二][{CN}零]{{3}}|今|明|后|去|前|(?=年底|年末|年尾))\s?年(?P<part>年?初(?!一|二|三|四|五|六|七|八|九|十)|年?底|年?末|年?尾)?(?!\s?[\d{CN}]{{1,2}}\s?月|轻|龄|纪|级)",
    re.ASCII,
)
_DAYS: dict[str, tuple[int, int]] = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "初": (1, 5),
    "中": (11, 20),
    "底": (-4, 31),
    "末": (-4, 31),
    "尾": (-4, 31),
    "头": (1, 5),
}


def _part_of_month(year: int, month: int, part: str | None) -> tuple[date, date]:
    if not part:
        return month_span(year, month)
    first, last = _DAYS[part if part.endswith("旬") else part[-1]]
    end = last_day(year, month)
    return date(year, month, first if first > 0 else end + first), date(year, month, min(last, end))


def _period(match: re.Match[str], days: tuple[date, date], form: str = "") -> DayReading:
    return DayReading(match.start(), match.end(), days[0], days[1], form=form)


def _numbered(match: re.Match[str], reference: Reference) -> DayReading | None:
    month = parse_integer(match["month"])
    if month is None or not 1 <= month <= 12:
        return None
    year = year_of(match["year"], reference) if match["year"] else reference.year_of_month(month)
    if not year or not 1900 <= year <= 2100:
        return None
    return _period(match, _part_of_month(year, month, match["part"]), "" if match["year"] else YEARLESS)


def _year(match: re.Match[str], reference: Reference) -> DayReading | None:
    year = year_of(match["year"], reference) if match["year"] else reference.today.year
    if year is None or not 1900 <= year <= 2100:
        return None
    part = (match["part"] or "")[-1:]
    first = date(year, 12, 22) if part in ("底", "末", "尾") and part else date(year, 1, 1)
    return _period(match, (first, date(year, 1, 10) if part == "初" else date(year, 12, 31)))


def find_periods(text: str, reference: Reference) -> Iterator[DayReading]:
    """Every month, part of a month and year in a folded Chinese text."""
    if "月" in text:
        for match in _MONTH_WORD.finditer(text):
            yield _period(match, _part_of_month(*reference.month(month_offset(match["which"])), match["part"]))
        yield from (r for m in _NUMBERED.finditer(text) if (r := _numbered(m, reference)))
        for match in _MONTH_END.finditer(text):
            yield _period(match, _part_of_month(*reference.month(0), match["part"]))
    if "年" in text:
        yield from (r for m in _YEAR.finditer(text) if (r := _year(m, reference)))
