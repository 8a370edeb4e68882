"""Answers to questions about arbitration, each part of one answered; applying is still to come, and that is said.

Rules: ARB-27, CPL-127, CPL-304, NYC-1, ARB-FEE-SCIA, ARB-FEE-1995.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from actions.arbitration.clause import tell_clause
from actions.arbitration.fee_tables import fee_tables
from actions.dialogue.buttons import button
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.enquiries.offering import SECRETARY, enquiry_button
from actions.topic import topic
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import REFUSED, ClauseCheck
from backend.legal_map.commands import OneInstitution
from backend.shared.wording import Words, verbatim

TOPIC = "arbitration_topic"
"""The payload's key by which a button asks one thing."""
SCIA = "arb-cn-scia"
_ASK_SECRETARY = Words("问仲裁秘书处", "Ask the secretariat")
_READ_CLAUSE = Words("看看我的仲裁条款", "Look at my clause")
_FEE = Words("仲裁费大概多少", "What it may cost")
_LEAST, _LOOK_BACK = 1_000, 6
"""A number smaller than this is no amount in dispute; messages of the person behind which an amount is not meant."""
_SHORT = 60
"""Characters up to which a message only asks on."""
_OWN = ("start_arbitration", "ask_arbitration")


async def arbitration(turn: Turn) -> None:
    """Answer what a message asks of arbitration, or say how it is begun."""
    wanted = str(turn.answer.pressed.get(TOPIC, "")) or _topic(turn.answer.text)
    if wanted == "fee":
        await _tell_fee(turn)
    elif wanted == "abroad":
        turn.say("utter_arbitration_award_abroad", _buttons(turn))
    elif wanted == "clause":
        found = check_clause(turn.answer.text)
        _tell_clause(turn, found)
        if turn.answer.intent == "start_arbitration" and found.outcome not in REFUSED:
            turn.say("utter_arbitration_apply", **await _contact(turn))
    elif wanted == "paste":
        turn.say("utter_arbitration_clause_wanted")
    else:
        await _tell_ways(turn)


async def take_up(turn: Turn) -> bool:
    """Read a clause that was asked for or is doubtful, and the amount told to the question of the fee; else False."""
    said_now = turn.answer
    if said_now.pressed or not said_now.text:
        return False
    if said_now.decision == "ask_back" and said_now.intent in _OWN and _speaks_of_clause(said_now.text):
        await arbitration(turn)
        return True
    if topic(turn) == "arbitration" and _asks_fee_on(turn):
        await _tell_fee(turn)
        return True
    if "utter_arbitration_clause_wanted" not in turn.said_last:
        return False
    found = check_clause(turn.answer.text)
    if found.outcome == "none" and turn.answer.asks:
        return False
    _tell_clause(turn, found)
    return True


def _asks_fee_on(turn: Turn) -> bool:
    """Whether, while arbitration is spoken of, its fee is asked, or the amount is told to that question."""
    told = any(name in turn.said_before for name in ("utter_arbitration_fee_how", "utter_arbitration_fee"))
    amount = next(_amounts(turn.answer.entities), None) is not None
    short = len(turn.answer.text) <= _SHORT
    return short and ((told and amount) or said("arbitrates_fee", turn.answer.text))


async def fee(turn: Turn) -> None:
    """Tell the fee of arbitration, asked in half a sentence while arbitration is spoken of."""
    await _tell_fee(turn)


def is_about_award_abroad(text: str) -> bool:
    """Return whether a text asks what an award of arbitration is worth in another country."""
    return bool(text) and said("names_award", text) and said("arbitrates_abroad", text)


def _topic(text: str) -> str:
    """The part of arbitration a text asks for; nothing for arbitration itself."""
    if not text:
        return ""
    if is_about_award_abroad(text):
        return "abroad"
    if said("arbitrates_fee", text):
        return "fee"
    found = check_clause(text)
    if found.outcome in REFUSED or (found.outcome not in ("none", "court") and said("arbitrates_by_clause", text)):
        return "clause"
    return ""


def _speaks_of_clause(text: str) -> bool:
    return check_clause(text).outcome not in ("none", "court")


def _tell_clause(turn: Turn, found: ClauseCheck) -> None:
    tell_clause(turn, found, _buttons(turn))


async def _tell_fee(turn: Turn) -> None:
    """An order of magnitude from dated tables for the amount that was told; without one, how it is reckoned."""
    amount, contact = _amount(turn), await _contact(turn)
    if amount is None:
        turn.say("utter_arbitration_fee_how", _buttons(turn, fee=False), **contact)
        return
    tables = fee_tables()
    foreign, low, high = tables["foreign"], tables["domestic_low"], tables["domestic_high"]
    turn.say(
        "utter_arbitration_fee",
        _buttons(turn, fee=False),
        amount=_yuan(amount),
        foreign=_yuan(foreign.fee(amount)),
        registration=_yuan(foreign.registration),
        low=_yuan(low.fee(amount)),
        high=_yuan(high.fee(amount)),
        foreign_day=foreign.as_of.isoformat(),
        foreign_source=foreign.source.say(turn.language),
        domestic_source=low.source.say(turn.language),
        **contact,
    )


async def _tell_ways(turn: Turn) -> None:
    turn.say("utter_arbitration_ways", _buttons(turn, clause=True), **await _contact(turn))


async def _contact(turn: Turn) -> dict[str, Any]:
    """The secretariat's telephone as the map has it, with the day of its source."""
    card = await turn.do(OneInstitution(SCIA, None))
    return {"phone": verbatim(card.institution.phone or "—")}


def _amount(turn: Turn) -> Decimal | None:
    """The amount in dispute: told now, else in one of the last messages; only in yuan."""
    own = next(_amounts(turn.answer.entities), None)
    if own is not None:
        return own
    events = [event for event in reversed(turn.tracker.events) if event.get("event") == "user"][1 : _LOOK_BACK + 1]
    told = (found for event in events for found in _amounts((event.get("parse_data") or {}).get("entities") or ()))
    return next(told, None)


def _amounts(entities: Any) -> Iterator[Decimal]:
    for entity in entities:
        value = entity.get("value")
        if entity.get("entity") == "money" and isinstance(value, Mapping) and value.get("currency", "CNY") == "CNY":
            yield Decimal(str(value["amount"]))
        elif entity.get("entity") == "number" and isinstance(value, int | float) and value >= _LEAST:
            yield Decimal(str(value))


def _yuan(amount: Decimal) -> str:
    return f"{amount:,.0f}"


def _buttons(turn: Turn, *, fee: bool = True, clause: bool = False) -> list[dict[str, str]]:
    """Buttons to ask on by; none in the middle of a form, whose own question follows."""
    if turn.has_draft:
        return []
    asked = [("paste", _READ_CLAUSE)] if clause else []
    asked += [("fee", _FEE)] if fee else []
    more = [button(turn.language, title, "ask_arbitration", **{TOPIC: one}) for one, title in asked]
    return [*more, enquiry_button(turn, "arbitration", SECRETARY, _ASK_SECRETARY)]
