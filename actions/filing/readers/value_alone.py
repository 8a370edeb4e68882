"""Readers of an answer in free words: the value alone, without its question's name and talk of the writing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from actions.answers import Answer
from actions.dialogue.readers.of_writing import of_writing_behind
from actions.script import sign_by_sign

_ARTICLE = "the "
_IS_SO = re.compile(r"\s*(?:(?:是|系|为|\b(?:is|are|was|were)\b)\s*[:：]?|[:：])\s*(?=\S)", re.IGNORECASE)
_ENDS = " .。，,"


def value_alone(answer: Answer, names: Iterable[str]) -> Answer:
    """The answer without its question's name before it and what is said of the writing behind it.

    "The goods are: LED lamps. Please correct it" is "LED lamps", "货物是电机" is "电机".

    Args:
        names: what people call the question.
    """
    if (at := of_writing_behind(answer.text)) is not None:
        answer = replace(answer, text=answer.text[:at].rstrip(_ENDS), entities=())
    begin = _begin_of_value(answer.text, names)
    return replace(answer, text=answer.text[begin:], entities=()) if begin else answer


def _begin_of_value(text: str, names: Iterable[str]) -> int:
    """Return where the value begins behind a name and an "is"; 0 where no name stands before it."""
    plain = sign_by_sign(text).casefold()
    begin = len(_ARTICLE) if plain.startswith(_ARTICLE) else 0
    alike = (sign_by_sign(one).casefold() for one in names)
    called = max((one for one in alike if one and plain.startswith(one, begin)), key=len, default="")
    between = _IS_SO.match(plain, begin + len(called)) if called else None
    return between.end() if between is not None else 0
