"""The check that a value was said of what the open question asks, and not of something else. Pure.

A reader looks for a value of its kind: a day, a sum, any words. Where the words round that value speak of something,
and the question of something else, the value is not taken for an answer: it waits for its own question.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.fields import Field
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.readers.subject_matter import subjects_asked, subjects_told
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.dialogue.state import State

_ASKS = "utter_ask_"
"""The beginning of our questions' names."""
_MOSTLY = 0.5
"""Share of a message from which a choice's own words are the answer, whatever else is spoken of."""


def meant_here(state: State, said: UserMessage, found: Reading, choices: Sequence[Choice] = ()) -> Reading:
    """Return what the open question takes from a message, nothing where the words speak of something else.

    Args:
        state: with the open question, and its words as they were said.
        said: the message, or a clause of it.
        found: what the question's reader makes of it.
        choices: what the question offers; their words are its own.
    """
    here = state.here
    bare = not any(sign.isalpha() for sign in without_tokens(said.text))  # a number alone
    if here is None or here.story or not found.found or found.covers >= _MOSTLY or bare:
        return found
    words = _round_value(said, found)
    told = subjects_told(words)
    return NOTHING if told and _is_elsewhere(told, words, state, here, choices) else found


def of_subject(state: State, said: UserMessage, found: Reading) -> bool:
    """Return True if the words round a value speak of what the open question asks, and of nothing else.

    Args:
        state: with the open question, and its words as they were said.
        said: the message.
        found: what the question's reader makes of it.
    """
    here = state.here
    if here is None or here.story or not found.found or said.asks:
        return False
    words, question = said.text, " ".join((_question_said(state), *here.names))
    told = subjects_told(words)
    return bool(told) and told <= subjects_asked(question)


def _is_elsewhere(told: frozenset[str], words: str, state: State, here: Field, choices: Sequence[Choice]) -> bool:
    """Return whether words speak of nothing a question asks; a question without a subject may ask of anything."""
    question = " ".join((_question_said(state), *here.names))
    asked = subjects_asked(question)
    if not asked or told & asked or speaks_of(words, question):
        return False
    return not told & subjects_asked(" ".join(_words_of(choices)))


def _words_of(choices: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(word for one in choices for word in (one.label.zh, one.label.en, *one.words))


def _question_said(state: State) -> str:
    """The open question as it was said last; nothing where something else was said after it."""
    last = next(iter(state.said_last), "")
    return state.asking if last.startswith(_ASKS) else ""


def _round_value(said: UserMessage, found: Reading) -> str:
    """The stretch of a message that holds the value; the whole of it where the value may be anywhere in it.

    A choice stands first where the first stretch speaks of nothing: "不同意，早就还清了".
    """
    pieces = [piece for clause in said.clauses() for piece in clause.stretches()]
    value = found.value
    if isinstance(value, str) and value in said.text:
        holding = [piece for piece in pieces if value in piece.text]
    else:
        names = set(found.entities)
        holding = [piece for piece in pieces if names & {str(one.get("entity")) for one in piece.entities}]
        if not names and len(pieces) > 1 and not subjects_told(pieces[0].text):
            holding = [pieces[0]]
    return holding[0].text if holding else said.text
