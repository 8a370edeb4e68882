"""The fee of a case when it is asked alone: the kind, then the sum, then the answer; nothing is kept afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.arbitration.readers.told import names_body
from actions.dialogue.candidates import Candidates
from actions.dialogue.changes import keep
from actions.dialogue.commands import AnswerQuestion, Command, LeaveFlow
from actions.dialogue.doubt import is_unsure
from actions.dialogue.endings import close, discard
from actions.dialogue.fields import Answers, Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.fees import (
    asks_price,
    estimate,
    known_from_talk,
    tell_divorce,
    tell_fee,
    tell_own,
    tell_topic,
    told_that_we_are_free,
)
from actions.filing.readers import read_money
from actions.filing.readers.fee_wishes import KIND_CHOICES, FeeWish, fee_wish, kind_or_cause
from actions.front_door import Declined
from actions.topic import answer_of_one_service, answer_short
from backend.filing.fees.rates import load_fee_table
from backend.shared.wording import Words

SCALE = "court_fee_scale"
"""Names the whole scale among the answers of the house."""
_NO_SUM = "none"
_NO_SUM_CHOICE = Choice(_NO_SUM, Words("没有金额", "There is no amount"), ("没有", "不涉及", "冇", "no sum", "none"))
_NO_PROPERTY_CHOICE = Choice(
    _NO_SUM, Words("不分财产", "No property to divide"), ("不分", "没有财产", "没有", "冇", "no property", "none")
)
_ASKED_WITHOUT_SUM = frozenset({"other_non_property"})
"""Codes of claims without money: whoever chose one is asked for no sum."""


_COURTESIES = {
    "greet": "utter_greet",
    "thank": "utter_thank",
    "goodbye": "utter_goodbye",
    "deny": "utter_nothing_to_do",
    "skip": "utter_nothing_to_do",
    "save_for_later": "utter_nothing_to_do",
}
"""Utterances for somebody who wants no fee any more, as they are said outside any form (``rules.yml``)."""


def tells_scale(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Tell the whole scale to who does not know what kind of case it is, and ask no further."""
    return (LeaveFlow(intent=SCALE),) if is_unsure(message) else ()


