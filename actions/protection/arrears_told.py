"""Answer to what is owed month by month until today, by the sum and the months that are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from actions.dialogue.turn import Turn
from actions.filing.readers import said_money
from actions.identity.residence import today_of
from actions.protection.readers.arrears import Arrears, Owed, arrears_in, asks_arrears
from actions.protection.telling import tell_reckoned
from actions.story.wishes import wants_to_sue
from backend.protection.commands import GetLawEntry
from backend.protection.model import LawEntry
from backend.shared.wording import Words

_ENTRIES: Final[Mapping[Owed, str]] = {
    "maintenance": "maintenance_arrears_no_limit",
    "rent": "property_rent_unpaid",
    "wages": "labour_unpaid_wages",
}
_MONTHS: Final = 12


async def tell_arrears(turn: Turn) -> bool:
    """Tell what is owed, by which rule and within what time; False where it is not asked, or too little is told.

    Who wants to sue for it is taken to a filing, whatever sum they tell ("總共爭22400，我要告佢").
    """
    said = turn.answer
    if said.pressed or not said.text or not asks_arrears(said.text) or wants_to_sue(said.text):
        return False
    owed = arrears_in(said, today_of(turn))
    if owed is None:
        return False
    entry: LawEntry = await turn.do(GetLawEntry(_ENTRIES[owed.kind]))
    months = owed.months if owed.months is not None else months_between(owed.since, today_of(turn))
    facts = {
        "monthly": _money(owed.monthly, owed, turn.language),
        "months": str(months),
        "total": _money(owed.monthly * months, owed, turn.language),
        "this_month": _this_month(owed, months, turn.language),
        "rule": entry.answer.say(turn.language),
    }
    await tell_reckoned(turn, "utter_law_arrears", entry, facts)
    return True


def months_between(since: date | None, today: date) -> int:
    """Return the months from one month up to the one before today's; 0 without one."""
    return 0 if since is None else (today.year - since.year) * _MONTHS + today.month - since.month


def _this_month(owed: Arrears, months: int, language: str) -> str:
    """Say what it is with the month that runs, whose day nobody told; nothing where the months were told."""
    if owed.since is None:
        return ""
    more = _money(owed.monthly * (months + 1), owed, language)
    return Words(
        f"（算到上个月；这个月的也到期了，就是{more}）", f" (up to last month; if this month's is due too, {more})"
    ).say(language)


def _money(amount: Decimal, owed: Arrears, language: str) -> str:
    return said_money(f"{amount:.2f} {owed.currency}", language)
