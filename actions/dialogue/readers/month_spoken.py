"""Day without its month, weekday without its week and "the same time", as what was spoken of before. Pure.

"The 14th" behind "mid January" is 14 January, and "Thursday" behind "Wednesday 9 December" the 10th; alone, the bot
takes each for the next to come.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned

_DATED = ("date", "datetime")
_BARE = re.compile(r"(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)\b|(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?[号日]")
_MONTH = re.compile(
    r"月|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\b",
    re.IGNORECASE,
)
_SAME_HOUR = re.compile(
    r"(?:同|一)样?(?:的|嘅)?(?:时间|时候|钟点|时段)|同(?:一)?(?:个|样)?(?:时间|时候|钟点|钟数|点钟)|(?:时间|钟点|几点)(?:不变|唔变|照旧|一样)"
    r"|\bsame (?:time|hour|slot)\b(?! zone)"
)
_LONGEST = timedelta(days=62)
"""Span looked through for the day; a stretch without an end has it in its first two months."""


def day_alone(said: UserMessage) -> int:
    """Return the day of the month a message names without any month, or 0 for every other message."""
    text = aligned(said.text)
    dated = [one for one in said.entities if one.get("entity") in _DATED and "start" in one]
    if not dated or _MONTH.search(text) or any(one.get("entity") == "date_range" for one in said.entities):
        return 0
    if not all(_BARE.match(text[int(one["start"]) : int(one["end"])]) for one in dated):
        return 0
    days = {date.fromisoformat(str(one["value"])[:10]).day for one in dated}
    return days.pop() if len(days) == 1 else 0


def in_month_spoken(number: int, first: date, last: date) -> date | None:
    """Return the day with a number in a stretch that was spoken of, else in the month the stretch begins in.

    Args:
        number: of the day in its month.
        first: the first day of the stretch.
        last: the last one, or the same.
    """
    span = min(last - first, _LONGEST).days
    inside = (first + timedelta(days=ahead) for ahead in range(span + 1))
    found = next((one for one in inside if one.day == number), None)
    try:
        return found or first.replace(day=number)
    except ValueError:
        return None


def in_week_spoken(weekday: int, spoken_of: date) -> date:
    """Return a weekday in the week, from Monday on, of the day that was spoken of.

    Args:
        weekday: 0 for Monday.
        spoken_of: that day.
    """
    return spoken_of + timedelta(days=weekday - spoken_of.weekday())


def says_same_hour(text: str) -> bool:
    """Return True if the hour shall stay as it is ("thursday same time", "星期四同一时间")."""
    return _SAME_HOUR.search(aligned(text)) is not None
