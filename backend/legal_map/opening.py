"""Opening of an institution at a moment or on a day, by its own clock and its country's holidays, if known."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, State, UnknownCountryError  # type: ignore[attr-defined]

from backend.legal_map.model import DayOpening, Institution, Opening
from backend.shared.calendar import is_public_holiday

UNKNOWN = Opening("unknown")
_MISSIONS = frozenset({"embassy", "consulate_general"})
"""They keep the holidays of their host and, as far as is known, those of China."""
_MAINLAND = "CN"
_MOST_CHANGES = 80
"""Changes that are looked through: the longest holidays have two openings a day."""
_A_MINUTE = timedelta(minutes=1)


def opening_of(institution: Institution, now: datetime) -> Opening:
    """Return the state and when it next changes; unknown hours or an unknown zone stay unknown.

    Args:
        now: aware moment.
    """
    known = _known_hours(institution.office_hours, institution.timezone, institution.country)
    if known is None:
        return UNKNOWN
    hours, holidays_known = known
    there = now.astimezone(ZoneInfo(institution.timezone))
    if hours.is_unknown(there):
        return Opening("unknown", holidays_known=holidays_known)
    if institution.kind in _MISSIONS and hours.is_open(there) and is_public_holiday(there.date()):
        return Opening("unknown", holidays_known=holidays_known, chinese_holiday=True)
    if institution.kind in _MISSIONS and not hours.is_open(there):
        return Opening("closed", _opens_next(hours, there), holidays_known)
    return Opening("open" if hours.is_open(there) else "closed", hours.next_change(there), holidays_known)


def opening_on(institution: Institution, day: date) -> DayOpening:
    """Return when an institution is open on one day of its own calendar; unknown hours stay unknown.

    On a public holiday of China an office in the mainland is closed, and of a mission it is said that it mostly is.
    """
    off = is_public_holiday(day)
    if off and institution.country == _MAINLAND:
        return DayOpening(day, known=True, holidays_known=True, chinese_holiday=True)
    holiday = off and institution.kind in _MISSIONS
    known = _known_hours(institution.office_hours, institution.timezone, institution.country)
    if known is None:
        return DayOpening(day, known=False, chinese_holiday=holiday)
    hours, holidays_known = known
    start = datetime.combine(day, time.min, ZoneInfo(institution.timezone))
    spans = list(hours.intervals(start, datetime.combine(day + timedelta(days=1), time.min, start.tzinfo)))
    if any(state == State.UNKNOWN for _, _, state, _ in spans):
        return DayOpening(day, known=False, chinese_holiday=holiday)
    opened = tuple((begin, end) for begin, end, state, _ in spans if state == State.OPEN)
    return DayOpening(day, True, opened, holidays_known, holiday)


def _opens_next(hours: OpeningHours, after: datetime) -> datetime | None:
    """Find when a mission opens next, on no public holiday of China; None where that is not found."""
    at: datetime | None = after
    for _ in range(_MOST_CHANGES):
        at = hours.next_change(at)
        if at is None or (hours.is_open(at) and not is_public_holiday(at.date())):
            return at
    return None


def open_between(hours: str, timezone: str, country: str, start: datetime, end: datetime) -> bool | None:
    """Return whether an institution is open from one moment to another, None where its hours are not known.

    Args:
        hours: OpenStreetMap ``opening_hours``.
        timezone: its IANA zone.
        country: whose holidays it keeps.
        start, end: aware moments of one day.
    """
    known = _known_hours(hours, timezone, country)
    if known is None:
        return None
    week, _ = known
    zone = ZoneInfo(timezone)
    at, last = start.astimezone(zone), end.astimezone(zone) - _A_MINUTE
    if week.is_unknown(at) or week.is_unknown(last):
        return None
    until = week.next_change(at)
    return bool(week.is_open(at)) and (until is None or until > last)


def _known_hours(expression: str, timezone: str, country: str) -> tuple[OpeningHours, bool] | None:
    """Return hours and whether local holidays are in them; None where they, or the zone, are not known.

    A row from before the importer's check may hold what is no expression; its card says to telephone.
    """
    if not expression or not timezone:
        return None
    try:
        return _hours(expression, timezone, country)
    except (ParserError, ValueError, SyntaxError):
        return None


@lru_cache(maxsize=4096)
def _hours(expression: str, timezone: str, country: str) -> tuple[OpeningHours, bool]:
    zone = ZoneInfo(timezone)
    try:
        return OpeningHours(expression, timezone=zone, country=country), True
    except UnknownCountryError:
        return OpeningHours(expression, timezone=zone), False
