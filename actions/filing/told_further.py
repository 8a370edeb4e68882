"""A fact told of a dispute that is being spoken of outside any form: it is kept, said back, and the way on is offered.

"房产证是我公公的名字" behind "可以告他吗" wishes for nothing and asks nothing, and is the matter all the same. What is
kept are the words of the talk, which the form that is opened next reads together (`told_lately`, `defence.memory`).
"""

from __future__ import annotations

from typing import Final

from actions.defence.memory import said_to_be_sued
from actions.dialogue.buttons import Button, button
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.giving_up import puts_off
from actions.dialogue.readers.speech_acts import requests, spoken_act, wishes
from actions.dialogue.turn import Turn, in_form
from actions.filing.dispute_told import tells_unnamed, ways_offered
from actions.filing.told_lately import story_lately, tells_dispute
from actions.readers.sides import standpoint_of
from actions.topic import AnswerTo
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_TELLING: Final = frozenset({"inform", "out_of_scope", "tell_worry", "complain", "nlu_fallback"})
"""Intents that want nothing of ours; any other is taken for a likeness only where the bot is not sure of it."""
_OF_WHAT_IS_OPEN: Final = frozenset({"resume", "restore_draft", "save_for_later", "cancel", "skip", "correct_answer"})
"""Intents about what is open or waits; a longer message heard so where nothing is tells something ("he changed …")."""
_AT_LENGTH: Final = 16
"""Characters of such a message."""
_LOOKED_BACK: Final = 6
_LEAST, _LONGEST = 4, 300
"""Characters of what tells something, and of what is repeated to whoever told it."""
_SUED, _SUING = "defence", "filing"
_KEPT: Final = {
    _SUING: Words(
        "我记着，和您前面说的放在一起：“{told}”。开始立案时，我听懂的会先填好，给您核对。还有什么接着说，有问题直接问。",
        "I keep this with what you told me before: “{told}”. When you begin the filing, what I understood of it is "
        "filled in for you to check. Tell me more, or just ask.",
    ),
    _SUED: Words(
        "我记着，和您前面说的放在一起：“{told}”。写答辩状时，我听懂的会先填好，给您核对。还有什么接着说，有问题直接问。",
        "I keep this with what you told me before: “{told}”. When you write the answer, what I understood of it is "
        "filled in for you to check. Tell me more, or just ask.",
    ),
}
_NO_HURRY: Final = {
    _SUING: Words(
        "好，不急，先去问清楚、想清楚。什么都没有交出去；您说过的话还在这里，想办的时候点下面的按钮，或者回来接着问。",
        "All right, take your time. Nothing has been handed in. What you told me is still here: press the button when "
        "you want to begin, or come back and ask.",
    ),
    _SUED: Words(
        "好，先去问清楚。只是答辩、上诉的期限不会停，照样往前走；您说过的话还在这里，想写的时候点下面的按钮，或者回来接着问。",
        "All right, ask first. But the days to answer or appeal go on running meanwhile. What you told me is still "
        "here: press the button when you want to begin, or come back and ask.",
    ),
}
_BEGIN: Final = {
    _SUING: ("start_filing", Words("开始立案", "Start filing my case")),
    _SUED: ("start_defence", Words("开始应诉答辩", "Answer the lawsuit")),
}


async def told_of_dispute(turn: Turn) -> bool:
    """Offer the ways of a dispute that is told, or keep what is told further; False for anything else."""
    said = turn.answer
    of_nothing = said.intent in _OF_WHAT_IS_OPEN and characters_in(said.text) >= _AT_LENGTH and not puts_off(said)
    return await ways_offered(turn, heard_as_wish=of_nothing) or await take_up(turn, heard_as_wish=of_nothing)


def kept_first(answer: AnswerTo) -> AnswerTo:
    """Return an answer that is not given to what only tells something of a dispute, whatever wish was heard in it."""

    async def told(turn: Turn) -> None:
        if not await take_up(turn, heard_as_wish=True):
            await answer(turn)

    return told


async def take_up(turn: Turn, *, heard_as_wish: bool = False) -> bool:
    """Keep what only tells something, or only puts off, where a dispute or a suit was told; False for anything else.

    Args:
        heard_as_wish: whether a wish was heard in it that its words do not tell.
    """
    said = turn.answer
    if in_form(turn) or turn.has_draft or said.pressed or said.danger is not None or not said.text:
        return False
    later = puts_off(said)
    if not later and not tells_something(said, heard_as_wish=heard_as_wish):
        return False
    side = side_told(turn)
    if not side:
        return False
    words = (_NO_HURRY if later else _KEPT)[side].say(turn.language)
    turn.say(READY_WORDS, _way(turn, side), words=words.format(told=verbatim(said.text)))
    return True


def tells_something(said: UserMessage, *, heard_as_wish: bool = False) -> bool:
    """Return True if a message tells something and neither asks, nor wishes, nor is made of courtesies alone.

    Args:
        said: the message.
        heard_as_wish: see `take_up`.
    """
    sure_of_more = said.decision == "answer" and said.intent not in _TELLING
    if said.asks or (sure_of_more and not heard_as_wish):
        return False
    if not characters_in(said.text) >= _LEAST or len(said.text) > _LONGEST or spoken_act(said.text) is not None:
        return False
    return not any(requests(part) or wishes(part) for part in (said.text, *(one.text for one in said.stretches())))


def side_told(turn: Turn) -> str:
    """Return the service of the side the talk has told: of who is sued, of who may sue, or nothing."""
    if said_to_be_sued(turn):
        return _SUED
    before = turn.typed_before(_LOOKED_BACK)
    stand = standpoint_of([one.text for one in reversed(before)])
    if stand.side in ("sued", "lost"):
        return _SUED
    if stand.side == "won" or stand.threatened:
        return ""
    told = stand.side == "suing" or tells_dispute(story_lately(turn, without_last=True))
    return _SUING if told or any(map(tells_unnamed, before)) else ""


def _way(turn: Turn, side: str) -> tuple[Button, ...]:
    intent, title = _BEGIN[side]
    return (button(turn.language, title, intent),)
