"""What the first message of a power of attorney tells: whom somebody appoints, kept while identity goes first."""

from __future__ import annotations

from typing import Any

from actions.authorization.booking_questions import agent_said
from actions.dialogue.turn import Turn
from actions.story.reading import read_story

_KEPT = ("lawyer_name", "lawyer_firm")


def told_in(turn: Turn) -> dict[str, Any]:
    """The answers the opening message gives for certain: a mainland lawyer, by full name and firm if they are told."""
    said = turn.answer
    if said.pressed or not said.text:
        return {}
    told = read_story(said.text, list(said.entities), cause="authorization").sure  # type: ignore[arg-type]
    answers = {name: told[name].value for name in _KEPT if name in told}
    if answers or agent_said(said) == "mainland":
        answers["agent"] = "mainland"
    return answers
