"""Greetings, thanks, kind words and farewells outside a form: returned, unless something else is told beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, TurnAction
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import says_only, spans
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn
from actions.own_answers import bare_day
from actions.protection import law
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_PLEASED = Words(
    "谢谢您这么说，能帮上忙我很高兴。还有什么要问、要办的，随时说。",
    "Thank you, that is kind. I'm glad to help; if there is anything else, just say so.",
)
_THANKS = "gives_thanks"
_MARKS = " ,，、。.!！~～;；"


class ReturnCourtesy(TurnAction):
    """A greeting, thanks, or a farewell, as the bot heard the whole message.

    "谢谢，我妈说全家都要到场，是吗" is heard as thanks and asks something: that is answered. A day alone sounds like
    a farewell ("明天").
    """

    action = "action_return_courtesy"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Take up what stands beside the courtesy; with nothing there, return it."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        whole = turn.answer
        beside = beside_thanks(whole)
        if await praised(turn):
            return turn.events
        if beside is not None:
            turn.answer = beside
            if not await self.taken_up(turn):
                await law.answer_law(turn)
        elif not await bare_day.take_up(turn):
            turn.say(f"utter_{whole.intent}")
        return turn.events


async def praised(turn: Turn) -> bool:
    """Take a kind word as one ("您人真好" sounds like a greeting, "you are so kind" like anger); else False."""
    said = turn.answer
    if said.pressed or turn.has_draft or not says_only("praises", said.text):
        return False
    turn.say(READY_WORDS, words=_PLEASED.say(turn.language))
    return True


def beside_thanks(message: UserMessage) -> UserMessage | None:
    """Return what a message asks or wishes for before or behind its thanks, as a message; None without.

    Args:
        message: heard as thanks, pressed or written.
    """
    told = spans(_THANKS, message.text) if not message.pressed else ()
    if not told:
        return None
    edges = [0, *(edge for span in told for edge in span), len(message.text)]
    pieces = [message.between(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    longest = max(pieces, key=lambda piece: len(piece.text))
    text = longest.text
    left = longest.between(len(text) - len(text.lstrip(_MARKS)), len(text.rstrip(_MARKS)))
    wanted = left.asks or wishes(left.text) or requests(left.text)
    return replace(left, intent="") if wanted else None
