"""Whether an institution is open at a moment, by its own clock and its country's holidays where those are known."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, UnknownCountryError  # type: ignore[attr-defined]

from backend.legal_map.model import Institution, Opening
from backend.shared.calendar import is_public_holiday

UNKNOWN = Opening("unknown")
_MISSIONS = frozenset({"embassy", "consulate_general"})
"""They keep the holidays of their host and, as far as is known, those of China."""


def opening_of(institution: Institution, now: datetime) -> Opening:
    """Return the state and when it next changes; unknown hours or an unknown zone stay unknown.

    Args:
        now: aware moment.
    """
    if not institution.office_hours or not institution.timezone:
        return UNKNOWN
    try:
        hours, holidays_known = _hours(institution.office_hours, institution.timezone, institution.country)
    except (ParserError, ValueError, SyntaxError):
        return UNKNOWN  # a row from before the importer's check; the card says to telephone
    there = now.astimezone(ZoneInfo(institution.timezone))
    if hours.is_unknown(there):
        return Opening("unknown", holidays_known=holidays_known)
    if institution.kind in _MISSIONS and hours.is_open(there) and is_public_holiday(there.date()):
        return Opening("unknown", holidays_known=holidays_known, chinese_holiday=True)
    return Opening("open" if hours.is_open(there) else "closed", hours.next_change(there), holidays_known)


@lru_cache(maxsize=4096)
def _hours(expression: str, timezone: str, country: str) -> tuple[OpeningHours, bool]:
    zone = ZoneInfo(timezone)
    try:
        return OpeningHours(expression, timezone=zone, country=country), True
    except UnknownCountryError:
        return OpeningHours(expression, timezone=zone), False
