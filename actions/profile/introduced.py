"""Who only says who and where they are ("我叫陈美玉，住在旧金山"): greeted with it, and asked what is wanted."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn
from actions.profile.told import NAME, NAME_TOLD, PLACE, introduction
from backend.shared.wording import Words, verbatim

_LABELS = {NAME: Words("您的名字", "Your name"), PLACE: Words("您在", "You are in")}
_HEARD_AS = frozenset({"inform", "greet", "out_of_scope", "nlu_fallback"})
"""Intents that want nothing of ours."""


async def greeted(turn: Turn) -> bool:
    """Whether a message outside a form only introduces the person, and was answered.

    Only the conversation keeps the name: a form that needs it offers it as its first button.
    """
    said = turn.answer
    if turn.has_draft or said.pressed or said.asks or said.intent not in _HEARD_AS or wishes(said.text):
        return False
    facts = introduction(said.text, [dict(one) for one in said.entities])
    if not facts:
        return False
    values = {name: facts[name].value for name in _LABELS if name in facts}
    texts = {name: str(value["text"] if isinstance(value, dict) else value) for name, value in values.items()}
    colon = Words("：", ": ").say(turn.language)
    lines = [f"• {_LABELS[name].say(turn.language)}{colon}{verbatim(text)}" for name, text in texts.items()]
    turn.say("utter_introduced", lines="\n".join(lines))
    if NAME in texts:
        turn.events.append(SlotSet(NAME_TOLD, texts[NAME]))
    return True
