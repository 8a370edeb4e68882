"""Greeting of who only says who and where they are ("我叫陈美玉，住在旧金山"), and the question what is wanted.

It is kept for this conversation; for longer only where the person says so ("以后都用这个电话").
"""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.dialogue.phrases import said as phrase_said
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.speech import in_line, say_heard
from actions.dialogue.turn import Turn, in_form
from actions.profile.offered import SAID_HERE
from actions.profile.showing import LABELS, shown
from actions.profile.told import LONGEST_INTRODUCTION, NAME, NAME_TOLD, NATIONALITY, PLACE, as_city, introduction
from backend.profile.model import Kind, RememberFacts
from backend.shared.wording import Words, verbatim

_LABELS = {
    NAME: Words("您的名字", "Your name"),
    PLACE: Words("您在", "You are in"),
    NATIONALITY: Words("您的国籍或证件", "Your nationality or passport"),
}
_TELLING = frozenset({"inform", "out_of_scope"})
_BARE = 0.9
"""Share of a message from which it is a name and tells nothing."""
_HEARD_AS = frozenset({"inform", "greet", "out_of_scope", "nlu_fallback"})
"""Intents that want nothing of ours."""


async def greeted(turn: Turn) -> bool:
    """Return True if a message outside a form only introduces the person, and was answered.

    Only the conversation keeps the name: a form that needs it offers it as its first button.
    """
    said = turn.answer
    remembered = asks_to_remember(said.text)
    wants = wishes(said.text) and not remembered
    if turn.has_draft or said.pressed or said.asks or said.intent not in _HEARD_AS or wants:
        return False
    facts = introduction(said.text, [dict(one) for one in said.entities])
    name = str(facts[NAME].value) if NAME in facts else None
    kept = _to_remember(turn, name) if remembered else {}
    if not facts and not kept:
        return False
    values = {name: facts[name].value for name in _LABELS if name in facts}
    texts = {name: str(value["text"] if isinstance(value, dict) else value) for name, value in values.items()}
    if kept:
        await turn.do(RememberFacts(turn.person.person_id, SAID_HERE, kept))
        lines = [in_line(turn, LABELS[kind], shown(kind, value, turn.language)) for kind, value in kept.items()]
        turn.say("utter_memory_noted", lines="\n".join(lines))
    else:
        lines = [in_line(turn, _LABELS[name], verbatim(text)) for name, text in texts.items()]
        turn.say("utter_introduced", lines="\n".join(lines))
    if NAME in texts:
        turn.events.append(SlotSet(NAME_TOLD, texts[NAME]))
    return True


async def mentioned(turn: Turn) -> bool:
    """Return True if a message outside a form only tells where somebody is or which passport they hold; acknowledged.

    A wish that follows is heard together with it.
    """
    said, inside = turn.answer, in_form(turn)
    wants = said.asks or wishes(said.text) or requests(said.text)
    if inside or said.pressed or said.danger is not None or wants or said.intent not in _TELLING:
        return False
    named = said.values("place", "country", NATIONALITY)
    if not named or len(said.text) > LONGEST_INTRODUCTION or said.share("place", "country", NATIONALITY) > _BARE:
        return False
    say_heard(turn)
    return True


def asks_to_remember(text: str) -> bool:
    """Return True if what a message tells shall be remembered for the next matter."""
    return phrase_said("asks_to_remember", text)


def _to_remember(turn: Turn, name: str | None) -> dict[Kind, Any]:
    """Return what a message tells of who writes, as it is remembered; a street only a form reads whole."""
    places = [place for place in turn.answer.values("place") if isinstance(place, dict) and not place.get("ambiguous")]
    phones = turn.answer.values("phone")
    told: dict[Kind, Any] = {
        "name": name,
        "city": as_city(places[0], turn.language) if len(places) == 1 else None,
        "phone": str(phones[0]) if len(phones) == 1 else None,
    }
    return {kind: value for kind, value in told.items() if value}
