"""Whether a message answers the open question, or asks for something else."""

from __future__ import annotations

from actions.answers import ANSWERING, NOTHING, Reading
from actions.dialogue.offered_times import is_about_times
from actions.dialogue.readers.speech_acts import asks, spoken_act
from actions.forms import controls
from actions.forms.fields import LONG_TEXT, Field
from actions.forms.turn import Turn

_ASKS_FOR_NUMBER = frozenset({"ask_institution", "find_institution"})
_ANSWERED_BY_THE_FIELD = ("muttering", "agreement", "grumble", "unknown", "same", "refusal", "correction")
_MOSTLY = 0.5
"""Share of a message from which it is nothing but the answer, whatever it sounds like."""


def is_read_words(field: Field, text: str, found: Reading) -> bool:
    """Whether the field's own reader accepts free words: then they are the answer, whatever intent they sound like.

    *Sue Chan*, *余好*, *Bill Law* are names. Only a question or a control keeps its meaning where a reader took the
    words all the same. Mutterings and grumbles are answered by the field that knows what it asked for: "等一下" saves
    and closes nothing.
    """
    if not field.free_text:
        return False
    act = spoken_act(text)
    if found.covers == 1:
        return True
    if found.problem and not found.found:
        return act in _ANSWERED_BY_THE_FIELD
    return found.found and not field.story and act != "control" and not asks(text)


def is_answer(service: str, turn: Turn, field: Field | None, found: Reading) -> bool:
    """Whether the message answers the open question of `service` rather than asking for something else.

    A new request goes before free text; it goes before a value that was only mentioned in passing; an answer that
    names its own service ("委托书公证") is still an answer, and so are the words of a choice ("未立案").
    """
    if found == NOTHING or (field is None and not turn.answer.pressed):
        return False
    if turn.answer.pressed or turn.typed_button or is_about_times(found):
        return True
    said = turn.answer
    if field and is_read_words(field, said.text, found):
        return True
    if field and field.story and len(said.text) >= LONG_TEXT:
        return True
    if said.intent in ANSWERING or said.intent == f"start_{service}":
        return True
    if found.found and said.gives_number and said.intent in _ASKS_FOR_NUMBER:
        return True
    if said.decision != "answer":
        return found.found or said.decision == "refuse" or not field or not field.free_text
    if not controls.is_request(said.intent):
        return True
    if found.covers >= _MOSTLY and not said.asks:
        return True
    return bool(found.entities) and said.share(*found.entities) >= _MOSTLY
