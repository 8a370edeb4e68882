"""What the first message of a power of attorney tells: whom somebody appoints, kept while identity goes first."""

from __future__ import annotations

from typing import Any

from actions.answers import Answer
from actions.authorization.booking_questions import agent_said
from actions.authorization.readers.wording import names_licence
from actions.authorization.the_case import UNFILED
from actions.dialogue.lawyer_licence import read_licence
from actions.dialogue.turn import Turn
from actions.story.reading import read_story

_KEPT = ("lawyer_name", "lawyer_firm", "scope")
_CASE = "matter"
ASIDE = (_CASE, "lawyer_name", "lawyer_firm", "lawyer_licence", "scope")
"""What may be told at any time, in this order."""


def told_in(turn: Turn) -> dict[str, Any]:
    """The answers the opening message gives for certain: a mainland lawyer, by full name and firm if they are told."""
    said = turn.answer
    answers = told_of(said)
    if {"lawyer_name", "lawyer_firm"} & set(answers) or agent_said(said) == "mainland":
        answers["agent"] = "mainland"
    return answers


def told_of(said: Answer) -> dict[str, Any]:
    """The lawyer, the powers, and that nothing is filed yet, as far as a message tells them for certain."""
    if said.pressed or said.uploaded or not said.text:
        return {}
    told = read_story(said.text, list(said.entities), cause="authorization").sure  # type: ignore[arg-type]
    answers: dict[str, Any] = {name: told[name].value for name in _KEPT if name in told}
    if _CASE in told and said.value("case_number") is None:
        answers[_CASE] = {UNFILED: True}
    return answers


async def told_now(turn: Turn) -> dict[str, Any]:
    """The same of this message, with a licence's number where it is called one and has its form."""
    told = told_of(turn.answer)
    if names_licence(turn.answer.text) and (licence := await read_licence(turn, turn.answer)).found:
        told["lawyer_licence"] = licence.value
    return told
