"""Step from the bot's understanding to a field's value. Pure: no backend, no clock, no dispatcher.

The bot has read the text already (intent, ranking, entities with normal forms); here a reader picks what the open
question needs. A reader returns a `Reading`: a value, a problem to point out, or nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.message import ANSWERING, UPLOADED
from actions.dialogue.message import UserMessage as Answer
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import token_in, without_tokens
from actions.dialogue.readers.options import list_number, pick
from actions.dialogue.reading import NOTHING, Choice, Reader, Reading

__all__ = [
    "ANSWERING", "NOTHING", "UPLOADED", "Answer", "Choice", "Reader", "Reading", "list_number", "pick", "read_document",
    "read_free_text", "read_phone",
]  # fmt: skip


_OF_ANOTHER = {"document": "names_a_telephone", "phone": "names_a_document"}
"""The act of the words beside a number of the other kind."""


def read_phone(answer: Answer) -> Reading:
    """A telephone number, as token or number; whether it can be called is the backend's to say."""
    return _read_number(answer, "phone", ("phone", "document_number", "link_code"), "utter_phone_odd")


def read_document(answer: Answer) -> Reading:
    """A document number, as token; whether its check digit is right is the backend's to say."""
    return _read_number(answer, "document", ("document_number", "phone", "link_code"), "utter_document_odd")


def _read_number(answer: Answer, kind: str, entities: tuple[str, ...], problem: str) -> Reading:
    """The number of the kind that is asked for; without one, any: a bare number may have been taken for another.

    One that is called by its kind is never taken for another ("电话 0917 555 1234" is no passport).
    """
    if token := token_in(answer.text, kind):
        return Reading(token, entities=entities)
    if said(_OF_ANOTHER[kind], without_tokens(answer.text)):
        return NOTHING
    if token := token_in(answer.text):
        return Reading(token, entities=entities)
    for name in entities:
        if isinstance(value := answer.value(name), str):
            return Reading(value, entities=entities)
        if isinstance(value, Mapping) and "number" in value:
            return Reading(str(value["number"]), entities=entities)
    if any(character.isdigit() for character in answer.text):
        return Reading(problem=problem)
    return NOTHING


def read_free_text(limit: int) -> Reader:
    """A reader that keeps the words as they are, up to `limit` characters."""

    def read(answer: Answer) -> Reading:
        if len(answer.text) > limit:
            return Reading(problem="utter_text_too_long", facts={"limit": limit})
        return Reading(answer.text) if answer.text else NOTHING

    return read
