"""Days of a document as people write them: a whole day, a month or a year alone, from one day to another. Pure.

Cards print "2021.05.03-2031.05.02" or "05/2031", passports "03 MAR 31"; people say "31年5月" or "end of May 2031".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.answers import Answer
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.told_days import read_told_day
from backend.shared.numerals import number_in

_CENTURY = 2000
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_SIGNS = "一二三四五六七八九零〇"
_DAY = r"(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?[日号]?"
_FROM_TO = re.compile(rf"{_DAY}\s?(?:[-~至到]|起至?|to|until)+\s?(?P<last>{_DAY})")
_SHORT_YEAR = re.compile(
    rf"(?<![\d{_SIGNS}第])(?P<year>\d\d|[{_SIGNS}]{{2}})\s?年\s?(?P<month>\d{{1,2}}|[{_SIGNS}十]{{1,2}})\s?月"
    rf"(?:\s?(?P<day>\d{{1,2}}|[{_SIGNS}十廿卅]{{1,3}})\s?[日号])?"
)
_AS_PRINTED = (
    re.compile(
        rf"(?<![\w.-])(?<!\d/)(?P<day>\d{{1,2}})[\s./-]?(?P<month>{'|'.join(_MONTHS)})[a-z]*(?:\s?/\s?[a-z]+)?[\s./-]{{0,2}}'?"
        r"(?:20)?(?P<year>\d\d)(?![\w/:.-]*\d)"
    ),
    re.compile(
        rf"(?<![\w./-])20(?P<year>\d\d)[\s./-]{{0,2}}(?P<month>{'|'.join(_MONTHS)})[a-z]*(?:[\s./-]{{1,2}}(?P<day>\d{{1,2}})(?!\d))?"
    ),
)
"""Days as the page of a passport prints them ("03 MAR 31", "03 MAR/MARS 31", "2031-MAR-03")."""
_MONTH_IN_FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<month>0?[1-9]|1[0-2])\s?[./-]\s?(?P<year>20\d\d)|(?P<year2>20\d\d)\s?[./-]\s?(?P<month2>0?[1-9]|1[0-2]))"
    r"(?![./-]?\d)"
)
_YEAR = re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?!\d|\s?[./-]\s?\d)\s?年?(?:\s?年?[底尾末])?")
_TELLS_YEAR = re.compile(
    rf"(?:19|20)\d\d|\d\d\s?年|[{_SIGNS}]{{2,4}}\s?年|[今去前明后]年|\b(?:last|this|next)\b|\d/\d+/\d\d"
)
_TELLS_MONTH = re.compile(rf"月|\b(?:{'|'.join(_MONTHS)})[a-z]*\b|\bmonth\b")
_RECKONED = re.compile(r"[后後之]|\b(?:in|within) (?:\w+ )?(?:days?|weeks?|months?|years?)\b|\bfrom now\b|\bago\b|前$")
"""Words for a span from today, which names no day on a document."""
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day, a month or a year in a text.

    Args:
        start: where its words begin, and `end`: where they end.
        value: an ISO day, a month ("2031-05") or a year ("2031"); nothing for a day that may be one of two, or is none.
        orders: the two days that may be meant, day first and month first, when only the writer can say.
        is_odd: whether there is no such day.
        is_span: whether it is the end of a span whose beginning is told with it.
        tells_year: whether the words name the year.
    """

    start: int
    end: int
    value: str
    orders: tuple[date, date] | None = None
    is_odd: bool = False
    is_span: bool = False
    tells_year: bool = True


def days_told(answer: Answer, today: date, country: str) -> list[DayTold]:
    """Return the days, months and years of a message in the order of its text.

    Args:
        answer: the message.
        today: where the writer is.
        country: ISO 3166 code of the country whose order of day and month the writer has; empty if unknown.
    """
    text = aligned(answer.text)
    found: list[DayTold] = []
    for one in (*_as_written(text), *_as_read(answer, text, today, country), *_years(text)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def last_day(value: str) -> date:
    """Return the day a value stands for: of a month, or of a year, the last."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def in_year(value: str, year: str) -> str:
    """Return a day or a month in another year; the year alone where it has no such day."""
    moved = f"{year}{value[4:]}"
    return moved if _is_real(moved) else year


def _as_written(text: str) -> Iterator[DayTold]:
    for match in _FROM_TO.finditer(text):
        figures = [int(one) for one in re.findall(r"\d+", match["last"])]
        if value := _value(*figures):
            yield DayTold(match.start(), match.end(), value, is_span=True)
    for match in _SHORT_YEAR.finditer(text):
        if value := _value(_CENTURY + _number(match["year"]), _number(match["month"]), _number(match["day"] or "")):
            yield DayTold(match.start(), match.end(), value)
    for match in (found for form in _AS_PRINTED for found in form.finditer(text)):
        month = _MONTHS.index(match["month"]) + 1
        if value := _value(_CENTURY + int(match["year"]), month, int(match["day"] or 0)):
            yield DayTold(match.start(), match.end(), value)
    for match in _MONTH_IN_FIGURES.finditer(text):
        yield DayTold(
            match.start(),
            match.end(),
            _value(int(match["year"] or match["year2"]), int(match["month"] or match["month2"])),
        )


def _as_read(answer: Answer, text: str, today: date, country: str) -> Iterator[DayTold]:
    """The days the bot has read; the order of day and month is that of the writer's country."""
    for entity in answer.entities:
        if entity.get("entity") not in ("date", "datetime", "date_range", "invalid_date") or "start" not in entity:
            continue
        start, end = int(entity["start"]), int(entity["end"])
        words = text[start:end]
        if entity["entity"] == "invalid_date":
            yield DayTold(start, end, "", is_odd=True)
            continue
        if _RECKONED.search(words):
            continue
        tells_year = _TELLS_YEAR.search(words) is not None
        if entity["entity"] == "date_range":
            if isinstance(span := entity["value"], Mapping):
                is_span = span["from"][:4] != span["to"][:4]
                yield DayTold(start, end, _of_range(span, words), is_span=is_span, tells_year=tells_year)
            continue
        told = read_told_day(answer.between(start, end), today, country, "any")
        if told is not None and told.orders is not None:
            yield DayTold(start, end, "", told.orders)
        elif told is not None and told.day is not None:
            yield DayTold(start, end, told.day.isoformat(), tells_year=tells_year)


def _of_range(span: Mapping[str, Any], words: str) -> str:
    """The month of "2031年5月", the last day of "2021年5月3日至2031年5月2日", the year of anything less exact."""
    first, last = date.fromisoformat(span["from"]), date.fromisoformat(span["to"])
    if not _TELLS_MONTH.search(words):
        return str(last.year)
    if (first.year, first.month) != (last.year, last.month):
        return f"{last:%Y-%m}" if words.endswith("月") else last.isoformat()
    ends_month = last.day == monthrange(last.year, last.month)[1]
    return f"{last:%Y-%m}" if ends_month else str(last.year)


def _years(text: str) -> Iterator[DayTold]:
    for match in _YEAR.finditer(text):
        yield DayTold(match.start(), match.end(), match["year"])


def _number(written: str) -> int:
    return number_in(written.translate(_TENS)) if written else 0


def _value(year: int, month: int, day: int = 0) -> str:
    """The value of figures, or nothing where there is no such day."""
    value = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return value if _is_real(value) else ""


def _is_real(value: str) -> bool:
    try:
        last_day(value)
    except (ValueError, IndexError):
        return False
    return True
