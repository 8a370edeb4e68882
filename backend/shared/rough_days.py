"""First and last day that a day kept as roughly as it was told may be ("2023年底", "2025年8月"). Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from backend.shared.calendar import months_later
from backend.shared.wording import ROUGH_DAY, kept_parts

_LATE: Final = frozenset("底末终尾")


def ends_of(kept: str) -> tuple[date, date] | None:
    """Return the first and the last day a kept one may be: of a year's or a month's end no earlier day than its last.

    Args:
        kept: as `backend.shared.wording.kept_day` takes it, with the part of the month or year behind it.
    """
    told = kept.strip().lstrip("大约概")
    part = ROUGH_DAY.fullmatch(told)
    parts = kept_parts(part["whole"] if part is not None else told)
    if parts is None:
        return None
    first = date(parts[0], parts[1] or 1, parts[2] or 1)
    months = 0 if parts[2] else 1 if parts[1] else 12
    last = months_later(first, months) - timedelta(days=1) if months else first
    if part is not None and months:
        return (last, last) if part["part"] in _LATE else (first, first)
    return first, last


def day_after(kept: str) -> date | None:
    """Return the day after the last one that a month or a year may mean; None for a whole day or no time."""
    ends, parts = ends_of(kept), kept_parts(kept.strip())
    return None if ends is None or (parts is not None and parts[2]) else ends[1] + timedelta(days=1)
