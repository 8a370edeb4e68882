"""The desk's own reckoning of days and fees: when correcting must be done, and what is to be paid."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from sandbox.working_days import office_works

CURE_DAYS, CURE_DAYS_IN_ALL = 15, 30
_STEPS = (
    (10_000, "0"), (100_000, "0.025"), (200_000, "0.02"), (500_000, "0.015"), (1_000_000, "0.01"),
    (2_000_000, "0.009"), (5_000_000, "0.008"), (10_000_000, "0.007"), (20_000_000, "0.006"),
)  # fmt: skip


def cure_by(told_on: date, extended: bool) -> date:
    """Return the last day to correct, moved on from a day on which the desk is closed."""
    last = told_on + timedelta(days=CURE_DAYS_IN_ALL if extended else CURE_DAYS)
    while not office_works(last):
        last += timedelta(days=1)
    return last


def fee_of(amount: str | None) -> str:
    """Return the fee of a claim over money in yuan, or of a case without one."""
    if not amount or Decimal(amount) == 0:
        return "100.00"
    at_stake, fee, below = Decimal(amount), Decimal(50), Decimal(0)
    for limit, rate in (*_STEPS, (None, "0.005")):
        upto = at_stake if limit is None else min(at_stake, Decimal(limit))
        fee += max(Decimal(0), upto - below) * Decimal(rate)
        below = upto
    return str(fee.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
