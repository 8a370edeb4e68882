"""Rule for an answer about an estate that is told at another of its questions: it goes where it belongs. Pure."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, NoteAside
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.filing.readers.estate_told import heirs_named, told_of_estate

_CAUSE = "inheritance_"
_QUESTIONS = ("deceased", "relation", "estate_list", "heirs")
"""Questions at which one of the others may be told; whoever died is named at no other."""


def told_at_another(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep kinship, heirs and things left for their own question where another of them is open."""
    asked = state.question.removeprefix(_CAUSE)
    if message.pressed or message.asks or asked not in _QUESTIONS or not state.question.startswith(_CAUSE):
        return ()
    told = told_of_estate(message.text)
    if not told or told == asked:
        return ()
    name = f"{_CAUSE}{told}"
    words = heirs_named(message.text) if told == "heirs" else message.text.strip()
    known = str(state.answers.get(name) or "")
    if words in known or (told == "relation" and known):
        return (NoteAside(name, Reading(known)),)
    return (NoteAside(name, Reading(f"{known}；{words}" if known else words)),)
