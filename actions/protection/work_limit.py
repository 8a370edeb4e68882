"""Limits of claims from work: one year from its end, which the three years of a debt are no answer to (LAB-27)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from typing import Final

from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.identity.residence import today_of
from actions.protection.readers.debt_days import asks_limit_of_work, day_work_ended, debt_days
from actions.protection.telling import tell_entry, tell_reckoned
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.shared.calendar import months_later
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_ENTRY: Final = "labour_one_year_limit"
_SAID: Final = "utter_law_labour_limit"
_MONTHS: Final = 12
TODAY_IS_LAST: Final = Words("今天就是最后一天：今天就要递交。", "Today is the last day: file today.")
_LOOKED_BACK: Final = 4
"""Messages before this one in which the work, and when it ended, may have been told."""


_ASK_OF_DEMAND: Final = Words(
    "最近一次向单位要钱（微信、电话、投诉都算）是哪天？把日子和“还来得及吗”一起告诉我，我按那天再算。",
    'When did you last ask the employer for it (a message, a call, a complaint all count)? Tell me the day with "am I '
    "in time?\" and I'll reckon from it.",
)
_RENEWED: Final = Words(
    "照您说的，{ended}离职，{renewed}又向单位要过或单位答应过：有证据的，一年从那天重新算，到{until}为止，{left}。",
    "By what you told, work ended on {ended} and on {renewed} you asked for it or were promised it: if you can prove "
    "that, the year starts again and ends on {until}; {left}.",
)
_LEFT: Final = Words("还剩{}天", "{} days are left")
_OVER: Final = Words(
    "看来也过了；再晚还有过要求、投诉的，说出那天我再算", "it seems to be over, unless a later demand can be shown"
)


async def tell_work_limit(turn: Turn, filled_in: date | None = None, *, of_work: bool = False) -> bool:
    """Say until when labour arbitration can be applied for, by the day work ended; the rule where none is told.

    False where something else is asked, or no work is spoken of.

    Args:
        filled_in: the day work ended, as an open filing has it; what the talk tells goes before it.
        of_work: the open filing is about work, and its limit is what is asked for.
    """
    said = turn.answer
    if said.pressed or not said.text:
        return False
    before = turn.typed_before(_LOOKED_BACK)
    if not of_work and not asks_limit_of_work(said.text, [one.text for one in before]):
        return False
    entry: LawEntry = await turn.do(GetLawEntry(_ENTRY))
    today = today_of(turn)
    ended = next((day for one in (said, *before) if (day := day_work_ended(one, today)) is not None), filled_in)
    if ended is None:
        await tell_entry(turn, entry)
        return True
    renewed = _last_renewal(ended, (day for one in (said, *before) for day in debt_days(one, today).renewed), today)
    if renewed is not None:
        _tell_renewed(turn, ended, renewed, today)
        await tell_entry(turn, entry)
        return True
    until = months_later(ended, _MONTHS)
    left = (until - today).days
    told_until = full(until, turn.language)
    if left == 0:
        told_until += Words("（就是今天：今天就要提出）", " (today: apply today)").say(turn.language)
    facts = {"ended": full(ended, turn.language), "until": told_until, "left": str(left)}
    await tell_reckoned(turn, f"{_SAID}_runs" if left >= 0 else _SAID, entry, facts)
    if left < 0 and of_work:
        turn.say(READY_WORDS, words=_ASK_OF_DEMAND.say(turn.language))
    return True


def _last_renewal(ended: date, days: Iterable[date], today: date) -> date | None:
    """Return the last day that began the year anew, each within the year before it; None where none did."""
    last = ended
    for day in sorted(days):
        if last < day <= min(months_later(last, _MONTHS), today):
            last = day
    return last if last != ended else None


def _tell_renewed(turn: Turn, ended: date, renewed: date, today: date) -> None:
    until = months_later(renewed, _MONTHS)
    left = (until - today).days
    words = _RENEWED.say(turn.language).format(
        ended=full(ended, turn.language),
        renewed=full(renewed, turn.language),
        until=full(until, turn.language),
        left=(_LEFT if left >= 0 else _OVER).say(turn.language).format(left),
    )
    turn.say(READY_WORDS, words=words)


def limit_first(answer: Callable[[Turn], Awaitable[None]]) -> Callable[[Turn], Awaitable[None]]:
    """Return the answer to how long something takes that first looks whether a claim's limit was asked for.

    Args:
        answer: says how long it takes.
    """

    async def told(turn: Turn) -> None:
        if not await tell_work_limit(turn):
            await answer(turn)

    return told
