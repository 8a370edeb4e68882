"""Opening hours as people read them: whether it is open there now, when that changes, the week in words."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from backend.legal_map.model import Institution, Opening
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
_NO_HOLIDAYS = Words("当地节假日没有算进去", "local holidays not counted")
_DAYS = {"Mo": "周一", "Tu": "周二", "We": "周三", "Th": "周四", "Fr": "周五", "Sa": "周六", "Su": "周日"}
_DAYS_EN = {"Mo": "Mon", "Tu": "Tue", "We": "Wed", "Th": "Thu", "Fr": "Fri", "Sa": "Sat", "Su": "Sun"}
_DAY = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su)\b")


def opening_words(opening: Opening, zone: str, language: str) -> str:
    """Say if it is open at this moment and when that changes, by the institution's clock and Beijing's."""
    if opening.chinese_holiday:
        return _CHINESE_HOLIDAY.say(language)
    if opening.state == "unknown":
        return _UNKNOWN.say(language)
    words = _NOW[opening.state].say(language)
    if opening.changes_at is None:
        return words
    comma = ", " if language == "en" else "，"
    until = _UNTIL[opening.state].say(language)
    words = f"{words}{comma}{until} {_both_clocks(opening.changes_at, zone, language)}"
    return words if opening.holidays_known else f"{words}{comma}{_NO_HOLIDAYS.say(language)}"


def opening_briefly(opening: Opening, zone: str, language: str) -> str:
    """Say the same in a few words, on the institution's own clock, for a list that has to fit a telephone."""
    if opening.chinese_holiday:
        return _CHINESE_HOLIDAY.say(language)
    if opening.state == "unknown":
        return _HOURS_UNKNOWN.say(language)
    words = _NOW[opening.state].say(language)
    if opening.changes_at is None:
        return words
    there = opening.changes_at.astimezone(ZoneInfo(zone)) if zone else opening.changes_at
    when = f"{day(there.date(), language)} {there:%H:%M}"
    until = _UNTIL[opening.state].say(language)
    return f"{words}, {until} {when}" if language == "en" else f"{words}，{until} {when}"


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


def _both_clocks(moment: datetime, zone: str, language: str) -> str:
    there, beijing = moment.astimezone(ZoneInfo(zone)) if zone else moment, moment.astimezone(BEIJING)
    local = f"{day(there.date(), language)} {there:%H:%M}"
    if there.utcoffset() == beijing.utcoffset():
        return f"{local} Beijing time" if language == "en" else f"北京时间 {local}"
    home = f"{day(beijing.date(), language)} {beijing:%H:%M}"
    return f"{local} there ({home} Beijing time)" if language == "en" else f"当地 {local}（北京时间 {home}）"
