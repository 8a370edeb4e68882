"""A first message in a language we do not speak: handed on as such, with the ranking of intents as it is."""

from __future__ import annotations

from typing import Any

from bot.nlu.foreign.reading import foreign_language, is_greeting

ENTITY = "foreign_language"
SLOT = "foreign_told"
_BEFORE = frozenset({"emergency"})
"""Danger is answered before anything is said about languages."""
_OUT_OF_SCOPE, _GREET = "out_of_scope", "greet"


def hear_foreign(parse_data: dict[str, Any], told: str | None, in_form: bool) -> dict[str, Any]:
    """Return the understanding of a message, marked with its language if the person has not been told what we speak.

    Args:
        told: the language in which they have been told, or None.
        in_form: whether a question is open.
    """
    text, intent = parse_data["text"], parse_data["intent"]["name"]
    if intent in _BEFORE or not text:
        return parse_data
    code = foreign_language(text, in_form)
    if code is None:
        return parse_data
    if told is None:
        found = {
            "entity": ENTITY,
            "value": code,
            "start": 0,
            "end": len(text),
            "confidence": 1.0,
            "extractor": "foreign",
        }
        parse_data["intent"] = {"name": _OUT_OF_SCOPE, "confidence": 1.0}
        parse_data["entities"] = [*parse_data["entities"], found]
    elif is_greeting(text):  # "Hola" is also a town in Kenya
        parse_data["intent"], parse_data["entities"] = {"name": _GREET, "confidence": 1.0}, []
    return parse_data
