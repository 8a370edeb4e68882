"""Weekdays that are counted in weeks: 再过一个星期的周二, 隔個禮拜嘅星期二, two weeks from Friday.

Weeks that pass first lead to the first such day behind them: on a Monday 再过一个星期的周二 is eight days ahead.
"Tuesday in two weeks" is the Tuesday of the week that lies two weeks ahead, as 下下周二 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ..numerals import CN_CHARS, ENGLISH, parse_english, parse_integer
from .readings import DayReading
from .reference import Reference

_WEEK = "周|星期|礼拜"
_NUMBERS = {character: number for number, character in enumerate("一二三四五六日")} | {"天": 6}
_COUNT = rf"(?:(?P<n>\d{{1,2}}|[{CN_CHARS}]{{1,2}})\s?)?个?(?:{_WEEK})"
_CHINESE = re.compile(
    rf"(?<![{CN_CHARS}\d.第每逢])"
    rf"(?:(?:再过多?|过多?|隔开?|隔多)\s?{_COUNT}(?:之后|以后|后)?|{_COUNT.replace('<n>', '<m>')}(?:之后|以后|过后|后))"
    rf"\s?[的嘅]?\s?(?:{_WEEK})(?P<day>[一二三四五六日天])(?!本|元|常|次|报|刊)"
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = rf"(?P<day>{'|'.join(_DAYS)})(?![a-z])"
_WORDS = "|".join(sorted(ENGLISH, key=len, reverse=True))
_AMOUNT = rf"(?:(?P<n>\d{{1,2}}|an?|a couple of|{_WORDS})\s(?:weeks?)|a fortnight)"
_AMOUNT_AGAIN = _AMOUNT.replace("<n>", "<m>")
_FROM = re.compile(
    rf"(?<![a-z]){_AMOUNT}\s(?:from|after|on from|on)\s(?:the\s)?(?:(?P<which>next|this|coming|this coming)\s)?{_DAY}"
)
_IN = re.compile(
    rf"(?<![a-z])(?:(?:on\s)?the\s|on\s)?{_DAY}\s"
    rf"(?:in\s{_AMOUNT}(?:'?\stime)?|{_AMOUNT_AGAIN}\s(?:from now|from today|later))(?![a-z])"
)
_AFTER_NEXT = re.compile(rf"(?<![a-z])(?:the\s)?{_DAY}\safter\snext(?!\s?[a-z])")
_MOST = 60
"""Weeks ahead that anybody counts."""


def _weeks(written: str | None) -> int | None:
    """The number of weeks; one where only a week is named (隔個禮拜)."""
    return 1 if not written else parse_integer(written)


def _english_weeks(match: re.Match[str]) -> int | None:
    written = match["n"] or match.groupdict().get("m")
    if not written:
        return 2
    if written.isdigit():
        return int(written)
    return {"a": 1, "an": 1, "a couple of": 2}.get(written) or parse_english(written)


def _reading(match: re.Match[str], reference: Reference, day: int, weeks: int | None) -> DayReading | None:
    """The first such day once so many weeks have passed."""
    if not weeks or weeks > _MOST:
        return None
    return DayReading(match.start(), match.end(), reference.coming(day) + timedelta(weeks=weeks))


def _from(match: re.Match[str], reference: Reference) -> DayReading | None:
    day, weeks, which = _DAYS.index(match["day"]), _english_weeks(match), match["which"]
    if not weeks or weeks > _MOST or which not in ("next", "this"):
        return _reading(match, reference, day, weeks)
    first = reference.week(1 if which == "next" else 0) + timedelta(days=day)
    return DayReading(match.start(), match.end(), first + timedelta(weeks=weeks))


def _in(match: re.Match[str], reference: Reference) -> DayReading | None:
    weeks = _english_weeks(match)
    if not weeks or weeks > _MOST:
        return None
    day = reference.week(weeks) + timedelta(days=_DAYS.index(match["day"]))
    return DayReading(match.start("day"), match.end(), day)


def find_counted_weekdays(text: str, reference: Reference) -> Iterator[DayReading]:
    """Every weekday counted in weeks in a folded text."""
    for found in _CHINESE.finditer(text):
        if found["n"] or found["m"] or found.group().startswith("隔"):
            reading = _reading(found, reference, _NUMBERS[found["day"]], _weeks(found["n"] or found["m"]))
            yield from (reading,) if reading else ()
    if "week" not in text and "fortnight" not in text and "after next" not in text:
        return
    yield from (reading for found in _FROM.finditer(text) if (reading := _from(found, reference)))
    yield from (reading for found in _IN.finditer(text) if (reading := _in(found, reference)))
    for found in _AFTER_NEXT.finditer(text):
        reading = _reading(found, reference, _DAYS.index(found["day"]), 1)
        yield from (reading,) if reading else ()
