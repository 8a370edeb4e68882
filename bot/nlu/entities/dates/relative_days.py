"""Days counted from today in Chinese and Cantonese: 明天, 聽日, 大后天, 三天后, 下周三, 礼拜五, 今晚."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ..numerals import CN_CHARS, parse_integer
from .readings import DayReading
from .reference import Reference, shift

_DAYS = {
    "大前天": -3,
    "大前日": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "琴日": -1,
    "寻日": -1,
    "噚日": -1,
    "今天": 0,
    "今日": 0,
    "今儿": 0,
    "明天": 1,
    "明日": 1,
    "听日": 1,
    "明儿": 1,
    "后天": 2,
    "后日": 2,
    "大后天": 3,
    "大后日": 3,
}
# Day and part of day in one word; the part begins at the second character.
_DAY_PARTS = {
    "今早": (0, "morning"),
    "今朝": (0, "morning"),
    "今晚": (0, "evening"),
    "今夜": (0, "evening"),
    "明早": (1, "morning"),
    "明晚": (1, "evening"),
    "听早": (1, "morning"),
    "听朝": (1, "morning"),
    "听晚": (1, "evening"),
    "昨晚": (-1, "evening"),
    "琴晚": (-1, "evening"),
    "寻晚": (-1, "evening"),
    "噚晚": (-1, "evening"),
    "后晚": (2, "evening"),
    "后朝": (2, "morning"),
}
_DAY = re.compile("|".join(sorted([re.escape(w) for w in _DAYS], key=len, reverse=True)))
_DAY_PART = re.compile(f"(?:{'|'.join(_DAY_PARTS)})(?:早|上|黑|头)?(?!餐|饭|安)")
_WEEK = "周|星期|礼拜"
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")}
_WEEKDAYS.update({"天": 6, "末": 5, **{str(i + 1): i for i in range(7)}})
_WHICH = r"(?P<which>(?<!一)下下个?|(?<!一)下个?|上上个?|上个?|这个?|本|今个?|呢个?|当)"
_WEEKDAY = re.compile(
    rf"(?:{_WHICH}\s?|(?<![每逢各一二两三四五六七八九十几\d个]))(?:{_WEEK})(?P<weekday>[一二三四五六日天]|(?<!周)[1-7](?!\d)|(?<=周)[1-7](?![\d天个次年月周]))"
    r"(?!本|元|常|次|报|刊|鸣|天(?!下))"
)
_WEEKEND = re.compile(rf"(?:{_WHICH}\s?|(?<![每逢]))(?:(?:{_WEEK})末|(?:{_WEEK})六日)")
_WEEK_ONLY = re.compile(rf"{_WHICH}\s?(?:{_WEEK})(?![一二三四五六日天末1-7围])(?:内|之内)?")
_UNITS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "年": "year",
    "小时": "hour",
    "钟头": "hour",
    "钟": "hour",
    "分钟": "minute",
}
_NUMBER = rf"(?P<n>\d{{1,4}}|半|[{CN_CHARS}]{{1,5}})"
_UNIT = r"(?P<unit>天|日|周|个?星期|个?礼拜|个月|年|个?小时|个?钟头|个钟|分钟)"
_OFFSET = re.compile(
    rf"(?<![{CN_CHARS}\d.第几前])(?P<past>过多?|再过多?)?{_NUMBER}\s?{_UNIT}(?P<half>半)?(?P<way>之后|以后|过后|后|之前|以前|前|之内|以内|内)?(?!台|院|备|面)"
)
_NOT_AFTER = re.compile(r"(?:开庭|庭审|到期|截止|预约|开审|届满|后|起|之日)的?$")
_WHICH_STEP = {"下下": 2, "下": 1, "上上": -2, "上": -1}


def _step(which: str | None) -> int:
    return next((n for start, n in _WHICH_STEP.items() if (which or "").startswith(start)), 0)


def _weekday(match: re.Match[str], reference: Reference) -> DayReading:
    number = _WEEKDAYS[match["weekday"]]
    if match["which"]:
        day = reference.week(_step(match["which"])) + timedelta(days=number)
        return DayReading(match.start(), match.end(), day)
    return DayReading(match.start(), match.end(), reference.coming(number), form="weekday")


def _weekend(match: re.Match[str], reference: Reference) -> DayReading:
    saturday = reference.week(_step(match["which"])) + timedelta(days=5)
    return DayReading(match.start(), match.end(), saturday, saturday + timedelta(days=1))


def _week(match: re.Match[str], reference: Reference) -> DayReading:
    monday = reference.week(_step(match["which"]))
    return DayReading(match.start(), match.end(), monday, monday + timedelta(days=6))


def offset_reading(start: int, end: int, amount: int, unit: str, way: str, reference: Reference) -> DayReading | None:
    """The day (or for hours the moment) `amount` units `after`, `before` or `within` from now."""
    if unit in ("hour", "minute"):
        moment = reference.now + timedelta(**{f"{unit}s": -amount if way == "before" else amount})
        return None if way == "within" else DayReading(start, end, moment.date(), clock=f"{moment:%H:%M}")
    day = shift(reference.today, -amount if way == "before" else amount, unit)
    if day is None:
        return None
    return DayReading(start, end, reference.today, day) if way == "within" else DayReading(start, end, day)


def _offset(match: re.Match[str], text: str, reference: Reference) -> DayReading | None:
    way = match["way"] or ("后" if match["past"] else "")
    if not way or _NOT_AFTER.search(text[max(0, match.start() - 4) : match.start()]):
        return None
    unit = _UNITS[match["unit"].lstrip("个")]
    amount = _HALVES.get(unit) if match["n"] == "半" else parse_integer(match["n"])
    if amount is None or amount > 9999:
        return None
    if match["n"] == "半" or match["half"]:
        finer = _FINER[unit]
        amount, unit = (amount if match["n"] == "半" else amount * _PARTS[unit] + _HALVES[unit]), finer
    direction = "within" if "内" in way else "before" if "前" in way else "after"
    return offset_reading(match.start(), match.end(), amount, unit, direction, reference)


# Half a unit in the next finer one, and the whole unit in it: 半个月 is fifteen days, 半年 six months.
_FINER = {"day": "hour", "week": "day", "month": "day", "year": "month", "hour": "minute", "minute": "minute"}
_HALVES = {"day": 12, "week": 3, "month": 15, "year": 6, "hour": 30, "minute": 1}
_PARTS = {"day": 24, "week": 7, "month": 30, "year": 12, "hour": 60, "minute": 1}


def _plus(reference: Reference, days: int, **where: int) -> DayReading:
    return DayReading(where["start"], where["end"], reference.today + timedelta(days=days))


def _day_part(match: re.Match[str], reference: Reference) -> DayReading:
    days, part = _DAY_PARTS[match.group()[:2]]
    day = reference.today + timedelta(days=days)
    return DayReading(match.start(), match.end(), day, part=part, part_at=match.start() + 1)


def find_relative_days(text: str, reference: Reference) -> Iterator[DayReading]:
    """Every day told from today in a folded Chinese text."""
    yield from (_plus(reference, _DAYS[m.group()], start=m.start(), end=m.end()) for m in _DAY.finditer(text))
    yield from (_day_part(m, reference) for m in _DAY_PART.finditer(text))
    if any(word in text for word in "后前内过"):
        yield from (r for m in _OFFSET.finditer(text) if (r := _offset(m, text, reference)))
    if any(word in text for word in _WEEK.split("|")):
        yield from (_weekday(m, reference) for m in _WEEKDAY.finditer(text))
        yield from (_weekend(m, reference) for m in _WEEKEND.finditer(text))
        yield from (_week(m, reference) for m in _WEEK_ONLY.finditer(text))
