"""Working days, the ends of periods, and Beijing's clock: how Chinese offices and courts count time.

Years the State Council has published come from a maintained library with their made-up working days, or from the page
an operator keeps (`holidays.yml`), which goes first. A year not yet published knows only the statutory holidays, and
every answer about it is provisional (law.md HOL-2027).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import chinese_calendar

from backend.shared.published_holidays import published

BEIJING = ZoneInfo("Asia/Shanghai")

_BY_MOON_AND_SUN: Mapping[int, tuple[date, date, date, date]] = {
    2027: (date(2027, 2, 6), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)),
    2028: (date(2028, 1, 26), date(2028, 4, 4), date(2028, 5, 28), date(2028, 10, 3)),
    2029: (date(2029, 2, 13), date(2029, 4, 4), date(2029, 6, 16), date(2029, 9, 22)),
    2030: (date(2030, 2, 3), date(2030, 4, 5), date(2030, 6, 5), date(2030, 9, 12)),
    2031: (date(2031, 1, 23), date(2031, 4, 5), date(2031, 6, 24), date(2031, 10, 1)),
}
"""First day of the lunar year, Qingming, Dragon Boat, Mid-Autumn of years without a notice (law.md HOL-LAW, HOL-2027).

The lunar days are those of the public package lunardate 0.2 (2026-11-28), Qingming by the common formula of the solar
term. What Art. 6 of Order 795 adds is left out on purpose: statutory days on a weekend are made up on working days, but
which ones only the notice says, and a last day told too early harms nobody.
"""


def is_provisional(day: date) -> bool:
    """Return True while the State Council's notice for that year is unknown here, so that answers must say so."""
    if day.year in published():
        return False
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return True
    return False


def is_working_day(day: date) -> bool:
    """Return True if offices work on that day: made-up weekends do, holidays and other weekends do not.

    Source: the State Council's yearly notice (law.md HOL-2026); without one, weekends and statutory days (HOL-2027).
    """
    if (entered := published().get(day.year)) is not None:
        return not entered[day] if day in entered else day.weekday() < 5
    if is_provisional(day):
        return day.weekday() < 5 and day not in _expected_holidays(day.year)
    return bool(chinese_calendar.is_workday(day))


def add_working_days(day: date, count: int) -> date:
    """Return the `count`-th working day after `day`; `day` itself is never counted (CPL Art. 85).

    Args:
        day: the day something happened.
        count: working days to go, at least 0; 0 returns `day`.
    """
    if count < 0:
        raise ValueError("working days are counted forward")
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """Return `day` if it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def safe_day(last: date) -> date:
    """Return the day by which something is in time however the holidays of an unpublished year will be set.

    A last day that was moved off a weekend stands on a guess while the year is provisional: that weekend may be made a
    working day. The last working day before it is safe (law.md HOL-2027).
    """
    return day_before_days_off(last) if is_provisional(last) else last


def day_before_days_off(last: date) -> date:
    """Return the last working day before the days off that end just before `last`, or `last` if none do."""
    before = last - timedelta(days=1)
    if is_working_day(before):
        return last
    while not is_working_day(before):
        before -= timedelta(days=1)
    return before


def is_public_holiday(day: date) -> bool:
    """Return True for a day off by the State Council's notice or, without one, a statutory day; not a mere weekend."""
    if (entered := published().get(day.year)) is not None:
        return entered.get(day, False)
    if is_provisional(day):
        return day in _expected_holidays(day.year)
    off, name = chinese_calendar.get_holiday_detail(day)
    return bool(off and name)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or earlier below 0; of a shorter month its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days_rolling(day: date, count: int) -> date:
    """Return the last day of a period of `count` calendar days that begins the day after `day`.

    A last day on a holiday moves to the first day after it (Civil Procedure Law (2023) Art. 85). Ordinary weekends are
    taken as holidays here and made-up working days are not: usual practice, still to be confirmed by a judge (law.md,
    biggest doubts, 7).

    Args:
        day: the day something happened, which does not count.
        count: calendar days, at least 0.
    """
    if count < 0:
        raise ValueError("a period runs forward")
    return next_working_day(day + timedelta(days=count))


@cache
def _expected_holidays(year: int) -> frozenset[date]:
    """The statutory days of a year; those that follow moon and sun only as far as the table goes."""
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))}
    if year not in _BY_MOON_AND_SUN:
        return frozenset(fixed)
    new_year, *others = _BY_MOON_AND_SUN[year]
    return frozenset(fixed | set(others) | {new_year + timedelta(days=day) for day in range(-1, 3)})
