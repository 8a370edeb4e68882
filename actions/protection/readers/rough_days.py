"""First and last day that a day kept as roughly as it was told may be ("2023年底", "2025年8月"). Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from actions.script import sign_by_sign
from backend.shared.calendar import months_later
from backend.shared.wording import kept_parts

_PART: Final = re.compile(r"(?P<whole>.*?(?P<unit>[年月]))(?P<part>底|末|终|尾|初|头)$")
_LATE: Final = frozenset("底末终尾")
_END_OF_THAT_MONTH: Final = re.compile(
    r"(?:当|那个?|嗰个?|同一?个?|交货|收货|发货)月(?:的|嘅)?(?:月)?(?:底|尾|末)|"
    r"(?<!年)(?<![\d一二三四五六七八九十上下这今每])月(?:底|尾)(?:前|之前)?(?:就|会|一定)?(?:付|给|俾|畀|结|还|找数|清)|"
    r"\b(?:end of (?:that|the same|the) month|month[- ]end)\b",
    re.IGNORECASE,
)
"""The end of the month that was spoken of before ("说好当月底付")."""


def ends_of(kept: str) -> tuple[date, date] | None:
    """Return the first and the last day a kept one may be: of a year's or a month's end no earlier day than its last.

    Args:
        kept: as `backend.shared.wording.kept_day` takes it, with the part of the month or year behind it.
    """
    told = kept.strip().lstrip("大约概")
    part = _PART.fullmatch(told)
    parts = kept_parts(part["whole"] if part is not None else told)
    if parts is None:
        return None
    first = date(parts[0], parts[1] or 1, parts[2] or 1)
    months = 0 if parts[2] else 1 if parts[1] else 12
    last = months_later(first, months) - timedelta(days=1) if months else first
    if part is not None and months:
        return (last, last) if part["part"] in _LATE else (first, first)
    return first, last


def due_at_end_of_that_month(text: str) -> bool:
    """Return True if a text says that payment was promised for the end of the month it speaks of."""
    return _END_OF_THAT_MONTH.search(sign_by_sign(text)) is not None


def end_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return months_later(day.replace(day=1), 1) - timedelta(days=1)
