"""Short questions about authorizing somebody, answered at once; and what is said of booking the video."""

from __future__ import annotations

import json

from actions.answers import Answer
from actions.authorization.folk_words import named_in
from actions.authorization.questions import QUESTIONS
from actions.forms.fields import Field
from actions.forms.turn import Turn
from backend.conversation.model import CallHuman
from backend.shared.wording import Words

COMPARE = Words("看看我该怎么办", "Find my route")


def short_answer(answer: Answer) -> str | None:
    """The utterance that answers a short question; None where the routes have to be compared for the person.

    Whoever says where they are, or asks which way, wants the comparison.
    """
    outside = [p for p in answer.values("place") if p.get("country") != "CN"] or answer.values("country")
    if outside or answer.pressed or named_in(answer.text, "which_route"):
        return None
    return next(iter(named_in(answer.text, "short_questions")), None)


def say_short_answer(turn: Turn, utter: str) -> None:
    """Answer, and offer the comparison."""
    payload = '/ask_authorization{"authorization_wish": "compare"}'
    turn.say(utter, buttons=[{"title": COMPARE.say(turn.language), "payload": payload}])


async def said_of(turn: Turn, field: Field) -> str | None:
    """What an opening sentence says of a question: a country says where, a nationality says which passport."""
    if field.name == "city" or not turn.answer.text:
        return None
    found = await field.read(turn, turn.answer)
    misread = "number" in found.entities or (field.name == "passport" and "nationality" not in found.entities)
    return str(found.value) if found.found and not misread and field.from_opening(found.value) else None


async def answer_question(turn: Turn) -> None:
    """A question about authorization in the middle of the advisor itself."""
    say_short_answer(turn, short_answer(turn.answer) or "utter_authorization_video")


async def video_booking(turn: Turn) -> None:
    """Say honestly that the video witness cannot be booked here yet, whom to ask, and offer the comparison.

    The button carries what the sentence has said already, so that it is not asked again.
    """
    contact = await turn.do(CallHuman(turn.person.person_id, turn.answer.intent))
    said = {"authorization_wish": "compare"}
    for field in QUESTIONS:
        if (value := await said_of(turn, field)) is not None:
            said[f"authorization_advice_{field.name}"] = value
    buttons = [
        {"title": COMPARE.say(turn.language), "payload": f"/ask_authorization{json.dumps(said, ensure_ascii=False)}"},
        {"title": Words("转人工", "Talk to a person").say(turn.language), "payload": "/ask_human"},
    ]
    turn.say("utter_authorization_coming", buttons=buttons, contact=contact)
