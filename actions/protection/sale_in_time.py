"""Until when the price of goods can be sued for, by the days told in an open filing (MFD-188).

It was due on the day that was agreed, else when the goods were handed over; a demand, a part payment or a promise that
was told begins it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.identity.residence import today_of
from actions.protection.readers.debt_days import DebtDays, debt_days
from actions.protection.readers.rough_days import due_at_end_of_that_month, end_of_month
from actions.protection.reckoned import tell_limitation
from backend.protection.limitation_period import limitation_period
from backend.shared.rough_days import ends_of
from backend.shared.wording import Words

SALE: Final = "sale_contract"
SOON: Final = 90
"""Days before its end from which a period is told unasked."""
_LOOKED_BACK: Final = 20


def days_of_price(turn: Turn, told: Mapping[str, str]) -> tuple[DebtDays, bool] | None:
    """Return the day the price was due by what was told, with its renewals, and whether that day was agreed on.

    Args:
        told: answers to the questions of the sale, by key.
    """
    said = [turn.answer, *turn.typed_before(_LOOKED_BACK)]
    each = [debt_days(one, today_of(turn)) for one in said]
    renewed = tuple(day for one in each for day in one.renewed)
    handed = ends_of(told.get("delivered_on", ""))
    if handed is None:
        return None
    agreed = next((one.due for one in each if one.due and handed[0] <= one.due < today_of(turn)), None)
    if agreed is None and any(due_at_end_of_that_month(one.text) for one in said):
        agreed = end_of_month(handed[1])
    return DebtDays(due=agreed or handed[1], renewed=renewed), agreed is not None


async def tell_of_price(turn: Turn, told: Mapping[str, str], *, asked: bool) -> bool:
    """Say until when the price can be sued for; unasked only where that is over, or nearly so.

    Args:
        told: answers to the questions of the sale, by key.
        asked: the person asks it.
    """
    found = days_of_price(turn, told) if told.get("my_side") == "seller" else None
    if found is None or found[0].due is None:
        return False
    days, agreed = found
    until = limitation_period(found[0].due, days.renewed).until
    if not asked and (until - today_of(turn)).days > SOON:
        return False
    return await tell_limitation(turn, days, counted=_counted(found[0].due, agreed=agreed))


def _counted(due: date, *, agreed: bool) -> Words:
    zh, en = full(due, "zh-Hans"), full(due, "en")
    if agreed:
        return Words(f"从说好的付款日{zh}的第二天算", f"from the day after the price was due, {en}")
    return Words(
        f"从交货的{zh}的第二天算（另外说好了付款日的，从那天算）",
        f"from the day after delivery, {en} (from the agreed day of payment, where there was one)",
    )
