"""From a message to the day it tells, on the right side of today and in the order its writer's country writes. Pure.

The bot reads a day without a year as the next to come, which suits appointments. A birthday, a loan or a wedding lies
behind us; a document's last day lies ahead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from actions.answers import Answer
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.spelled_days import spelled_day
from backend.shared.numerals import number_in

Side = Literal["past", "future", "any"]
Fault = Literal["no_such_day", "future", "past", "age", "year_missing", "which_order"]
_MONTH_FIRST = frozenset("US PR GU VI AS MP UM FM MH PW".split())  # noqa: SIM905
_UNCLEAR = frozenset(["", *"CN TW JP KR KP MN PH".split()])  # noqa: SIM905
"""Countries with the year first, or with both orders in use: nothing follows from them."""
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<b>\d{1,2})\s?(?P=mark)"
    r"\s?(?P<year>(?:18|19|20)\d{2}|\d{2})(?![\d./-])"
)
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)|[一二][一二三四五六七八九零〇]{3}\s?年|民国")
_FULL_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)")
_SHORT_YEAR = re.compile(
    r"(?<![\d一二三四五六七八九零〇第])(?P<year>\d{2}|[一二三四五六七八九零〇]{2})\s?年(?!前|后|来|内|级|代)"
)
_RELATIVE = re.compile(
    r"[今去前昨明上下本]\s?(?:年|个?月|天|日|周|晚|个?星期|个?礼拜)|琴日|寻日|听日|刚刚|"
    r"\b(?:last|this|next|ago|yesterday|today|tomorrow)\b|(?:天|日|周|月|年|星期)(?:之?前|以前)"
)
_AGE = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,4})\s?周?岁|\b\d{1,3}\s?(?:years? old|yo\b|y/o)|\baged?\s\d{1,3}\b"
)
_LUNAR = re.compile(r"农历|旧历|阴历|古历|正月|腊月|闰|初[一二三四五六七八九十]")
_MOVABLE = re.compile(r"端午|中秋|重阳|清明|春节|过年|除夕|年三十|元宵|七夕|冬至|中元|盂兰|festival", re.IGNORECASE)
"""Feasts that fall on another day of every year: with another year the bot's day is not theirs."""
_WEEKDAY = re.compile(
    r"星期|礼拜|禮拜|[周週]\s?[一二三四五六日天\d]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"[\d一二三四五六七八九十廿卅]\s?[日号號]|\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH = re.compile(r"月|\d\s?[-/.]\s?\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_ONLY_YEAR = re.compile(
    r"(?:应该|應該)?[是系係]?(?:in |it was )?\s*(?P<year>(?:18|19|20)\d{2})\s?年?[的嘅]?\s*[。.!！]?", re.IGNORECASE
)
_YEAR_ALONE = re.compile(r"(?P<year>\d{4})年")
_IN_FIGURES = re.compile(r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?")
_MONTH_ALONE = re.compile(r"\d{4}年(?P<month>\d{1,2})月")
_PAST = re.compile(
    r"[了咗過过被畀俾]|\b(?:was|were|had|did|paid|lent|sent|gave|took|got|went|came|met|hit|told|bought|sold|\w{3,}ed)\b",
    re.IGNORECASE,
)
"""Words for a thing that has happened ("5月20号又转了三万")."""
_HUNDRED = 100
"""A year under it was told with two figures."""


@dataclass(frozen=True, slots=True)
class ToldDay:
    """Result of reading a day that was told.

    Args:
        day: the day, or None.
        fault: why there is none.
        orders: the two days that may be meant, day first and month first, when only the writer can say.
        year_assumed: True if the year was not told and is the last, or the next, that fits.
        said: the words of a day that does not exist.
    """

    day: date | None = None
    fault: Fault | None = None
    orders: tuple[date, date] | None = None
    year_assumed: bool = False
    said: str = ""


def read_told_day(answer: Answer, today: date, country: str, side: Side, needs_year: bool = False) -> ToldDay | None:
    """Return the day a message tells, what is wrong with it, or None where it tells no whole day.

    Args:
        today: where the writer is.
        country: ISO 3166 code of the country whose habits of writing the writer has; empty if unknown.
        side: on which side of today the day has to be; today itself is on both.
        needs_year: True where a day without its year is none (a birthday).
    """
    text = aligned(answer.text)
    if (figures := _FIGURES.search(text)) is not None:
        return _in_figures(figures, today, country, side)
    spelled = spelled_day(text)
    if spelled is not None and (spelled.year >= _HUNDRED or side == "past"):
        whole = spelled.year if spelled.year >= _HUNDRED else _century(spelled.year, today, side)
        return _on_side(_real(whole, spelled.month, spelled.day), today, side)
    if (odd := answer.value("invalid_date")) is not None:
        return ToldDay(fault="no_such_day", said=str(odd))
    said = answer.value("date", "datetime")
    if not isinstance(said, str):
        return ToldDay(fault="age") if _AGE.search(text) else None
    day = date.fromisoformat(said[:10])
    if (year := _year_elsewhere(answer, text)) is not None:
        if _MOVABLE.search(text) or _LUNAR.search(text):
            return None
        return _on_side(_with_year(day, year), today, side)
    if (short := _SHORT_YEAR.search(text)) is not None and not _YEAR.search(text):
        if _MOVABLE.search(text) or _LUNAR.search(text):
            return None
        return _on_side(_with_year(day, _century(_two_figures(short["year"]), today, side)), today, side)
    if _YEAR.search(text) or _RELATIVE.search(text):
        return _on_side(day, today, side)
    if needs_year:
        return ToldDay(fault="year_missing")
    return _without_year(day, answer, text, today, side)


def in_year(day: date, text: str) -> date | None:
    """Return the day in the year that a text names and nothing else ("2019", "是2019年"); None for any other text."""
    year = _ONLY_YEAR.fullmatch(text.strip())
    return _with_year(day, int(year["year"])) if year else None


def with_kept_parts(value: str, words: str, kept: object) -> str:
    """Return a told day with what its words leave out of the day that is kept.

    Another year alone keeps month and day, a month or a day without a year keeps the year.

    Args:
        value: as it was read: an ISO day, "2015年" or "2015年5月".
        words: those it was read from.
        kept: the answer until now; anything but an ISO day changes nothing.
    """
    try:
        known = date.fromisoformat(str(kept))
    except ValueError:
        return _with_kept_figures(value, words, str(kept))
    if (year := _YEAR_ALONE.fullmatch(value)) is not None:
        day = _with_year(known, int(year["year"]))
        return day.isoformat() if day is not None else value
    if _tells_year(aligned(words)):
        return value
    if (month := _MONTH_ALONE.fullmatch(value)) is not None:
        return f"{known.year}年{month['month']}月"
    try:
        day = _with_year(date.fromisoformat(value), known.year)
    except ValueError:
        return value
    return day.isoformat() if day is not None else value


def _with_kept_figures(value: str, words: str, kept: str) -> str:
    """The same where only a month or a year is kept: another year keeps the month, a month keeps the year."""
    known, told = _IN_FIGURES.fullmatch(kept), _IN_FIGURES.fullmatch(value)
    if known is None:
        return value
    if told is not None and told["month"] is None and known["month"] is not None:
        return f"{told['year']}年{known['month']}月"
    if _tells_year(aligned(words)):
        return value
    if told is not None and told["month"] is not None:
        return f"{known['year']}年{told['month']}月"
    try:
        day = _with_year(date.fromisoformat(value), int(known["year"]))
    except ValueError:
        return value
    return day.isoformat() if day is not None else value


def is_part_of(value: str, kept: object) -> bool:
    """Return True if a read month or year is that of a kept day ("2023年9月" of 2023-09-09)."""
    try:
        known = date.fromisoformat(str(kept))
    except ValueError:
        return False
    return value in (f"{known.year}年", f"{known.year}年{known.month}月")


def is_nearer_day(value: str, kept: str) -> bool:
    """Return whether a told day or month lies within a kept month or year ("2024-03-05" within "2024年")."""
    known, told = _IN_FIGURES.fullmatch(kept), _IN_FIGURES.fullmatch(value)
    if known is None:
        return False
    if told is not None:
        return known["month"] is None and told["month"] is not None and told["year"] == known["year"]
    return is_part_of(kept, value)


def _tells_year(text: str) -> bool:
    return any(sign.search(text) is not None for sign in (_YEAR, _SHORT_YEAR, _RELATIVE))


def only_seems_ahead(answer: Answer, clause: str, today: date, country: str) -> bool:
    """Return whether a day lies ahead only because no year was told, in words of what has happened.

    Args:
        answer: the words of the day with what the bot has read in them.
        clause: the words round it.
        today: the person's day.
        country: the ISO 3166 code of where they write.
    """
    told = read_told_day(answer, today, country, "any")
    ahead = told is not None and told.year_assumed and told.day is not None and told.day > today
    return ahead and _PAST.search(clause) is not None


def _without_year(day: date, answer: Answer, text: str, today: date, side: Side) -> ToldDay:
    """The last such day, or the next; a lunar day of last year is the bot's to count."""
    if side != "past" or day <= today:
        return ToldDay(day, year_assumed=True)
    if _LUNAR.search(text) or _MOVABLE.search(text):
        return ToldDay(fault="year_missing")
    last = last_such_day(day, _words_of_day(answer), today)
    return ToldDay(last, None if last else "year_missing", year_assumed=last is not None)


def _words_of_day(answer: Answer) -> str:
    """The words the day was read from; the whole text where their place is not known."""
    named = next((e for e in answer.entities if e.get("entity") in ("date", "datetime") and "start" in e), None)
    return answer.text if named is None else answer.text[int(named["start"]) : int(named["end"])]


def _year_elsewhere(answer: Answer, text: str) -> int | None:
    """The one year that is told apart from the day ("in 2014, 9th of October"), or None."""
    named = next((e for e in answer.entities if e.get("entity") in ("date", "datetime") and "start" in e), None)
    years = _FULL_YEAR.findall(text)
    if named is None or len(years) != 1 or _YEAR.search(aligned(_words_of_day(answer))) or _RELATIVE.search(text):
        return None
    return int(years[0])


def last_such_day(day: date, words: str, today: date) -> date | None:
    """Return the last day before or at today that words without a year mean, or None if there is none.

    "25号" and "the 25th" are of this month or the one before, a weekday is of the last seven days, a day with its
    month is of this year or the last.

    Args:
        day: as the bot read it, the next to come.
        words: those it was read from.
    """
    if day <= today:
        return day
    if _WEEKDAY.search(words):
        return today - timedelta(days=(today.weekday() - day.weekday()) % 7)
    if _MONTH.search(aligned(words)) or not _BARE_DAY.search(words):
        return _with_year(day, today.year - ((day.month, day.day) > (today.month, today.day)))
    months = ((today.year * 12 + today.month - 1 - back) for back in range(3))
    days = (_real(month // 12, month % 12 + 1, day.day) for month in months)
    return next((found for found in days if found is not None and found <= today), None)


def _in_figures(match: re.Match[str], today: date, country: str, side: Side) -> ToldDay:
    year = int(match["year"]) if len(match["year"]) == 4 else _century(int(match["year"]), today, side)
    a, b = int(match["a"]), int(match["b"])
    day_first, month_first = _real(year, b, a), _real(year, a, b)
    if day_first and month_first and day_first != month_first:
        if country in _UNCLEAR:
            return _both(day_first, month_first, today, side)
        return _on_side(month_first if country in _MONTH_FIRST else day_first, today, side)
    only = day_first or month_first
    return _on_side(only, today, side) if only else ToldDay(fault="no_such_day", said=match[0])


def _both(day_first: date, month_first: date, today: date, side: Side) -> ToldDay:
    """Two readings, unless only one of them lies on the right side of today."""
    good = [one for one in (day_first, month_first) if _on_side(one, today, side).day]
    if len(good) == 1:
        return ToldDay(good[0])
    return ToldDay(fault="which_order", orders=(day_first, month_first)) if good else _on_side(day_first, today, side)


def _on_side(day: date | None, today: date, side: Side) -> ToldDay:
    if day is None:
        return ToldDay(fault="no_such_day")
    if side == "past" and day > today:
        return ToldDay(fault="future")
    return ToldDay(fault="past") if side == "future" and day < today else ToldDay(day)


def _century(short: int, today: date, side: Side) -> int:
    """The four figures of a year told with two: behind us the last such year, ahead the next."""
    year = today.year // 100 * 100 + short
    if side == "past" and year > today.year:
        return year - 100
    if side == "any":
        return year if year <= today.year + 20 else year - 100
    return year


def _two_figures(written: str) -> int:
    return int(written) if written.isdecimal() else number_in(written)


def _with_year(day: date, year: int) -> date | None:
    return _real(year, day.month, day.day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def pending(orders: tuple[date, date]) -> Mapping[str, str]:
    """Return two readings as they wait among the answers for a button: ``dm`` day first, ``md`` month first."""
    return {"dm": orders[0].isoformat(), "md": orders[1].isoformat()}
