"""Days written in English: Dec 3rd, 3 December 2026, next Friday, the day after tomorrow, in two weeks, next month.

`Friday` alone is the next to come; `this Friday` and `next Friday` are the Friday of this week and of the week after,
as 这周五 and 下周五 are, so that the same words mean the same day in every language the bot speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..numerals import ENGLISH, ORDINALS, parse_english
from .calendar_days import month_span, next_day_of_month
from .past_days import YEARLESS
from .readings import DayReading
from .reference import Reference, real_day
from .relative_days import offset_reading

_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_LATIN_WORD = re.compile("[a-z]{3}")
_MONTHS.update({m[:3]: n for m, n in list(_MONTHS.items())})
_MONTHS["sept"] = 9
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_ORDINAL_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[ -]")
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL_WORD})"
_YEAR = r"(?:,?\s?(?P<year>(?:19|20)\d{2})(?!\d)|,?\s?(?:of\s|in\s)?(?P<near>this|last|next)\syear(?![a-z]))?"
_MONTH_DAY = re.compile(rf"(?<![a-z]){_MONTH}\s?(?:the\s)?{_DAY}(?![\w:]|\s?(?:am|pm)\b){_YEAR}", re.ASCII)
_DAY_MONTH = re.compile(rf"(?<![\w.:])(?:the\s)?{_DAY}\s?(?:of\s)?{_MONTH}(?![a-z]){_YEAR}", re.ASCII)
_THE_DAY = re.compile(
    r"(?<![a-z])(?:on\s)?the\s(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\sof\s(?P<which>this|next)\smonth)?(?![a-z])"
    r"(?!\s(?:one|option|floor|slot|time|choice))",
    re.ASCII,
)
_EDGE = r"(?:the\s)?(?:beginning|start|middle|end) of\s(?:the\s)?"
_MONTH_ONLY = re.compile(
    rf"(?<![a-z])(?:(?P<ahead>last|this|next)\syear,?\s(?:in\s|around\s|about\s)?|(?P<edge>{_EDGE})(?P<late>last\s)?"
    r"|(?P<back>last)\s|(?:in|during|by|next|this|of|for|since|until|till|before|around)\s)"
    rf"(?:early\s|mid[ -]?|late\s)?{_MONTH}(?![a-z]|\s?\d{{1,2}}(?!\d)){_YEAR}"
    rf"|(?<![a-z]){_MONTH.replace('<month>', '<month2>')}\s"
    r"(?:(?P<year2>20\d{2})(?!\d)|(?P<near2>last|this|next)\syear(?![a-z]))",
    re.ASCII,
)
_EDGE_OF_YEAR = re.compile(rf"(?<![a-z])(?P<edge>{_EDGE})(?:year\s)?(?P<year>(?:19|20)\d{{2}})(?!\d)", re.ASCII)
_DAYS = {
    "day after tomorrow": 2,
    "day before yesterday": -2,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "tomorow": 1,
    "tommorow": 1,
    "yesterday": -1,
}
_NEAR = re.compile(rf"(?<![a-z])(?:the\s)?(?P<word>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?![a-z])")
_WEEKDAYS = {w: i for i, w in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_WHICH = r"(?P<which>next|this coming|coming|this|last|on|every)\s"
_WEEKDAY = re.compile(
    rf"(?<![a-z])(?:(?:on\s)?{_WHICH})?(?P<day>{'|'.join(_WEEKDAYS)})(?![a-z])(?P<after>\snext week|\sthis week)?"
)
_SHORT_DAY = re.compile(
    rf"(?<![a-z])(?:{_WHICH})?(?P<day>{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b\.?"
    r"(?P<after>\snext week|\sthis week)?"
)
_OF_YEAR = {"last": -1, "this": 0, "next": 1}
"""Years from this one to the one that is said beside a month."""
_PERIOD = re.compile(
    rf"(?<![a-z])(?P<edge>{_EDGE})?(?P<which>next|this|last|coming)?\s?"
    r"(?P<unit>weekend|week|month|year)(?P<later>\safter next)?(?![a-z])"
)
_NUMBER = rf"(?P<n>\d{{1,3}}|a couple of|half an|an?|{'|'.join(sorted(ENGLISH, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|hour|minute)s?(?![a-z])"
_IN = re.compile(rf"(?<![a-z])(?P<way>in the next|within the next|within|in)\s{_NUMBER}\s{_UNIT}(?:'?\stime)?")
_FROM_NOW = re.compile(rf"(?<![a-z]){_NUMBER}\s{_UNIT}\s(?P<way>from now|from today|later|ago)(?![a-z])")


def _day_number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else ORDINALS[written.replace(" ", "-")]


def _month_day(match: re.Match[str], reference: Reference) -> DayReading:
    month, day = _MONTHS[match["month"]], _day_number(match["day"])
    told = _year(match, reference)
    found = real_day(told or reference.year_of_day(month, day), month, day)
    return DayReading(match.start(), match.end(), found, form="" if told else YEARLESS)


def _year(match: re.Match[str], reference: Reference) -> int | None:
    """The year that is said with a day or a month, in figures or as this, last or next year; None where none is."""
    if match["near"]:
        return reference.today.year + _OF_YEAR[match["near"]]
    return int(match["year"]) if match["year"] else None


def _the_day(match: re.Match[str], reference: Reference) -> DayReading:
    day = int(match["day"])
    if match["which"]:
        year, month = reference.month(match["which"] == "next")
        return DayReading(match.start(), match.end(), real_day(year, month, day))
    return DayReading(match.start(), match.end(), next_day_of_month(day, reference), form="day_of_month")


def _month_only(match: re.Match[str], reference: Reference) -> DayReading:
    month = _MONTHS[match["month"] or match["month2"]]
    near = match["ahead"] or match["near2"]
    if near:
        year: int | None = reference.today.year + _OF_YEAR[near]
    elif match["back"] or match["late"]:  # "last June" is the June behind us
        year = reference.today.year - (month >= reference.today.month)
    else:
        year = int(match["year2"]) if match["year2"] else _year(match, reference)
    first, last = month_span(year or reference.year_of_month(month), month)
    if match["edge"]:
        first, last = _edges(match["edge"], first, last)
    bare = bool(match["month"]) and not (near or match["edge"] or match["back"])
    start = match.start("month") if bare else match.start()
    return DayReading(start, match.end(), first, last, form="" if year else YEARLESS)


def _edge_of_year(match: re.Match[str]) -> DayReading:
    year = int(match["year"])
    return DayReading(match.start(), match.end(), *_edges(match["edge"], date(year, 1, 1), date(year, 12, 31)))


def _weekday(match: re.Match[str], number: int, reference: Reference) -> DayReading | None:
    which, after = match["which"], match["after"] or ""
    if which == "every":
        return None
    start = match.start("day") if which == "on" else match.start("which") if which else match.start()
    if which in ("next", "last", "this") or after:
        week = {"next": 1, "last": -1}.get(which or "", 1 if "next" in after else 0)
        return DayReading(start, match.end(), reference.week(week) + timedelta(days=number))
    return DayReading(start, match.end(), reference.coming(number), form="weekday")


def _short_day(match: re.Match[str], original: str, reference: Reference) -> DayReading | None:
    """`sat`, `sun`, `wed` are words too: a capital, or next, this, on, or a time beside it, says a day is meant."""
    reading = _weekday(match, _SHORT[match["day"]], reference)
    sure = match["which"] or match["after"] or original[match.start("day")].isupper()
    return reading if sure or reading is None else replace(reading, weak=True)


def _edges(edge: str, first: date, last: date) -> tuple[date, date]:
    """The beginning, middle or end of a stretch, as 月初, 月中 and 月底 divide a month."""
    if last.day - first.day < 10 and last.month == first.month:
        return first, last
    if "end" in edge:
        return last - timedelta(days=4), last
    if "middle" in edge:
        return first + timedelta(days=10), first + timedelta(days=19)
    return first, first + timedelta(days=4)


def _period(match: re.Match[str], reference: Reference) -> DayReading | None:
    which, unit, edge = match["which"], match["unit"], match["edge"]
    if not (which or edge or match["later"]) and unit != "weekend":
        return None
    step = 2 if match["later"] else {"next": 1, "last": -1}.get(which or "", 0)
    if unit in ("week", "weekend"):
        monday = reference.week(step)
        first, last = monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    elif unit == "month":
        first, last = month_span(*reference.month(step))
    else:
        first, last = date(reference.today.year + step, 1, 1), date(reference.today.year + step, 12, 31)
    if edge:
        first, last = _edges(edge, first, last)
    return DayReading(match.start(), match.end(), first, last)


def _offset(match: re.Match[str], reference: Reference) -> DayReading | None:
    word, unit, way = match["n"], match["unit"], match["way"]
    special = {"a": 1, "an": 1, "a couple of": 2, "half an": 30}
    amount = int(word) if word.isdigit() else special.get(word) or parse_english(word)
    if word == "half an":
        unit = "minute" if unit == "hour" else ""
    if unit == "fortnight":
        unit, amount = "week", (amount or 1) * 2
    if not unit or amount is None:
        return None
    direction = "before" if way == "ago" else "within" if "within" in way or way == "in the next" else "after"
    return offset_reading(match.start(), match.end(), amount, unit, direction, reference)


def _near(match: re.Match[str], reference: Reference) -> DayReading:
    day = reference.today + timedelta(days=_DAYS[match["word"]])
    part = "evening" if match["word"] == "tonight" else None
    return DayReading(match.start(), match.end(), day, part=part, part_at=match.start() if part else None)


def find_english_days(text: str, original: str, reference: Reference) -> Iterator[DayReading]:
    """Every day or stretch of days written in English; `original` is the message before folding, for its capitals."""
    if not _LATIN_WORD.search(text):
        return
    yield from (_near(m, reference) for m in _NEAR.finditer(text))
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        yield from (_month_day(m, reference) for m in pattern.finditer(text))
    yield from (_the_day(m, reference) for m in _THE_DAY.finditer(text))
    yield from (_month_only(m, reference) for m in _MONTH_ONLY.finditer(text))
    yield from (_edge_of_year(m) for m in _EDGE_OF_YEAR.finditer(text))
    yield from (r for m in _WEEKDAY.finditer(text) if (r := _weekday(m, _WEEKDAYS[m["day"]], reference)))
    yield from (r for m in _SHORT_DAY.finditer(text) if (r := _short_day(m, original, reference)))
    yield from (r for m in _PERIOD.finditer(text) if (r := _period(m, reference)))
    for pattern in (_IN, _FROM_NOW):
        yield from (r for m in pattern.finditer(text) if (r := _offset(m, reference)))
