"""Since when a mainland citizen has lived outside: a day, a month, a year, or how long ("住了三年")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from actions.answers import NOTHING, Answer, Reading
from actions.forms.turn import Turn
from backend.identity.eligibility import long_enough_from
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, verbatim

_FIGURES = {
    "一": 1,
    "两": 2,
    "兩": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_LONG = re.compile(
    r"(?P<half>半\s?年|half a year)|"
    r"(?P<n>\d{1,2}|十[一二三四五六七八九]|二十|三十|[一二两兩三四五六七八九十]|"
    + "|".join(w for w in _FIGURES if w.isascii())
    + r")"
    r"\s?(?:多|几|幾)?\s?(?:个|個)?(?:多)?\s?(?P<unit>月|年|months?|years?)(?P<and_half>半)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}")


def today_of(turn: Turn) -> date:
    """Beijing's day, by the clock the message was stamped with."""
    now = (turn.tracker.latest_message.get("metadata") or {}).get("now")
    return (datetime.fromisoformat(now) if now else datetime.now(BEIJING)).astimezone(BEIJING).date()


async def read_since(turn: Turn, answer: Answer) -> Reading:
    """The first day of living there; one that lies in the future, or is no day, is asked again."""
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    today = today_of(turn)
    since = _said(answer, today)
    if since is None:
        return Reading(problem="utter_identity_since_unclear") if answer.text else NOTHING
    if since > today:
        return Reading(problem="utter_identity_residence_future")
    return Reading(since.isoformat(), entities=("date", "datetime", "date_range", "number"))


def _said(answer: Answer, today: date) -> date | None:
    if isinstance(said := answer.value("date", "datetime"), str):
        return date.fromisoformat(said[:10])
    if isinstance(span := answer.value("date_range"), Mapping):
        return (
            min(date.fromisoformat(span["to"]), today)
            if span["from"] <= today.isoformat()
            else date.fromisoformat(span["from"])
        )
    if (year := _YEAR.search(answer.text)) is not None:
        return min(date(int(year[0]), 12, 31), today) if int(year[0]) <= today.year else date(int(year[0]), 1, 1)
    months = _months(answer.text)
    return _months_before(today, months) if months is not None else None


def _months(text: str) -> int | None:
    """How many months "八个月", "一年半" or "three years" are."""
    found = _LONG.search(text)
    if found is None:
        return None
    if found["half"]:
        return 6
    word = found["n"].casefold()
    number = int(word) if word.isdecimal() else _FIGURES.get(word) or _tens(word)
    months = number * (1 if found["unit"].casefold().startswith(("月", "month")) else 12)
    return months + (6 if found["and_half"] else 0)


def _tens(word: str) -> int:
    return {"二十": 20, "三十": 30}.get(word) or 10 + _FIGURES[word[1]]


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    first = date(month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def enough_from(since: str, today: date) -> date | None:
    """The first day from which the residence is long enough, or None if it is so today (SPC21-5.4: over one year)."""
    first_day = long_enough_from(date.fromisoformat(since))
    return first_day if today < first_day else None


def full_day(value: date | str, language: str) -> str:
    """A day with its year: births and residences lie far from today."""
    on = date.fromisoformat(value) if isinstance(value, str) else value
    return Words(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%B %Y}").say(language)
