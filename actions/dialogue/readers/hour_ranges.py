"""Stretches of hours as people say them: between 2 and 4, 9点到11点, 下午3点以后, before noon, evenings. Pure.

Hours are minutes since midnight. An hour from 1 to 6 with no half of the day beside it is in the afternoon, as the bot
takes it too. Positions are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backend.shared.wished_times import DAY, Hours

PARTS: Mapping[str, tuple[Hours, ...]] = {
    "morning": ((6 * 60, 12 * 60),),
    "noon": ((11 * 60, 15 * 60),),
    "afternoon": ((12 * 60, 18 * 60),),
    "evening": ((17 * 60 + 30, DAY),),
    "night": ((21 * 60, DAY), (0, 5 * 60)),
}
"""Hours of each part of the day; noon touches both halves, as at the notary office."""
_FIGURES = {one: at for at, one in enumerate("零一二三四五六七八九十")} | {"两": 2, "十一": 11, "十二": 12}
_HOUR = (
    r"(?P<{0}>\d{{1,2}}|十[一二]|[一二两三四五六七八九十])(?:(?P<{0}_half>点半)|[:点](?P<{0}_minute>[0-5]\d)?)?"
    r"\s?(?P<{0}_m>[ap]\.?m\.?)?"
)
_NOT_HOURS = (
    r"(?![\d号日月年/.:%万元块]|\s?(?:days?|weeks?|people|[a-z]*(?:st|nd|rd|th)\b"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
"""Refusal of figures before days, sums or people."""
_PART = r"(?P<{0}_part>上午|早上|朝早|中午|下午|下昼|晏昼|晚上|夜晚)?"
_BETWEEN = re.compile(
    r"(?P<lead>between\s|from\s)?"
    + _PART.format("first")
    + r"(?<![\d月/.-])"
    + _HOUR.format("first")
    + r"\s?(?P<to>-|~|到|至|to|till|until|and|和)\s?"
    + _PART.format("last")
    + _HOUR.format("last")
    + _NOT_HOURS
    + r"\s?(?P<tail>点|钟|之间)?"
)
_OPEN = re.compile(
    r"\b(?:(?P<from>after|from|since|past)|(?P<until>before|until|till|by))\s(?P<hour>\d{1,2})(?=\s?(?:$|[,.!?;]|and\b|or\b|please))"
)
_OPEN_ZH = re.compile(
    r"(?<![午早上昼晚夜晨间时\d十:月])(?P<hour>\d{1,2}|十[一二]|[一二两三四五六七八九十])点钟?"
    r"(?:(?P<from>之后|以后|过后|后)|(?P<until>之前|以前|前))"
)
"""An hour with no half of the day before it, which the bot does not take for one ("5点以后")."""
_FROM = re.compile(r"(?:after|from|since|past|later than|not before|不早于|过了|starting)\s?(?:about\s|at\s)?$")
_UNTIL = re.compile(
    r"(?:before|until|till|by|earlier than|not after|not later than|不晚于|不迟于|早过)\s?(?:about\s)?$"
)
_FROM_BEHIND = re.compile(r"\s?(?:之后|以后|后|过后|起|开始|or later|onwards?|and later|and after|or after)")
_UNTIL_BEHIND = re.compile(r"\s?(?:之前|以前|前|or earlier|at the latest)")
_ABOUT_BEHIND = re.compile(r"\s?(?:左右|上下|前后|-ish|or so)")
_ABOUT = re.compile(r"(?:around|about|大概|大约|差不多)\s?$")
_ROUGHLY = 60


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """A stretch of hours (`until` is the minute it ends before), or a time that has to be met exactly (`exact`)."""

    start: int
    end: int
    hours: tuple[Hours, ...]
    exact: int | None = None


def ranges(text: str) -> Iterator[HoursSaid]:
    """Find every "from … to …" of two hours, and "after 2" without a unit, in an `aligned` text."""
    for match in _OPEN.finditer(text):
        hour = int(match["hour"])
        at = (hour + 12 if 1 <= hour <= 6 else hour) * 60
        if hour <= 24:
            yield HoursSaid(match.start(), match.end(), ((0, at) if match["until"] else (at, DAY),))
    for match in _OPEN_ZH.finditer(text):
        written = match["hour"]
        hour = int(written) if written.isdigit() else _FIGURES[written]
        at = (hour + 12 if 1 <= hour <= 6 else hour) * 60
        if hour <= 24:
            yield HoursSaid(match.start(), match.end(), ((0, at) if match["until"] else (at, DAY),))
    for match in _BETWEEN.finditer(text):
        if not _is_of_hours(match):
            continue
        last = _minute(match, "last", None)
        first = _minute(match, "first", match)
        if first is None or last is None:
            continue
        if first >= last and first >= 12 * 60 and not match["first_m"]:
            first -= 12 * 60
        if first < last:
            yield HoursSaid(match.start(), match.end(), ((first, last),))


def _is_of_hours(match: re.Match[str]) -> bool:
    """Return True if something says that hours are meant, not days, people or sums."""
    marks = ("first_m", "last_m", "first_minute", "last_minute", "first_half", "last_half", "first_part", "last_part")
    named = any(match[mark] for mark in marks) or match["tail"] in ("点", "钟")
    clock = any("点" in match.string[match.start(one) : match.end(one) + 1] for one in ("first", "last"))
    return named or clock or match["lead"] is not None or match["tail"] == "之间"


def _minute(match: re.Match[str], which: str, other: re.Match[str] | None) -> int | None:
    written = match[which]
    hour = int(written) if written.isdigit() else _FIGURES[written]
    minute = 30 if match[f"{which}_half"] else int(match[f"{which}_minute"] or 0)
    if hour > 24:
        return None
    half = match[f"{which}_m"] or (other["last_m"] if other is not None else None)
    part = match[f"{which}_part"] or (match["first_part"] if which == "last" else None)
    if half or part:
        late = half.startswith("p") if half else part not in ("上午", "早上", "朝早")
        hour = hour % 12 + 12 if late and hour <= 12 else hour
        if half and not match[f"{which}_m"] and late and hour == 12 + _last_hour(match) % 12 + 12:
            hour -= 12
    elif 1 <= hour <= 6:
        hour += 12
    return hour * 60 + minute


def _last_hour(match: re.Match[str]) -> int:
    written = match["last"]
    return int(written) if written.isdigit() else _FIGURES[written]


def beside(text: str, entity: Mapping[str, Any]) -> HoursSaid:
    """Read one hour or part of the day with the words around it: after it, before it, around it, or just then.

    Args:
        text: an `aligned` text.
        entity: a ``time``, ``datetime`` or ``part_of_day``, with its place in the text.
    """
    start, end, value = int(entity["start"]), int(entity["end"]), str(entity["value"])
    if entity["entity"] == "part_of_day":
        return _part(text, start, end, value)
    hour, minute = map(int, value[-5:].split(":"))
    at = hour * 60 + minute
    before, behind = text[max(0, start - 20) : start], text[end:]
    if _FROM.search(before) or _FROM_BEHIND.match(behind):
        return HoursSaid(start, end, ((at, DAY),))
    if _UNTIL.search(before) or _UNTIL_BEHIND.match(behind):
        return HoursSaid(start, end, ((0, at),))
    of_hour = entity["entity"] != "datetime"  # "remind me about 15 Dec 10am" tells the hour as it is
    if (of_hour and _ABOUT.search(before)) or _ABOUT_BEHIND.match(behind):
        return HoursSaid(start, end, ((max(0, at - _ROUGHLY), min(DAY, at + _ROUGHLY + 1)),))
    return HoursSaid(start, end, (), exact=at)


def middle_of_about(hours: Hours) -> int | None:
    """Return the minute of which a stretch of hours is what lies about it ("about ten"); None for any other stretch."""
    first, last = hours
    return first + _ROUGHLY if last - first == 2 * _ROUGHLY + 1 else None


def _part(text: str, start: int, end: int, value: str) -> HoursSaid:
    before, behind = text[max(0, start - 20) : start], text[end:]
    noon = value == "noon"
    if _FROM.search(before) or (noon and _FROM_BEHIND.match(behind)):
        return HoursSaid(start, end, ((12 * 60 if noon else PARTS[value][0][0], DAY),))
    if _UNTIL.search(before) or (noon and _UNTIL_BEHIND.match(behind)):
        return HoursSaid(start, end, ((0, 12 * 60 if noon else PARTS[value][0][0]),))
    return HoursSaid(start, end, PARTS.get(value, ()))
