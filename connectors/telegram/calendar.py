"""A calendar made of an inline keyboard: years, months, days, each turned by a tap; nothing is kept between two taps.

A tap's data says all there is to know (``d:2026-12-02`` a day, ``m:2026-12:f:h`` a month to show). A day that is tapped
is a day that was typed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from backend.conversation.wanted import Side

Rows = list[list[dict[str, str]]]
Level = Literal["y", "k", "m"]
YEARS_SHOWN = 12
EARLIEST, LATEST = 1900, 2100
NOTHING = "n:"
"""Data of a key that only fills its place."""

_DATA = re.compile(r"(?P<level>[ykm]):(?P<year>\d{4})-(?P<month>\d\d):(?P<side>[pfa]):(?P<language>[hte])", re.ASCII)
_DAY = re.compile(r"d:(\d{4}-\d\d-\d\d)", re.ASCII)
_SIDES: dict[Side | None, str] = {"past": "p", "future": "f", None: "a"}
_LANGUAGES = {"zh-Hans": "h", "zh-Hant": "t", "en": "e"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK = {"e": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")}
_CHINESE_WEEK = ("一", "二", "三", "四", "五", "六", "日")


@dataclass(frozen=True, slots=True)
class View:
    """View of the calendar.

    Args:
        level: ``y`` twelve years from `year`, ``k`` the months of a year, ``m`` the days of a month.
        year, month: where.
        side: ``p`` days up to today, ``f`` from today, ``a`` any.
        language: ``h``, ``t`` or ``e``.
    """

    level: Level
    year: int
    month: int
    side: str
    language: str

    @property
    def data(self) -> str:
        """The callback that shows it."""
        return f"{self.level}:{self.year:04}-{self.month:02}:{self.side}:{self.language}"


def opening(side: Side | None, today: date, language: str) -> View:
    """Return what is shown first: this month for a day to come, else years, since it may lie far back."""
    view = View("m", today.year, today.month, _SIDES[side], _LANGUAGES.get(language, "h"))
    if side == "future":
        return view
    last = today.year if side == "past" else today.year + 1
    return replace(view, level="y", year=last - YEARS_SHOWN + 1)


def read_view(data: str) -> View | None:
    """Return what a callback asks to be shown, or None if it asks for nothing of the kind."""
    found = _DATA.fullmatch(data)
    if found is None or not (EARLIEST <= int(found["year"]) <= LATEST and 1 <= int(found["month"]) <= 12):
        return None
    return View(found["level"], int(found["year"]), int(found["month"]), found["side"], found["language"])  # type: ignore[arg-type]


def read_day(data: str) -> str | None:
    """Return the day that was tapped as it is typed (``2026-12-02``), or None for anything else."""
    found = _DAY.fullmatch(data)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def is_ours(data: str) -> bool:
    """Return True if a key belongs to a calendar."""
    return data == NOTHING or read_view(data) is not None or read_day(data) is not None


def rows(view: View, today: date) -> Rows:
    """Return the calendar's rows of keys."""
    return {"y": _years, "k": _months, "m": _days}[view.level](view, today)


def _years(view: View, today: date) -> Rows:
    years = range(view.year, view.year + YEARS_SHOWN)
    keys = []
    for year in years:
        offered = _has_days(view, today, date(year, 1, 1), date(year, 12, 31))
        keys.append(_key(str(year), replace(view, level="k", year=year)) if offered else _key(" "))
    earlier, later = replace(view, year=view.year - YEARS_SHOWN), replace(view, year=view.year + YEARS_SHOWN)
    turning = [_turn("«", earlier, today), _key(f"{years[0]}–{years[-1]}"), _turn("»", later, today)]
    return [turning, *(keys[at : at + 4] for at in range(0, YEARS_SHOWN, 4))]


def _months(view: View, today: date) -> Rows:
    keys = []
    for month in range(1, 13):
        there = replace(view, level="m", month=month)
        first, last = _ends(there)
        keys.append(_key(_month_name(there), there) if _has_days(view, today, first, last) else _key(" "))
    years = replace(view, level="y", year=max(EARLIEST, view.year - YEARS_SHOWN + 1))
    return [[_key(f"‹ {_year_name(view)}", years)], *(keys[at : at + 4] for at in range(0, 12, 4))]


def _days(view: View, today: date) -> Rows:
    earlier, later = _ends(view)[0] - timedelta(days=1), _ends(view)[1] + timedelta(days=1)
    before = replace(view, year=earlier.year, month=earlier.month)
    after = replace(view, year=later.year, month=later.month)
    title = _key(f"{_year_name(view)} {_month_name(view)}", replace(view, level="k"))
    names = [_key(name) for name in _WEEK.get(view.language, _CHINESE_WEEK)]
    weeks = [
        [_day_key(view, today, day) for day in week]
        for week in calendar.Calendar().monthdatescalendar(view.year, view.month)
    ]
    return [[_turn("‹", before, today), title, _turn("›", after, today)], names, *weeks]


def _day_key(view: View, today: date, day: date) -> dict[str, str]:
    offered = day.month == view.month and _is_offered(view, today, day)
    return {"text": str(day.day), "callback_data": f"d:{day.isoformat()}"} if offered else _key(" ")


def _turn(sign: str, there: View, today: date) -> dict[str, str]:
    first, last = _ends(there)
    if there.level == "y":
        first, last = date(max(there.year, 1), 1, 1), date(there.year + YEARS_SHOWN - 1, 12, 31)
    fits = there.year >= EARLIEST and first.year <= LATEST - YEARS_SHOWN and _has_days(there, today, first, last)
    return _key(sign, there) if fits else _key(" ")


def _ends(view: View) -> tuple[date, date]:
    return date(view.year, view.month, 1), date(view.year, view.month, calendar.monthrange(view.year, view.month)[1])


def _has_days(view: View, today: date, first: date, last: date) -> bool:
    return _is_offered(view, today, first) or _is_offered(view, today, last)


def _is_offered(view: View, today: date, day: date) -> bool:
    """It may already be tomorrow, or still yesterday, where the person is."""
    if view.side == "p":
        return day <= today + timedelta(days=1)
    return view.side == "a" or day >= today - timedelta(days=1)


def _key(text: str, there: View | None = None) -> dict[str, str]:
    return {"text": text, "callback_data": there.data if there else NOTHING}


def _year_name(view: View) -> str:
    return str(view.year) if view.language == "e" else f"{view.year}年"


def _month_name(view: View) -> str:
    return _MONTHS[view.month - 1] if view.language == "e" else f"{view.month}月"
