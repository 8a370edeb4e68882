"""Days named by year, month and day: 2026年12月3日, 12月3号, 下个月5号, 32号, 2026-12-03, 3/12/2026, 3/12.

A day that does not exist (2月30日, 32号) is read as such, so that the person can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..numerals import parse_integer
from .past_days import YEARLESS
from .readings import DayReading
from .reference import Reference, last_day, real_day

CN = "一二三四五六七八九十"
_YEAR = rf"(?P<year>(?:19|20)\d{{2}}|[一二][{CN}零]{{3}}|(?<!\d)\d{{2}}|今|明|后|去|前|民国\s?\d{{2,3}})\s?年\s?"
_MONTH = rf"(?P<month>\d{{1,2}}|[{CN}]{{1,2}})\s?月\s?"
# 看一下个月 is no 下个月.
MONTH_WORD = r"(?P<which>这个月|这月|本月|今个月|呢个月|当月|(?<!一)下(?:下个?|个?)月|上个?月)"
_WHICH = MONTH_WORD + r"\s?(?:的|嘅)?\s?"
WORD_OF_ONE = "一[起直次齐定共同样些并切向旦边路]"
"""A word that begins with a 一 and no first of a month ("6月一起借的")."""
_DAY = rf"(?!{WORD_OF_ONE})(?P<day>\d{{1,3}}|[{CN}廿卅]{{1,4}})"
_NOT_BEFORE = rf"(?<![\d{CN}廿卅零第选.])"
_FULL = re.compile(
    rf"(?<![\d零])(?:{_YEAR})?{_NOT_BEFORE}{_MONTH}{_DAY}(?:\s?(?P<unit>日|号)|(?![\d{CN}月个天日号年万千百.%:]))"
    rf"(?:\s?(?:-|~|到|至)\s?(?P<last>\d{{1,2}}|[{CN}廿卅]{{1,4}})\s?(?:日|号))?",
    re.ASCII,
)
_SPAN = re.compile(
    rf"{_NOT_BEFORE}(?:{_MONTH})?{_DAY}\s?(?:日|号)?\s?(?:-|~|到|至)\s?(?P<last>\d{{1,2}}|[{CN}廿卅]{{1,4}})\s?号",
    re.ASCII,
)
_MONTH_WORD = re.compile(rf"{_WHICH}{_DAY}\s?(?:日|号)(?!内|后|前|之|以)", re.ASCII)
_STREET_ENDS = "路街道巷村弄栋楼区里坊苑园邨屯座厦场庄埔墟圩组队"
"""Signs that a house number follows: "祥龙四区12号" is no twelfth of a month."""
_STREET_BEFORE = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|drive|lane|boulevard|blvd|jalan|calle)\.?\s*$", re.IGNORECASE
)
_HOUSE_BEFORE = re.compile(
    r"(?:(?:住|居住|家)(?:在|喺|于)|门牌(?:号码?)?[是系为：:]?|地址[是系为在：:]*|单位[是系为：:]?)\s*(?:第)?$"
)
"""Words behind which a number with 号 is a house's: "我住在12号"."""
_ALONE = re.compile(
    rf"(?<![{_STREET_ENDS}a-z月/-]){_NOT_BEFORE}(?P<day>\d{{1,2}}|[{CN}廿卅]{{1,3}})\s?(?P<unit>号|日)"
    r"(?!线|码|楼|仓|栋|幢|座|单元|地铺|\s?[a-z]?\d{1,4}[楼层室房]|\s?[一二三四五六七八九十]{1,3}[楼层])"
    r"(?!院|铺|房|室|公馆|文|人|门|店|机|窗|柜|案|选|判|令|民|内|后|前|之内|以内|之|以|游|元|本|语|子|常|期|用|落|出)",
    re.ASCII,
)
_ISO = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d{2})\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})(?![\d/-])",
    re.ASCII,
)
_COMPACT = re.compile(
    r"(?<![\w.+/-])(?P<year>20[0-4]\d|19\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\w./-])", re.ASCII
)
_YEAR_LAST = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?![\d/-])", re.ASCII
)
_SLASH = re.compile(r"(?<![\w./-])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/%])(?!\s?(?:of\b|的|份|股|遗产|产权))", re.ASCII)
_WHICH_OFFSET = {"下下": 2, "下": 1, "上": -1}
_YEAR_OFFSET = {"今": 0, "明": 1, "后": 2, "去": -1, "前": -2}


YEARS_AHEAD = 10
"""Years from now up to which two digits are a year to come (due in 35年); beyond, they are of the last century."""


