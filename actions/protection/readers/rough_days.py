"""A day of payment told by the month that was spoken of ("说好当月底付", "by the end of that month"). Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from actions.script import sign_by_sign
from backend.shared.calendar import months_later

_END_OF_THAT_MONTH: Final = re.compile(
    r"(?:当|那个?|嗰个?|同一?个?|交货|收货|发货)月(?:的|嘅)?(?:月)?(?:底|尾|末)|"
    r"(?<!年)(?<![\d一二三四五六七八九十上下这今每])月(?:底|尾)(?:前|之前)?(?:就|会|一定)?(?:付|给|俾|畀|结|还|找数|清)|"
    r"\b(?:end of (?:that|the same|the) month|month[- ]end)\b",
    re.IGNORECASE,
)


def due_at_end_of_that_month(text: str) -> bool:
    """Return True if a text says that payment was promised for the end of the month it speaks of."""
    return _END_OF_THAT_MONTH.search(sign_by_sign(text)) is not None


def end_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return months_later(day.replace(day=1), 1) - timedelta(days=1)
