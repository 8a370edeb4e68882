"""Messages meant for arbitration that sound like a question of law, a court's fee or a suit; several questions in one.

A clause that is quoted, the notice of an arbitration, and what is asked right after a clause was read are answered
here, whatever they were heard as.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from actions.arbitration import dialogue
from actions.arbitration.readers.told import follows_clause, goes_abroad, names_body, shown_clause
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import pieces
from actions.dialogue.turn import Turn
from actions.topic import topic
from backend.arbitration.clause_check.check import check_clause
from backend.arbitration.clause_check.model import REFUSED

_MOST = 3
"""Questions of one message that are answered."""
_FURTHER = frozenset({"interim", "set_aside", "after_award", "abroad", "counterclaim", "fee", "account"})
"""Topics that are explained beside another one of the same message."""


def instead_of_law(known: Callable[[Turn], Awaitable[str]]) -> Callable[[Turn], Awaitable[bool]]:
    """Return what answers a message about arbitration that sounds like a question of law, outside any form.

    Args:
        known: names the intent that answers a question of law; nothing where the library holds no answer.
    """

    async def answered(turn: Turn) -> bool:
        text = turn.answer.text
        if turn.has_draft or turn.answer.pressed or not text:
            return False
        if clause := shown_clause(text):
            dialogue.tell_checked(turn, check_clause(clause))
            return True
        if names_body(text) and check_clause(text).outcome in REFUSED:
            dialogue.tell_checked(turn, check_clause(text))
            return True
        if tells_of_notice(text):
            await dialogue.explain(turn, "respondent")
            return True
        asked = dialogue.topic_asked(text)
        spoken = topic(turn) == "arbitration"
        ours = (bool(asked) and (spoken or names_body(text))) or follows_clause(turn.said_before, text)
        if not ours or await known(turn):
            return False
        await every(turn)
        return True

    return answered


async def award_abroad_asked(turn: Turn) -> bool:
    """Tell where an award made here is enforced abroad to who asks it of another country, outside any form.

    Each country's procedure is its own law; that the award goes there by the New York Convention is not.
    """
    text = turn.answer.text
    if turn.has_draft or turn.answer.pressed or turn.answer.danger is not None or not said("names_award", text):
        return False
    if not turn.answer.asks or not goes_abroad(text):
        return False
    turn.say("utter_arbitration_award_abroad")
    return True


async def fee_asked(turn: Turn) -> bool:
    """Tell the fee of an arbitration to who asks it by the body's name; False for a court's."""
    text = turn.answer.text
    named = names_body(text) and not said("names_award", text) and check_clause(text).outcome not in REFUSED
    if turn.answer.pressed or not named or not said("arbitrates_fee", text):
        return False
    await dialogue.fee(turn)
    return True


async def every(turn: Turn) -> None:
    """Answer what a message asks of arbitration, and up to two further questions in it."""
    first = dialogue.topic_asked(turn.answer.text)
    await dialogue.arbitration(turn)
    if turn.answer.pressed:
        return
    further = dict.fromkeys(one for one in _topics(turn.answer.text) if one in _FURTHER and one != first)
    for one in [*further][: _MOST - 1]:
        await (dialogue.fee(turn) if one == "fee" else dialogue.explain(turn, one))


def tells_of_notice(text: str) -> bool:
    """Return True if a text tells that an arbitral body wrote, or that somebody began an arbitration."""
    return names_body(text) and dialogue.tells_of_notice(text)


def form_meant(message: UserMessage) -> str:
    """Return the respondent's answer for who was heard as sued and tells of an arbitral body's notice."""
    return "arbitration_answer" if not message.pressed and tells_of_notice(message.text) else ""


def _topics(text: str) -> Iterator[str]:
    for piece in pieces(text):
        if asked := dialogue.topic_asked(piece):
            yield asked
