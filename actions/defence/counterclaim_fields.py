"""The questions of a counterclaim: what is claimed, how much, how it hangs together with the suit, facts, evidence.

Rules: CPL-143, INT-232; its fee FEE-17. Nothing is claimed that the person did not say.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.defence.answer_fields import read_evidence, show_list
from actions.defence.readers.beside_hearing import wanted_back
from actions.defence.readers.claims import ClaimsSaid, claims_told
from actions.defence.readers.suits import counterclaim_in, owed_in
from actions.dialogue.fields import Answers, Field, choice_field, text_reading
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import read_fact
from actions.dialogue.turn import Turn
from actions.filing.fees import FeeWish, estimate, tell_fee
from actions.filing.readers import accepts, read_money, said_money
from actions.front_door import Declined
from backend.defence.model import LONGEST_TEXT, MOST_CLAIMS
from backend.shared.wording import Words

_CLAIMS, _AMOUNT = "counter_claims", "counter_amount"
_LOOKED_BACK = 60
"""Messages in which a counterclaim may have been told before: an answer has some twenty questions."""
_LINKS = (
    Choice(
        "relation", Words("同一份合同、同一个关系", "Same contract or relationship"), ("同一", "合同", "same contract")
    ),
    Choice("facts", Words("同一件事", "Same facts"), ("同一件事", "同件事", "same facts", "same thing")),
    Choice("cause", Words("一边成立影响另一边", "One claim decides the other"), ("影响", "因果", "depends")),
)
_SAID = ClaimsSaid(
    "utter_defence_counterclaim_odd", "utter_defence_claims_many", "utter_defence_claims_part", "被反诉人"
)
_ALL_TOLD = ("就是这些", "就这些", "没有了", "冇喇", "that is all", "these are all of them", "no more")


def counterclaim_told(answer: Answer, claim: str = "") -> dict[str, Any]:
    """Return the claim and the one sum told with the wish for a counterclaim; nothing where none is told.

    Args:
        claim: the words of the claim, where they are known already.
    """
    words = claim or counterclaim_in(answer.text)
    found = claims_told(words, MOST_CLAIMS, _SAID) if words else NOTHING
    told: dict[str, Any] = {_CLAIMS: found.value} if found.found and not found.partial else {}
    money = _sum_of(answer, words)
    return told | ({_AMOUNT: money.value} if money.found else {})


def _sum_of(answer: Answer, words: str) -> Reading:
    """The sum of the claim itself; the one sum of a message whose claim names none, never the other side's."""
    own = read_money(Answer(words, "inform")) if words else NOTHING
    if own.found:
        return own
    return read_money(answer) if len(answer.values("money")) == 1 and not owed_in(answer.text) else NOTHING


def counterclaim_lately(turn: Turn) -> dict[str, Any]:
    """Return what the person told of a counterclaim in an earlier message of the talk; nothing where they told none."""
    told = (_claimed_in(one) for one in turn.typed_before(_LOOKED_BACK))
    return next((one for one in told if one), {})


def _claimed_in(message: Answer) -> dict[str, Any]:
    """The claim of a message that speaks of a counterclaim, or says what is wanted of the other side."""
    if back := wanted_back(message.text):
        at = message.text.find(back)
        return counterclaim_told(message.between(at, at + len(back)), back)
    return counterclaim_told(message) if says("counterclaims", message.text) else {}


async def _read_claims(turn: Turn, answer: Answer) -> Reading:
    """Claims by lines, numbers or "and also", with the one sum in them; what no court could order is kept out."""
    text = answer.text.strip()
    if not text or asks(text) or not turn.is_asked(answer, _CLAIMS):
        return NOTHING
    so_far = turn.answers.get(f"{_CLAIMS}_so_far", turn.answers.get(_CLAIMS))
    if isinstance(so_far, list) and so_far and accepts(answer, *_ALL_TOLD):
        return Reading([str(one) for one in so_far])
    found = claims_told(text, MOST_CLAIMS, _SAID)
    money = read_money(answer) if found.found and answer.values("money") else NOTHING
    also = {_AMOUNT: money.value} if money.found and _AMOUNT not in turn.answers else {}
    return Reading(found.value, also=also) if found.found and not found.problem and also else found


async def _read_amount(turn: Turn, answer: Answer) -> Reading:
    return read_money(answer) if answer.text and turn.is_asked(answer, _AMOUNT) else NOTHING


async def tell_counterclaim_fee(turn: Turn, value: Any) -> None:
    """Say what the court charges for it: half, where it is heard together with the suit (FEE-17)."""
    amount, _, currency = str(value or "").partition(" ")
    if not amount:
        return
    wish = FeeWish(kind="counterclaim", amount=Decimal(amount), currency=currency)
    try:
        found = await estimate(turn, wish)
    except Declined as no:
        turn.explain(no)
        return
    if found.fee is not None:
        tell_fee(turn, wish, found, found.fee)


async def _tell_fee_beside(turn: Turn, value: Any) -> None:
    """Say the fee where the sum was told with the claims."""
    await tell_counterclaim_fee(turn, turn.answers.get(_AMOUNT))


async def _read_link(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, _LINKS) if answer.text and turn.is_asked(answer, "counter_link") else NOTHING


def _facts(text: str) -> Reading:
    return read_fact(text, LONGEST_TEXT)


def counterclaim_fields(applies: Callable[[Answers], bool]) -> tuple[Field, ...]:
    """The questions in their order.

    Args:
        applies: whether a counterclaim is what is asked for.
    """
    return (
        Field(
            _CLAIMS, Words("反诉请求", "What you claim"), _read_claims, words=("反诉请求", "请求", "claims"),
            show=show_list, applies=applies, free_text=True, story=True, unsure="utter_defence_counterclaim_unsure",
            after=_tell_fee_beside,
        ),
        Field(
            _AMOUNT, Words("反诉金额", "Amount"), _read_amount, words=("金额", "amount"), applies=applies,
            optional=True, show=lambda turn, value: said_money(str(value), turn.language), after=tell_counterclaim_fee,
            told_as=frozenset({"money"}),
        ),
        choice_field(
            "counter_link", Words("和本案的关系", "Link with the suit"), _LINKS, read=_read_link, applies=applies,
            words=("关系", "link"), optional=True, unsure="utter_defence_counterclaim_unsure_link",
        ),
        Field(
            "counter_facts", Words("反诉的事实与理由", "Facts and reasons"), text_reading(_facts), applies=applies,
            words=("事实", "理由", "facts"), free_text=True, story=True,
        ),
        Field(
            "counter_evidence", Words("反诉证据", "Evidence"), text_reading(read_evidence), applies=applies,
            words=("证据", "evidence"), free_text=True, story=True, optional=True, show=show_list,
        ),
    )  # fmt: skip
