"""Day of the month without its month, in the month that was spoken of before. Pure.

"The 14th" behind "mid January" is 14 January; alone, the bot takes it for the next 14th to come.
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
