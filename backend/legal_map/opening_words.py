"""Opening hours as people read them: whether it is open there now, when that changes, the week in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from backend.legal_map.model import DayOpening, Institution, Opening
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, day

_NOW = {"open": Words("现在开着", "open now"), "closed": Words("现在关着", "closed now")}
_UNTIL = {"open": Words("开到", "until"), "closed": Words("下次开门", "opens")}
_UNKNOWN = Words("办公时间没有查到，请打电话问", "hours not known, please call")
_HOURS_UNKNOWN = Words("办公时间没有查到", "hours not known")
_CHINESE_HOLIDAY = Words(
    "今天是中国的公众假期，使领馆多半不办公，请先打电话问",
    "a public holiday in China today, when missions are mostly closed; please call first",
)
_CHINESE_DAY = Words(
    "是中国的公众假期，多半不办公，请先打电话问", "a public holiday in China, mostly closed; please call first"
)
_CHINESE_CLOSED = Words("是中国的公众假期", "a public holiday in China")
_CLOSED = Words("不开门", "closed")
_THERE = Words("当地 {}（北京时间 {}）", "{} there ({} Beijing time)")
_COLON = Words("：", ": ")
_COMMA = Words("，", ", ")
_NO_HOLIDAYS = Words("当地节假日没有算进去", "local holidays not counted")
_DAYS = {"Mo": "周一", "Tu": "周二", "We": "周三", "Th": "周四", "Fr": "周五", "Sa": "周六", "Su": "周日"}
_DAYS_EN = {"Mo": "Mon", "Tu": "Tue", "We": "Wed", "Th": "Thu", "Fr": "Fri", "Sa": "Sat", "Su": "Sun"}
_DAY = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b")


def opening_words(opening: Opening, zone: str, language: str) -> str:
    """Say if it is open at this moment and when that changes, by the institution's clock and Beijing's."""
    note = "" if opening.holidays_known else f"{_COMMA.say(language)}{_NO_HOLIDAYS.say(language)}"
    return _state_words(opening, language, _UNKNOWN, lambda moment: f"{_both_clocks(moment, zone, language)}{note}")


def opening_briefly(opening: Opening, zone: str, language: str) -> str:
    """Say the same in a few words, on the institution's own clock, for a list that has to fit a telephone."""
    return _state_words(opening, language, _HOURS_UNKNOWN, lambda moment: _there(moment, zone, language))


def _state_words(opening: Opening, language: str, unknown: Words, when: Callable[[datetime], str]) -> str:
    """Say if it is open, and when that changes.

    Args:
        unknown: what is said where the hours are not known.
        when: says a moment.
    """
    if opening.chinese_holiday:
        return _CHINESE_HOLIDAY.say(language)
    if opening.state == "unknown":
        return unknown.say(language)
    words = _NOW[opening.state].say(language)
    if opening.changes_at is None:
        return words
    return f"{words}{_COMMA.say(language)}{_UNTIL[opening.state].say(language)} {when(opening.changes_at)}"


def day_words(on: DayOpening, zone: str, language: str) -> str:
    """Say when it is open on one day, by the institution's clock and Beijing's, and what may be otherwise."""
    said = _COLON.say(language).join((day(on.day, language), _spans_words(on, zone, language)))
    notes = [_CHINESE_DAY if on.spans or not on.known else _CHINESE_CLOSED] if on.chinese_holiday else []
    if on.spans and not on.holidays_known:
        notes.append(_NO_HOLIDAYS)
    return _COMMA.say(language).join((said, *(note.say(language) for note in notes)))


def _spans_words(on: DayOpening, zone: str, language: str) -> str:
    if not on.known:
        return _UNKNOWN.say(language)
    if not on.spans:
        return _CLOSED.say(language)
    there = " / ".join(f"{begin:%H:%M}–{end:%H:%M}" for begin, end in on.spans)
    first, last = on.spans[0][0].astimezone(BEIJING), on.spans[-1][1].astimezone(BEIJING)
    if zone and first.utcoffset() == on.spans[0][0].utcoffset():
        return there
    at_home = f"{day(first.date(), language)} {first:%H:%M}–{last:%H:%M}"
    return _THERE.say(language).format(there, at_home)


def week_words(institution: Institution, language: str) -> str:
    """The week's hours (OpenStreetMap's ``opening_hours``) in words."""
    text = institution.office_hours
    if not text:
        return _UNKNOWN.say(language)
    names = _DAYS_EN if language == "en" else _DAYS
    text = _DAY.sub(lambda found: names[found[0]], text)
    off = ("closed", "public holidays") if language == "en" else ("休息", "公众假期")
    text = re.sub(r"\b(?:off|closed)\b", off[0], text)
    return re.sub(r"\bPH\b", off[1], text).replace(";", "; " if language == "en" else "；").replace("  ", " ")


def _there(moment: datetime, zone: str, language: str) -> str:
    """Say a moment on the institution's own clock."""
    there = moment.astimezone(ZoneInfo(zone)) if zone else moment
    return f"{day(there.date(), language)} {there:%H:%M}"


def _both_clocks(moment: datetime, zone: str, language: str) -> str:
    there, beijing = moment.astimezone(ZoneInfo(zone)) if zone else moment, moment.astimezone(BEIJING)
    local = _there(moment, zone, language)
    if there.utcoffset() == beijing.utcoffset():
        return f"{local} Beijing time" if language == "en" else f"北京时间 {local}"
    home = f"{day(beijing.date(), language)} {beijing:%H:%M}"
    return f"{local} there ({home} Beijing time)" if language == "en" else f"当地 {local}（北京时间 {home}）"
