"""Interest of a private loan by a day, as far as a court supports it (INT-CAP). Pure.

Four times the one-year LPR of the day of signing is the most. A loan of before 20 August 2020 is reckoned in two parts:
up to the day before by the rule of that time (24 percent a year), then by four times the newest LPR (Art. 31).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from backend.protection.interest_cap import TIMES, cap, lpr_on

RULE_SINCE = date(2020, 8, 20)
OLD_MOST = Decimal(24)
"""Percent a year that was supported in full before `RULE_SINCE`."""
DAYS_OF_YEAR = 365
_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with one highest rate.

    Args:
        start: the first day; interest begins to run on it.
        until: the last day, which counts no more.
        yearly: percent a year that is reckoned: the agreed rate, or `most` where that is lower.
        most: percent a year a court supports.
        lpr_of: the day whose LPR `most` rests on; None where it rests on none.
    """

    start: date
    until: date
    yearly: Decimal
    most: Decimal
    lpr_of: date | None

    @property
    def days(self) -> int:
        """Days that interest runs."""
        return (self.until - self.start).days

    def interest(self, principal: Decimal) -> Decimal:
        """Return the simple interest of a sum, to the fen, by the day of a year of 365."""
        exact = principal * self.yearly / 100 * self.days / DAYS_OF_YEAR
        return exact.quantize(_FEN, ROUND_HALF_UP)


def stretches(agreed: Decimal, lent_on: date, until: date) -> Sequence[Stretch]:
    """Return the stretches of a loan, the oldest first.

    Args:
        agreed: percent a year.
        lent_on: the day of signing and lending, taken to be one.
        until: the day up to which is reckoned.

    Raises:
        ValueError: `until` does not lie after `lent_on`.
    """
    if until <= lent_on:
        raise ValueError("interest runs forward")
    if lent_on >= RULE_SINCE:
        return (_stretch(lent_on, until, agreed, lpr_on(lent_on) * TIMES, lent_on),)
    if until <= RULE_SINCE:
        return (_stretch(lent_on, until, agreed, OLD_MOST),)
    earlier = _stretch(lent_on, RULE_SINCE, agreed, OLD_MOST)
    return earlier, _stretch(RULE_SINCE, until, agreed, cap().newest, until)


def _stretch(start: date, until: date, agreed: Decimal, most: Decimal, lpr_of: date | None = None) -> Stretch:
    return Stretch(start, until, min(agreed, most), most, lpr_of)
