"""Additions to an answer in the person's own words ("补充说明里加上…", "add to the note that …"). Pure.

An addition stands behind what was told and replaces nothing.
"""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot
from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.additions import added_to, called
from actions.dialogue.reading import Reading
from actions.dialogue.state import SKIPPED, State
from actions.script import sign_by_sign


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Set what is added behind the answer in free words that is called by its name."""
    if message.pressed or message.asks or not message.text:
        return ()
    told = added_to(message.text)
    field = _called(state, told[0]) if told else None
    if told is None or field is None:
        return ()
    known = str(state.answers[field.name]).rstrip("。.；; ")
    if told[1] in known:
        return ()
    gap = "; " if known.isascii() else "；"
    return (CorrectSlot(field.name, Reading(f"{known}{gap}{told[1]}")),)


def _called(state: State, words: str) -> Field | None:
    """The one answer in free words, given in words already, that is called so."""
    said = called(words)
    named = [
        field
        for field in state.asked
        if field.free_text
        and not field.offers_choices
        and isinstance(state.answers.get(field.name), str)
        and state.answers[field.name] != SKIPPED
        and said in {sign_by_sign(name).casefold() for name in field.names}
    ]
    return named[0] if len(named) == 1 else None
