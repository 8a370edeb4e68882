"""Days on which offices and courts work, as the State Council's calendar has it; every partner goes by it."""

from __future__ import annotations

from datetime import date

import chinese_calendar

_UNPUBLISHED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
_UNPUBLISHED_2027 = {(2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (6, 9), (9, 15)}


def office_works(day: date) -> bool:
    """Return True on working days by the State Council's calendar; years without a notice know statutory days only."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        extra = _UNPUBLISHED_2027 if day.year == 2027 else set()
        return day.weekday() < 5 and (day.month, day.day) not in _UNPUBLISHED_HOLIDAYS | extra