def begins_again(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Another price is asked for: the question half answered is not this one."""
    if message.intent != "ask_court_fee" or not message.is_sure or not message.text:
        return ()
    wish = fee_wish(message)
    another = wish.is_named and (wish.kind or wish.cause) != state.answers.get("kind")
    if candidates.here.found and not another:
        return ()
    return (LeaveFlow(then="court_fee_form"),) if wish.topic is None or wish.amount is not None else ()


def lets_go(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """A price asked by the way must not be asked about for ever: whoever speaks of something else is let go.

    A question about paying is answered and ours asked again.
    """
    if asks_price(message.text):
        return (AnswerQuestion("ask_court_fee"),)
    if message.decision == "ask_back":
        return (LeaveFlow(then="action_ask_back"),) if state.misses else ()
    if message.decision == "refuse":
        return (LeaveFlow(intent="out_of_scope"),)
    if message.intent == "ask_court_fee":
        return (AnswerQuestion("ask_court_fee"),)
    if message.intent in state.opened_by:
        return (LeaveFlow(then=f"{state.opened_by[message.intent]}_form"),)
    if message.intent in _COURTESIES:
        return (LeaveFlow(utter=_COURTESIES[message.intent]),)
    return (LeaveFlow(intent=message.intent),) if state.questions.knows(message.intent) else ()


def sum_counts(code: str | None) -> bool:
    """Return True if the sum at stake changes the fee of a kind or cause, so the page of rates has its scale."""
    if code is None or code in _ASKED_WITHOUT_SUM:
        return False
    table = load_fee_table()
    cause = table.causes.get(code)
    if cause is not None:
        return cause.amount != "never"
    kind = table.kinds.get(code)
    return kind is None or kind.tariff is not None


def _wish_of(answers: Answers) -> FeeWish:
    kind, cause = kind_or_cause(str(answers.get("kind", "")))
    figure, _, currency = str(answers.get("amount", "")).partition(" ")
    amount = None if not figure else Decimal(0) if figure == _NO_SUM else Decimal(figure)
    return FeeWish(kind, cause, amount, currency or "CNY")


def _asks_sum(answers: Answers) -> bool:
    return sum_counts(answers.get("kind"))


def _is_divorce(turn: Turn) -> bool:
    return turn.answers.get("kind") == "divorce"


async def _kinds(turn: Turn) -> Sequence[Choice]:
    return KIND_CHOICES


async def _read_kind(turn: Turn, answer: Answer) -> Reading:
    wish = fee_wish(answer)
    also = {} if wish.amount is None else {"amount": f"{wish.amount:.2f} {wish.currency}"}
    if wish.is_named or wish.amount is not None:
        return Reading(wish.kind or wish.cause or "property", also=also)
    return pick(answer, KIND_CHOICES)


async def _sums(turn: Turn) -> Sequence[Choice]:
    return (_NO_PROPERTY_CHOICE,) if _is_divorce(turn) else (_NO_SUM_CHOICE,)


async def _read_sum(turn: Turn, answer: Answer) -> Reading:
    found = read_money(answer) if answer.values("money", "number") else NOTHING
    if found.found or found.problem:
        return found
    picked = pick(answer, await _sums(turn))
    return Reading(_NO_SUM) if picked.found or (answer.intent == "deny" and answer.decision == "answer") else NOTHING


def _sum_facts(turn: Turn) -> Mapping[str, Any]:
    of_divorce = Words(
        "要分财产的话，一共不超过20万元的不另收，超过的部分收0.5%。要分的财产一共大概值多少钱？",
        "If property is divided: nothing is added up to 200,000 yuan in total, 0.5% above that. About how much is it "
        "worth?",
    )
    plain = Words(
        "金额是多少？不是人民币的请带上币种，比如“50万港币”。",
        "How much is at stake? Name the currency if it isn't yuan, such as 300k USD.",
    )
    return {"question": (of_divorce if _is_divorce(turn) else plain).say(turn.language)}


async def _before_sum(turn: Turn) -> None:
    """Say what a divorce costs anyway before its property is asked about."""
    if _is_divorce(turn):
        await tell_divorce(turn)


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """A sum that is told is the answer, even if it sounds like the wish to sue ("他欠我30万")."""
    return True if "amount" in reading.also and not message.asks else None


_SPOKEN_OF = "fee_spoken_of"
"""Key under which the turn holds the fee that was meant before the form began."""


async def _at_once(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Answer at once what can be answered at once; an earlier question left half way is not this one."""
    if turn.has_draft:
        await discard(turn)
    turn.draft = None
    if names_body(turn.answer.text) and (other := around.questions.of("ask_court_fee")) is not None:
        await other(turn)  # an arbitral body's charge is no court's fee
        return close()
    short = around.questions.short
    told = await answer_of_one_service(turn, short) or await answer_short(turn, short) or await _told_at_once(turn)
    return close() if told else None


async def _told_at_once(turn: Turn) -> bool:
    if told_that_we_are_free(turn):
        return True
    wish = known_from_talk(turn, fee_wish(turn.answer))
    turn.memo[_SPOKEN_OF] = wish
    if wish.topic and wish.amount is None:
        await tell_own(turn)
        tell_topic(turn, wish)
        return True
    if wish.amount is None and (not wish.is_named or sum_counts(wish.kind or wish.cause)):
        return False
    found = await estimate(turn, wish)
    if found.fee is not None:
        tell_fee(turn, wish, found, found.fee)
    return found.fee is not None


async def _begin(flow: Flow, turn: Turn) -> None:
    """The question itself comes at once, without what was said already."""
    found = await _read_kind(turn, turn.answer)
    known: FeeWish = turn.memo.get(_SPOKEN_OF, FeeWish())
    if not found.found and known.is_named:
        found = Reading(known.kind or known.cause)
    if found.found:
        await keep(flow, turn, flow.fields[0], found)


async def _finish(turn: Turn) -> Events:
    """With nothing missing tell the fee and end."""
    try:
        await _tell(turn)
    except Declined as no:
        turn.explain(no)
    await discard(turn)
    return close()


async def _tell(turn: Turn) -> None:
    wish = _wish_of(turn.answers)
    if _is_divorce(turn) and not wish.amount:  # it was told before the sum was asked
        turn.say("utter_court_fee_nothing_more")
        return
    found = await estimate(turn, wish)
    if found.fee is None:
        turn.say("utter_court_fee_scale")
    else:
        tell_fee(turn, wish, found, found.fee)


COURT_FEE = Flow(
    service="court_fee",
    title=Words("算诉讼费", "Court fee"),
    fields=(
        Field("kind", Words("案件类型", "Kind of case"), _read_kind, choices=_kinds, words=("类型", "案由", "kind")),
        Field(
            "amount",
            Words("金额", "Sum"),
            _read_sum,
            choices=_sums,
            facts=_sum_facts,
            before=_before_sum,
            applies=_asks_sum,
            words=("金额", "amount"),
        ),
    ),
    opening="",
    before_opening=_at_once,
    begin=_begin,
    finish=_finish,
    has_review=False,
    prefills=False,
    first_rules=(tells_scale, begins_again),
    own_rules=(lets_go,),
    takes=takes,
)
