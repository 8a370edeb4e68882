"""Rules for a statement that takes a fact back where the claims are asked: it corrects, and is no claim. Pure.

"我没说过约定9月还" and "it was never agreed that he pays in September" ask nothing of the court.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot, PointOut
from actions.dialogue.fields import SKIPPED
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.left_open import agreed_days, left_open, speaks_of_agreement
from actions.filing.readers.taken_back import takes_back
from actions.filing.story import answers_of
from actions.filing.story_rules import PARTIES, Heard

_LAST_WORDS = ("claims", "facts")
_NOT_HERE = "utter_text_corrected"


def fact_taken_back(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put right what a statement takes back; one that takes back nothing we know is asked about, and no claim."""
    if message.pressed or message.asks or (state.here is None and not state.is_review):
        return ()
    at_the_end = state.question in _LAST_WORDS or state.is_review
    opened = _opened_days(state, message, at_the_end)
    takes = takes_back(message.text) and not claims_told(message.text)
    if not opened and not (takes and state.question == "claims"):
        return ()
    told = {**_told(state, candidates), **dict.fromkeys(opened, SKIPPED)}
    wrong = {name: value for name, value in told.items() if state.answers.get(name, SKIPPED) != value}
    if wrong:
        return tuple(CorrectSlot(name, Reading(value)) for name, value in wrong.items())
    return (PointOut(state.question, Reading(problem=_NOT_HERE)),)


def _opened_days(state: State, message: UserMessage, at_the_end: bool) -> list[str]:
    """The answers for a day agreed upon that a message says was never agreed, and that another question asks."""
    cause = str(state.answers.get("cause", ""))
    names = [f"{cause}_{key}" for key in agreed_days(cause)]
    known = [name for name in names if state.answers.get(name, SKIPPED) != SKIPPED and name != state.question]
    span = left_open(message.text) if known else None
    if span is None or not (at_the_end or speaks_of_agreement(message.text[slice(*span)])):
        return []
    return known


def _told(state: State, candidates: Candidates) -> dict[str, Any]:
    """Return what the words of the statement tell of the case otherwise; of whom they speak is told elsewhere."""
    heard = candidates.own
    if not isinstance(heard, Heard):
        return {}
    told = answers_of(replace(heard.story, facts=heard.story.sure))
    cause = str(state.answers.get("cause", ""))
    return {
        name: value
        for name, value in told.items()
        if name.startswith(f"{cause}_") and not name.startswith(PARTIES) and state.field(name) is not None
    }