def year_of(written: str, reference: Reference) -> int | None:
    """The year written as four digits, two digits, 明(年) or 民国115(年) (counted from 1911)."""
    if written in _YEAR_OFFSET:
        return reference.today.year + _YEAR_OFFSET[written]
    if written.startswith("民国"):
        return 1911 + int(written[2:])
    number = parse_integer(written)
    if number is None or number >= 100:
        return number
    return number + (2000 if number + 2000 <= reference.today.year + YEARS_AHEAD else 1900)


def month_offset(word: str) -> int:
    """Count the months from this one to 下下个月, 下月, 上个月 or 本月."""
    return next((n for start, n in _WHICH_OFFSET.items() if word.startswith(start)), 0)


def _reading(match: re.Match[str], day: date | None, until: date | None = None, **more: object) -> DayReading:
    return DayReading(match.start(), match.end(), day, until, **more)  # type: ignore[arg-type]


def _full(match: re.Match[str], reference: Reference) -> DayReading | None:
    month, day = parse_integer(match["month"]), parse_integer(match["day"])
    if month is None or day is None or (not match["unit"] and "廿" in match["day"]):
        return None
    year = year_of(match["year"], reference) if match["year"] else reference.year_of_day(month, day)
    first = real_day(year, month, day) if year else None
    if first is None or not match["last"]:
        return _reading(match, first, form="" if match["year"] else YEARLESS)
    until = real_day(first.year, month, parse_integer(match["last"]) or 0)
    return _reading(match, first if until and until >= first else None, until)


def _span(match: re.Match[str], reference: Reference) -> DayReading | None:
    """12月3到5号, 3-5号: both days in one month."""
    day, last = parse_integer(match["day"]), parse_integer(match["last"])
    month = parse_integer(match["month"]) if match["month"] else None
    if not day or not last or last <= day:
        return None
    first = real_day(reference.year_of_day(month, day), month, day) if month else next_day_of_month(day, reference)
    until = real_day(first.year, first.month, last) if first else None
    return _reading(match, first, until) if first and until else None


def next_day_of_month(day: int, reference: Reference) -> date | None:
    """The next day with that number in its month, today included."""
    days = (real_day(year, month, day) for year, month in reference.months_from_now())
    return next((found for found in days if found and found >= reference.today), None)


def _month_word(match: re.Match[str], reference: Reference) -> DayReading:
    year, month = reference.month(month_offset(match["which"]))
    return _reading(match, real_day(year, month, parse_integer(match["day"]) or 0))


def _alone(match: re.Match[str], reference: Reference) -> DayReading | None:
    day = parse_integer(match["day"])
    before = match.string[: match.start()]
    if _STREET_BEFORE.search(before) or _HOUSE_BEFORE.search(before):  # "Bay Street 20号"
        return None
    if not day or (day > 31 and match["unit"] == "日"):
        return None
    found = next_day_of_month(day, reference)
    return _reading(match, found, weak=match["unit"] == "日", form="day_of_month")


def _year_first(match: re.Match[str]) -> DayReading:
    return _reading(match, real_day(int(match["year"]), int(match["month"]), int(match["day"])))


def _slashed(match: re.Match[str], reference: Reference, year: int | None) -> DayReading | None:
    """Two numbers whose order depends on where the person writes; a number over 12 can only be the day."""
    a, b = int(match["a"]), int(match["b"])
    month_first = reference.month_first_in_full if year else reference.month_first
    month, day = (a, b) if (month_first and a <= 12) or b > 12 else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31) or (a, b) == (24, 7):
        return None
    return _reading(match, real_day(year or reference.year_of_day(month, day), month, day))


def find_calendar_days(text: str, reference: Reference) -> Iterator[DayReading]:
    """Every day named by its number in a folded text."""
    if "月" in text:
        yield from (r for m in _FULL.finditer(text) if (r := _full(m, reference)))
        yield from (_month_word(m, reference) for m in _MONTH_WORD.finditer(text))
    if "号" in text or "日" in text:
        yield from (r for m in _SPAN.finditer(text) if (r := _span(m, reference)))
        yield from (r for m in _ALONE.finditer(text) if (r := _alone(m, reference)))
    yield from (_year_first(m) for m in _ISO.finditer(text))
    yield from (r for m in _COMPACT.finditer(text) if (r := _year_first(m)).day)
    yield from (r for m in _YEAR_LAST.finditer(text) if (r := _slashed(m, reference, int(m["year"]))))
    if "/" in text:
        yield from (r for m in _SLASH.finditer(text) if (r := _slashed(m, reference, None)))


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, last_day(year, month))
