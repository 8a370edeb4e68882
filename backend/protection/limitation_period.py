"""Until when a debt with a day of repayment can be sued for without the defence of time (MFD-188). Pure.

Three years from the day after the debt was due; a demand, a part payment or a promise within them begins three new ones
(Civil Code 188, 195). Whether the first day counts is not agreed on: the earlier of the two ends is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backend.shared.calendar import months_later

_MONTHS = 3 * 12


@dataclass(frozen=True, slots=True)
class LimitationPeriod:
    """The period that runs, or ran last.

    Args:
        counted_from: the day it is due by, or of the last renewal in time.
        renewed: whether `counted_from` is a renewal.
        until: the last day.
        too_late: the first renewal that came when the period was over, which begins nothing anew.
    """

    counted_from: date
    renewed: bool
    until: date
    too_late: date | None = None


def limitation_period(due: date, renewals: Iterable[date] = ()) -> LimitationPeriod:
    """Return the period of a debt.

    Args:
        due: the day it was to be paid back.
        renewals: days of demands, payments and promises, in any order; those up to `due` change nothing.
    """
    counted_from, late = due, None
    for day in sorted(one for one in renewals if one > due):
        if day > months_later(counted_from, _MONTHS):
            late = day
            break
        counted_from = day
    return LimitationPeriod(counted_from, counted_from != due, months_later(counted_from, _MONTHS), late)
