"""Values as a person reads them: texts in two languages, times said twice, marks around what must stay. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from backend.shared.calendar import BEIJING

_WEEKDAYS_ZH = "一二三四五六日"
_KEPT_DAY = re.compile(r"(?P<y>\d{4})[-年](?:(?P<m>\d{1,2})(?:月|-(?P<d>\d{1,2})))?")
ROUGH_DAY = re.compile(r"(?P<whole>.*?[年月])(?P<part>底|末|终|尾|初|头)$")
"""A kept month or year with the part of it that was told behind it ("2023年底")."""
_EDGES = {"初": "early", "底": "the end of"}
"""English words for the beginning and the end of a month or year."""
_VERBATIM_START, _VERBATIM_END = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both written languages; Traditional Chinese is converted at output."""

    zh: str
    en: str

    def say(self, language: str) -> str:
        """Return the text for `language` (``zh-Hans``, ``zh-Hant`` or ``en``)."""
        return self.en if language == "en" else self.zh


PROVISIONAL = Words(
    "（那一年的放假安排还没公布，日期是暂定的）", " (that year's public holidays are not published yet; provisional)"
)
"""Beside a day counted in working days of a year whose public holidays are not known yet."""


def verbatim(value: str) -> str:
    """Mark a name or number so that the conversion to Traditional leaves it alone."""
    return f"{_VERBATIM_START}{value}{_VERBATIM_END}"


def day(value: date, language: str) -> str:
    """A date with its weekday: ``12月3日 周四`` or ``Thu 3 Dec``."""
    if language == "en":
        return f"{value:%a} {value.day} {value:%b}"
    return f"{value.month}月{value.day}日 周{_WEEKDAYS_ZH[value.weekday()]}"


def moment(value: datetime, timezone: str, city: str | None, language: str) -> str:
    """A time said twice: in Beijing and where the person is, each with its weekday.

    Args:
        value: aware datetime.
        timezone: the person's IANA zone; where its clock shows what Beijing's shows, the time is said once.
        city: the person's city, named beside the local time if known.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.
    """
    there = value.astimezone(BEIJING)
    here = value.astimezone(ZoneInfo(timezone))
    beijing = f"{day(there.date(), language)} {there:%H:%M}"
    beijing = f"{beijing} Beijing time" if language == "en" else f"北京时间 {beijing}"
    if here.utcoffset() == there.utcoffset():
        return beijing
    local = f"{day(here.date(), language)} {here:%H:%M}"
    if language == "en":
        return f"{beijing} ({verbatim(city) if city else 'your time'}: {local})"
    return f"{beijing}（{verbatim(city) if city else '您当地'} {local}）"


def short_moment(value: datetime, timezone: str, language: str) -> str:
    """A time for a button: Beijing's day and clock, and the local ones behind a slash where they differ."""
    there = value.astimezone(BEIJING)
    here = value.astimezone(ZoneInfo(timezone))
    text = f"{day(there.date(), language)} {there:%H:%M}"
    if here.utcoffset() == there.utcoffset():
        return text
    local = f"{here:%H:%M}" if here.date() == there.date() else f"{day(here.date(), language)} {here:%H:%M}"
    return f"{text} / {'local' if language == 'en' else '当地'} {local}"


def kept_day(value: str, language: str) -> str | None:
    """Return a kept day, month or year as a sentence holds it; None where the text is none of these.

    Args:
        value: ``2022-02-01``, ``2022年2月``, ``2022年``, or the beginning or end of one (``2022年2月底``).
    """
    parts = kept_parts(value)
    if parts is None:
        rough = ROUGH_DAY.fullmatch(value)
        whole = kept_day(rough["whole"], language) if rough is not None and rough["part"] in _EDGES else None
        if rough is None or whole is None:
            return None
        return f"{_EDGES[rough['part']]} {whole}" if language == "en" else f"{whole}{rough['part']}"
    year, month, number = parts
    if language == "en":
        name = [f"{date(year, month, 1):%B}"] if month else []
        return " ".join([*([str(number)] if number else []), *name, str(year)])
    return f"{year}年" + (f"{month}月" if month else "") + (f"{number}日" if number else "")


def kept_parts(value: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a kept day, 0 for what is not told; None where there is no such day.

    Args:
        value: as of `kept_day`.
    """
    found = _KEPT_DAY.fullmatch(value.strip())
    if found is None:
        return None
    year, month, number = (int(part) if part else 0 for part in (found["y"], found["m"], found["d"]))
    try:
        date(year, month or 1, number or 1)
    except ValueError:
        return None
    return year, month, number


_REASONS = {"weekend": Words("周末", "a weekend"), "holiday": Words("法定节假日", "a public holiday")}


def fact(value: Any, language: str) -> str:
    """A refusal's fact as a person reads it: ISO days as days, codes of closing reasons in words, the rest as it is."""
    text = str(value)
    if text in _REASONS:
        return _REASONS[text].say(language)
    try:
        return day(date.fromisoformat(text), language)
    except ValueError:
        return text
