"""Answer to whether it is too late for what an open filing is about ("那还来得及吗"), by the days told in it.

Of a loan whose day of repayment is told, and of goods not paid for, the period is worked out (MFD-188); of any other
cause its rule is told, for other periods run of work and of injuries, and none of a share in an estate or a divorce.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from actions.dialogue.turn import Turn
from actions.filing.elements import elements_of
from actions.filing.told_lately import story_lately
from actions.front_door import Declined
from actions.identity.residence import today_of
from actions.protection.law import answer_law
from actions.protection.readers.debt_days import DebtDays, debt_days
from actions.protection.reckoned import tell_limitation
from actions.protection.sale_in_time import SALE, SOON, tell_of_price
from actions.protection.telling import say_unknown, tell_entry
from actions.protection.work_limit import tell_work_limit
from backend.protection.commands import FindLaw, GetLawEntry
from backend.protection.limitation_period import limitation_period
from backend.protection.model import Finding, LawEntry
from backend.shared.rough_days import ends_of

_LOAN, _WORK = "private_lending", "labour"
_DUE, _ASKED, _REPAID, _DELIVERED, _LEFT_ON = "due_on", "last_asked_on", "repaid", "delivered_on", "left_on"
_RUN_TOLD: Final = "limitation_told"
"""Note of the day of repayment for which it was said that the period may have run."""
_LOOKED_BACK: Final = 8
"""Messages before this one in which a demand or a payment may have been told."""
_RESTARTS: Final = "limitation_part_payment"
_WITHOUT_DUE_DAY: Final = "limitation_no_due_date"
_OF_ANY: Final = "limitation_three_years"
_BY_CAUSE: Final[Mapping[str, str]] = {
    "divorce": "limitation_not_applying",
    "inheritance": "inherit_deadline",
    "labour": "labour_one_year_limit",
    "tort_traffic": "limitation_injury_and_medical",
}
"""Entries of the library on the limit of a cause; of all others three years run."""


async def filing_in_time(turn: Turn) -> None:
    """Say until when the claim of the open filing can be made, or by which rule that is counted."""
    if not turn.has_draft:
        await _before_filing(turn)
        return
    cause, told = str(turn.answers.get("cause", "")), elements_of(turn.answers)
    is_skipped = f"{_LOAN}_{_DUE}" in turn.answers and not told.get(_DUE)  # no day of repayment was agreed on
    if cause == _LOAN and await _tell_of_loan(turn, told):
        return
    if cause == _WORK:
        left = _first_and_last(told.get(_LEFT_ON))
        if await tell_work_limit(turn, left[0] if left else None, of_work=True):
            return
    if cause == SALE and await tell_of_price(turn, told, asked=True):
        return
    entry = _WITHOUT_DUE_DAY if cause == _LOAN and is_skipped else _BY_CAUSE.get(cause, _OF_ANY)
    await _tell(turn, entry)


async def _before_filing(turn: Turn) -> None:
    """Answer by the cause of the dispute that was told, where the question alone finds nothing for certain."""
    own: Finding = await turn.do(FindLaw(turn.answer.text))
    cause = story_lately(turn).cause
    if own.entry is not None or not cause:
        await answer_law(turn)
    else:
        await _tell(turn, _BY_CAUSE.get(cause, _OF_ANY))


async def _tell(turn: Turn, entry: str) -> bool:
    try:
        found: LawEntry = await turn.do(GetLawEntry(entry))
    except Declined:
        say_unknown(turn)
    else:
        await tell_entry(turn, found)
    return True


async def _tell_of_loan(turn: Turn, told: Mapping[str, str]) -> bool:
    """Work out the period from the days told; False where they decide nothing.

    Of a month alone the first day counts, unless its last one would still be in time. A demand, a payment or a promise
    that was told in the talk counts, too (Civil Code 195).
    """
    due, asked = _first_and_last(told.get(_DUE)), _first_and_last(told.get(_ASKED))
    today = today_of(turn)
    told_of = tuple(day for one in turn.typed_before(_LOOKED_BACK) for day in debt_days(one, today).renewed)
    renewals = [(*told_of, day) if (day := asked[at] if asked else None) else told_of for at in (0, 1)]
    if due is None:
        return False
    first, last = (limitation_period(due[at], renewals[at]).until for at in (0, 1))
    if first < today <= last:
        return False
    if last < today and not told_of and _is_some(told.get(_REPAID)):
        return await _tell(turn, _RESTARTS)  # a payment whose day is not told may have begun the period anew
    return await tell_limitation(turn, DebtDays(due=due[0], renewed=renewals[0]))


async def tell_if_run(turn: Turn) -> bool:
    """Say that the period for what the open filing is about may have run, or soon will, once; False where it has not.

    A demand within it that was told begins it anew; one after its end does not (Civil Code 188, 195).
    """
    told = elements_of(turn.answers)
    if str(turn.answers.get("cause", "")) == SALE:
        delivered = str(told.get(_DELIVERED))
        if turn.answers.get(_RUN_TOLD) == delivered or not await tell_of_price(turn, told, asked=False):
            return False
        turn.change({_RUN_TOLD: delivered})
        return True
    due, asked = _first_and_last(told.get(_DUE)), _first_and_last(told.get(_ASKED))
    if str(turn.answers.get("cause", "")) != _LOAN or due is None or turn.answers.get(_RUN_TOLD) == str(due):
        return False
    told_of = [day for one in turn.typed_before(_LOOKED_BACK) for day in debt_days(one, today_of(turn)).renewed]
    renewed = (*told_of, *((asked[1],) if asked else ()))
    if (limitation_period(due[1], renewed).until - today_of(turn)).days > SOON:
        return False
    turn.change({_RUN_TOLD: str(due)})
    if _is_some(told.get(_REPAID)) and not told_of:
        return await _tell(turn, _RESTARTS)
    return await tell_limitation(turn, DebtDays(due=due[1], renewed=renewed))


def _is_some(sum_: str | None) -> bool:
    """Return True if a kept sum is one, and not nothing."""
    return bool(sum_) and any(sign in "123456789" for sign in str(sum_).partition(" ")[0])


def _first_and_last(kept: Any) -> tuple[date, date] | None:
    """The earliest and the latest day a kept one may be: of a month or a year its first and its last."""
    return ends_of(str(kept)) if kept else None
