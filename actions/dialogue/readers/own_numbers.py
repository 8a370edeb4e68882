"""The writer's own number of several that a message tells ("my aunt's is …; mine is …"). Pure.

Whose each is, `owners` tells; one that is called somebody else's is never taken for the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from actions.answers import Answer, Reading, read_document, read_phone
from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.readers.owners import Told, numbers

_ALSO: Final = ("phone", "document_number", "link_code")
"""Kinds of number that a masked one may have been taken for besides."""

_CALLING_CODE = re.compile(r"(?:\+|00|区号(?:应该)?(?:是|系)?\s?|code (?:is|should be) )(?P<code>[1-9]\d{0,2})(?!\d)")


def calling_code_in(text: str) -> str:
    """Return the country's calling code a text tells beside no whole number ("区号应该是1" tells "+1"), or nothing."""
    found = _CALLING_CODE.search(without_tokens(text))
    return f"+{found['code']}" if found is not None else ""


def own_number(text: str, kind: str = "phone") -> Told | None:
    """Return the writer's number: the one called so, else the first that is nobody else's; None where all are.

    Args:
        kind: ``phone``, ``document`` or ``email``.
    """
    told = [one for one in numbers(text) if one.kind == kind and not one.denied]
    called = next((one for one in told if one.owner == "own"), None)
    return called or next((one for one in told if not one.owner), None)


def read_own_phone(answer: Answer) -> Reading:
    """A telephone number that is the writer's; one that is called somebody else's is pointed out and not taken."""
    return _own(answer, "phone", read_phone, problem="utter_phone_of_another")


def read_own_document(answer: Answer) -> Reading:
    """The number of the writer's paper; that of somebody else who is named with it is not taken."""
    return _own(answer, "document", read_document)


def _own(answer: Answer, kind: str, read: Callable[[Answer], Reading], problem: str = "") -> Reading:
    told = [one for one in numbers(answer.text) if one.kind == kind]
    if not told:
        return read(answer)
    own = own_number(answer.text, kind)
    if own is None:
        return Reading(problem=problem)
    return Reading(own.token, entities=_ALSO)
