"""Days and times as court papers write them: in figures, in Chinese numerals, with the part of the day. Pure."""

from __future__ import annotations

import re
from datetime import date

_NUMERALS = "〇○零ＯO0一二三四五六七八九十"
_DAY = re.compile(
    r"(?P<y>\d{4}|[〇○零ＯO0一二三四五六七八九]{4})年(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_IN_FIGURES = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d{2})(?P<sign>[-./])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})(?![\d])")
_IN_ENGLISH = re.compile(
    r"(?i)(?<![\w])(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: day of)? (?P<m>{months})[a-z]*,? ?|"
    r"(?P<m2>{months})[a-z]* (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? ?)(?P<y>20\d{2})(?!\d)".replace(
        "{months}", "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_TIME = re.compile(
    r"(?P<part>上午|下午|中午|晚上|早上)?(?P<h>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：]|时|点)"
    r"(?P<min>\d{2}(?!\d)|\d{1,2}(?=分)|[一二三四五六七八九十]{1,3}(?=分)|半|整)?"
)
_FIGURES = {sign: value for value, signs in enumerate(("〇○零ＯO0", *"一二三四五六七八九")) for sign in signs}
EARLIEST, LATEST = 2000, 2100


def days_in(text: str, earliest: int = EARLIEST) -> list[tuple[date, int, int]]:
    """Every day a text names, each with where it begins and ends; one that does not exist is none.

    Args:
        earliest: year before which no paper names a day; somebody's birth lies further back.
    """
    found = []
    for match in _DAY.finditer(text):
        year, month, day = _year(match["y"]), number_in(match["m"]), number_in(match["d"])
        if not (earliest <= year < LATEST and month and day):
            continue
        try:
            named = date(year, month, day)
        except ValueError:
            continue
        weekday = _WEEKDAY.match(text[match.end() : match.end() + 6].lstrip("(,"))
        if weekday and "一二三四五六日".replace("天", "日").find(weekday[1].replace("天", "日")) != named.weekday():
            continue  # a day whose weekday does not fit was misread, or miswritten
        found.append((named, match.start(), match.end()))
    return found


def written_days(text: str, earliest: int = EARLIEST) -> list[tuple[date, int, int]]:
    """Every day a text names, also as 2024年3月1号, 2024.3.1 or 1 March 2024, in the order in which they stand.

    Days and months in figures alone (3/4/2024) could mean two days, and are none.
    """
    found = days_in(text.replace("号", "日"), earliest)
    for match in _IN_FIGURES.finditer(text):
        found += _day(match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _IN_ENGLISH.finditer(text):
        month = _MONTHS.index((match["m"] or match["m2"]).casefold()) + 1
        found += _day(match, int(match["y"]), month, int(match["d"] or match["d2"]))
    return sorted(found, key=lambda one: one[1])


def _day(match: re.Match[str], year: int, month: int, day: int) -> list[tuple[date, int, int]]:
    try:
        return [(date(year, month, day), match.start(), match.end())]
    except ValueError:
        return []


def time_in(text: str) -> str:
    """The time of day a text names, ``09:30``; nothing where it names none, or could mean two."""
    match = _TIME.search(text)
    if match is None:
        return ""
    hour = number_in(match["h"])
    minute = 30 if match["min"] == "半" else 0 if match["min"] in (None, "整") else number_in(match["min"])
    if hour is None or minute is None or hour > 23 or minute > 59:
        return ""
    part = match["part"]
    if part in ("下午", "晚上") and hour < 12:
        hour += 12
    elif (part in ("上午", "早上") and hour > 12) or (part is None and hour < 8):
        return ""
    return f"{hour:02d}:{minute:02d}"


def number_in(text: str) -> int | None:
    """A number of one or two figures, in figures or in Chinese numerals (三十, 十五)."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, sign, ones = text.partition("十")
    if sign:
        high = _FIGURES.get(tens, 0) if len(tens) == 1 else 1 if not tens else 0
        low = _FIGURES.get(ones, 0) if len(ones) == 1 else 0
        return high * 10 + low if high and (low or not ones) else None
    return _FIGURES.get(text) if len(text) == 1 else None


def _year(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    return int("".join(str(_FIGURES[sign]) for sign in text))
