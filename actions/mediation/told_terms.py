"""The terms a message tells whole: who pays, how much, in how many parts, from when, until when, and the rest.

What no reader has taken is kept as the other terms, in the person's words: nothing somebody offers is lost, and all of
it is read back before it goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from actions.answers import Answer, Reading
from actions.dialogue.phrases import says_only
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import act_of, asks
from actions.dialogue.told_days import today_there, told_day
from actions.dialogue.turn import Turn
from actions.filing.readers.values import in_told_currency, read_money
from actions.mediation.readers.pay_days import first_day_in
from actions.mediation.readers.table_talk import (
    act_in,
    adds_term,
    names_each_part,
    names_strange_money,
    stands_for,
)
from actions.mediation.readers.told import days_in, instalments_in, payer_in, wants_blind
from backend.mediation.dispute.terms import LONGEST_WORDS, MOST_INSTALMENTS

TERMS = ("payer", "amount", "instalments", "first_on", "words", "days", "blind")
"""Parts of an offer that a message may tell, by the questions it answers, in their order."""
_FEWEST, _SHORT = 4, 10
_SEVERAL = "utter_filing_several_amounts"


def sum_in(answer: Answer, kept: Any = None) -> Reading:
    """Return the one sum of a message; a sum for each part is multiplied by the parts that are told with it.

    Args:
        kept: the sum that was told before, whose currency a bare figure has.
    """
    if names_strange_money(answer.text):
        return Reading(problem="utter_dispute_offer_currency_odd")
    found = in_told_currency(read_money(answer), answer.text, kept)
    if found.problem == _SEVERAL and (offered := _offered_part(answer)) is not None:
        found = in_told_currency(read_money(offered), offered.text, kept)
    if not found.found or not names_each_part(answer.text):
        return found
    parts = instalments_in(answer.text)
    amount, _, currency = str(found.value).partition(" ")
    if parts is None:
        return Reading(problem="utter_mediation_offer_each")
    return Reading(f"{Decimal(amount) * parts} {currency}", entities=found.entities)


def _offered_part(answer: Answer) -> Answer | None:
    """The one stretch with a sum in which somebody offers it ("28万太多了，我最多给20万")."""
    at, found = 0, []
    for piece in pieces(answer.text):
        begins, at = at, at + len(piece)
        part = answer.between(begins, at)
        if part.values("money") and payer_in(piece) in ("me", "them"):
            found.append(part)
    return found[0] if len(found) == 1 else None


async def day_in(turn: Turn, answer: Answer, parts: int) -> Reading | None:
    """Return the day of the first payment a message tells; None where it tells none."""
    found = await told_day(turn, answer, "first_on", "any")
    told = date.fromisoformat(str(found.value)) if found is not None and found.found else None
    if found is not None and found.problem:
        return found
    first = first_day_in(answer.text, answer.entities, today_there(turn), parts, told)
    return Reading(first.isoformat(), entities=("date", "datetime")) if first is not None else found


async def terms_told(turn: Turn, answer: Answer) -> dict[str, Any]:
    """Return the terms a typed message tells, by the names of the questions."""
    text = answer.text
    if answer.pressed or answer.uploaded or not text or asks(text):
        return {}
    days = days_in(text) if len(text) <= _SHORT and instalments_in(text) is None and not answer.day() else None
    told: dict[str, Any] = {"payer": payer_in(text), "days": stands_for(text) or (str(days) if days else "")}
    if adds_term(text):
        return {}
    amount = sum_in(answer, turn.answers.get("amount") if turn.has_draft else None)
    parts = instalments_in(text)
    bare = parts is not None and names_each_part(text)  # "每月3000，分60期"
    if amount.found and (answer.values("money") or bare):
        told["amount"] = amount.value
    if parts is not None and 1 <= parts <= MOST_INSTALMENTS:
        told["instalments"] = str(parts)
    known = str(turn.answers.get("instalments") or 1) if turn.has_draft else "1"
    day = await day_in(turn, answer, int(told.get("instalments", known)))
    if day is not None and day.found and date.fromisoformat(str(day.value)) >= today_there(turn):
        told["first_on"] = day.value
    blind = wants_blind(text)
    if blind or (blind is False and len(text) <= _SHORT):  # "他要公开道歉" opens no offer
        told["blind"] = "yes" if blind else "no"
    return {name: value for name, value in told.items() if value}


def rest_of(answer: Answer) -> str:
    """Return the pieces of an offer that tell neither sum, parts, day, payer nor how it stands: its other terms."""
    left: list[str] = []
    at = 0
    for piece in pieces(answer.text):
        begins = answer.text.find(piece, at)
        at = begins + len(piece)
        bare = piece.strip(" ，,、；;。.!！\n")
        if len(bare) >= _FEWEST and not _is_known(bare, answer.entities, begins, at):
            left.append(piece)
    return "".join(left).strip(" ，,、；;。\n")[:LONGEST_WORDS]


def _is_known(piece: str, entities: Any, begins: int, ends: int) -> bool:
    inside = [
        one for one in entities
        if one.get("entity") in ("money", "date", "datetime", "date_range") and begins <= one.get("start", -1) < ends
    ]  # fmt: skip
    told = inside or instalments_in(piece) is not None or wants_blind(piece) is not None or stands_for(piece)
    return bool(
        told or act_in(piece, with_sum=False) or act_of(piece) is not None or says_only("takes_back", piece)
        or first_day_in(piece, (), date.min) is not None or names_each_part(piece)
        or act_in(f"{piece}1万", with_sum=True) == "offered"
    )  # fmt: skip


def is_offer(told: Mapping[str, Any]) -> bool:
    """Return True if what was told is an offer that only has to be read back: somebody pays a sum."""
    return "amount" in told and told.get("payer") in ("me", "them")
