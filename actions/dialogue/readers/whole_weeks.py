"""Days that are counted from another: the week of a day, a week after a weekday, the second week of a month. Pure.

"The week of 14 December" is seven days, "Tuesday week" the Tuesday after the next one; the bot has read the day alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

Entity = Mapping[str, Any]
_WEEK = timedelta(days=7)
_LAST_DAY = timedelta(days=6)
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0,
    "第一": 1, "第二": 2, "第三": 3, "第四": 4, "头一": 1, "最后一": 0, "最尾一": 0,
}  # fmt: skip
_STARTS_BEFORE = re.compile(
    r"(?:the )?(?:week|wk)s? (?:commencing|beginning|starting|that starts|that begins)(?: on)?(?: the)?\s$|"
    r"\bw/c\s?$"
)
_ROUND_BEFORE = re.compile(r"(?:the )?(?:same )?(?:week|wk) (?:of|with|around|containing)(?: the)?\s$")
_ROUND_BEHIND = re.compile(
    r"\s?(?:所在的?|的)?(?:那|嗰|这|呢|同)(?:个|一个|一)?(?:星期|礼拜|周)(?![一二三四五六日天末])|"
    r"'s week\b|\s(?:that|the same) week\b"
)
_LATER_BEHIND = re.compile(
    r"\s(?:(?P<week>week)|(?P<fortnight>fortnight))(?![a-z-])(?! (?:of|day|after (?:next|that)))"
)
_NTH_BEFORE = re.compile(
    r"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last) (?:full )?week (?:of|in)\s$"
)
_NTH_BEHIND = re.compile(r"\s?份?的?(?P<nth>第[一二三四]|头一|最后一|最尾一)个?(?:星期|礼拜|周)(?![一二三四五六日天])")
_PART_BEFORE = re.compile(r"(?:the )?(?P<part>early|beginning of|start of|mid|middle of|late|end of)[\s-](?:the\s)?$")
_PARTS = {
    "early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "mid": (11, 20), "middle of": (11, 20),
    "late": (21, 31), "end of": (21, 31),
}  # fmt: skip
_REACH = 40
"""Characters before a day in which words that count from it stand."""


def counted(entity: Entity, text: str) -> Entity:
    """Return a day or a month as the words round it mean it, with those words in its place in the text.

    Args:
        entity: a ``date`` or ``date_range`` with its place.
        text: an `aligned` text.
    """
    start, end, value = int(entity["start"]), int(entity["end"]), entity["value"]
    before = text[max(0, start - _REACH) : start]
    if isinstance(value, Mapping):
        return _part_of_month(entity, text, before)
    day = date.fromisoformat(str(value)[:10])
    if (found := _STARTS_BEFORE.search(before)) is not None:
        return _stretch(entity, day, day + _LAST_DAY, start - len(found[0]), end)
    round_before, round_behind = _ROUND_BEFORE.search(before), _ROUND_BEHIND.match(text, end)
    if round_before is not None or round_behind is not None:
        monday = day - timedelta(days=day.weekday())
        first = start - len(round_before[0]) if round_before else start
        return _stretch(entity, monday, monday + _LAST_DAY, first, round_behind.end() if round_behind else end)
    return _later(entity, text, day)


def _later(entity: Entity, text: str, day: date) -> Entity:
    """A weekday so many weeks after the next one of its name."""
    start, end = int(entity["start"]), int(entity["end"])
    if any(sign.isdigit() for sign in text[start:end]):
        return entity  # "12 December week" counts from nothing
    if (behind := _LATER_BEHIND.match(text, end)) is not None:
        later = day + _WEEK * (1 if behind["week"] else 2)
        return {**entity, "value": later.isoformat(), "end": behind.end()}
    return entity


def _part_of_month(entity: Entity, text: str, before: str) -> Entity:
    """The week of a whole month that is counted, or its beginning, middle or end."""
    first, last = (date.fromisoformat(str(entity["value"][name])) for name in ("from", "to"))
    start, end = int(entity["start"]), int(entity["end"])
    if first.day != 1 or last != first.replace(day=monthrange(first.year, first.month)[1]):
        return entity
    if (part := _PART_BEFORE.search(before)) is not None:
        begins, ends = _PARTS[part["part"]]
        return _stretch(
            entity, first.replace(day=begins), first.replace(day=min(ends, last.day)), start - len(part[0]), end
        )
    ahead, behind = _NTH_BEFORE.search(before), _NTH_BEHIND.match(text, end)
    if ahead is None and behind is None:
        return entity
    nth = _ORDINALS[(ahead or behind)["nth"]]  # type: ignore[index]
    begin = first + _WEEK * (nth - 1) if nth else last - _LAST_DAY
    return _stretch(
        entity, begin, begin + _LAST_DAY, start - len(ahead[0]) if ahead else start, behind.end() if behind else end
    )


def _stretch(entity: Entity, first: date, last: date, start: int, end: int) -> Entity:
    value = {"from": first.isoformat(), "to": last.isoformat()}
    return {**entity, "entity": "date_range", "value": value, "start": start, "end": end}
