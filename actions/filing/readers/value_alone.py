"""Readers of an answer in free words: the value alone, without its question's name and talk of the writing. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from actions.answers import Answer
from actions.dialogue.readers.of_writing import of_writing_behind
from actions.script import sign_by_sign

_ARTICLE = "the "
_IS_SO = re.compile(r"\s*(?:(?:是|系|为|\b(?:is|are|was|were)\b)\s*[:：]?|[:：])\s*(?=\S)", re.IGNORECASE)
_ENDS = " .。，,"
_ROUND_DAY = re.compile(
    r"从|由|自|到|起|就|便|已经|已|开始|一直|至今|现在|而家|大概|大约|左右|那年|那天|年|月|日|号|以来|之后|以后|前后|是|系|在|喺|我们?|我哋|[的嘅了咗]"
    r"|\b(?:since|from|in|on|about|around|until|till|now|it|was|is|the|of|and|we|i|have|been)\b",
    re.IGNORECASE,
)
"""Words that only lead to a day, or tell how long ago it was."""
_TELLS = 4
"""Signs besides a day from which words tell something that happened ("2025年5月打過我")."""


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


def is_day_alone(answer: Answer, kinds: Collection[str]) -> bool:
    """Return True if words hold a day and tell nothing besides it ("从2022年5月起"); "他2025年5月打过我" does.

    Args:
        kinds: of entities that are days.
    """
    rest = answer.text
    for one in sorted(answer.entities, key=lambda entity: -int(entity.get("start", -1))):
        if one.get("entity") in kinds and "start" in one:
            rest = f"{rest[: one['start']]} {rest[one['end'] :]}"
    left = _ROUND_DAY.sub("", sign_by_sign(rest))
    return sum(sign.isalnum() for sign in left) < _TELLS


def _begin_of_value(text: str, names: Iterable[str]) -> int:
    """Return where the value begins behind a name and an "is"; 0 where no name stands before it."""
    plain = sign_by_sign(text).casefold()
    begin = len(_ARTICLE) if plain.startswith(_ARTICLE) else 0
    alike = (sign_by_sign(one).casefold() for one in names)
    called = max((one for one in alike if one and plain.startswith(one, begin)), key=len, default="")
    between = _IS_SO.match(plain, begin + len(called)) if called else None
    return between.end() if between is not None else 0
