"""Limits of claims from work: one year from its end, which the three years of a debt are no answer to (LAB-27)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.identity.residence import today_of
from actions.protection.readers.debt_days import asks_limit_of_work, day_work_ended
from actions.protection.telling import tell_entry, tell_reckoned
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.shared.calendar import months_later
from backend.shared.wording import Words

_ENTRY: Final = "labour_one_year_limit"
_SAID: Final = "utter_law_labour_limit"
_MONTHS: Final = 12
TODAY_IS_LAST: Final = Words("今天就是最后一天：今天就要递交。", "Today is the last day: file today.")
_LOOKED_BACK: Final = 4
"""Messages before this one in which the work, and when it ended, may have been told."""


async def tell_work_limit(turn: Turn) -> bool:
    """Say until when labour arbitration can be applied for, by the day work ended; the rule where none is told.

    False where something else is asked, or no work is spoken of.
    """
    said = turn.answer
    if said.pressed or not said.text:
        return False
    before = turn.typed_before(_LOOKED_BACK)
    if not asks_limit_of_work(said.text, [one.text for one in before]):
        return False
    entry: LawEntry = await turn.do(GetLawEntry(_ENTRY))
    today = today_of(turn)
    ended = next((day for one in (said, *before) if (day := day_work_ended(one, today)) is not None), None)
    if ended is None:
        await tell_entry(turn, entry)
        return True
    until = months_later(ended, _MONTHS)
    left = (until - today).days
    told_until = full(until, turn.language)
    if left == 0:
        told_until += Words("（就是今天：今天就要提出）", " (today: apply today)").say(turn.language)
    facts = {"ended": full(ended, turn.language), "until": told_until, "left": str(left)}
    await tell_reckoned(turn, f"{_SAID}_runs" if left >= 0 else _SAID, entry, facts)
    return True


def limit_first(answer: Callable[[Turn], Awaitable[None]]) -> Callable[[Turn], Awaitable[None]]:
    """Return the answer to how long something takes that first looks whether a claim's limit was asked for.

    Args:
        answer: says how long it takes.
    """

    async def told(turn: Turn) -> None:
        if not await tell_work_limit(turn):
            await answer(turn)

    return told
