"""A value taken back in the same breath: of "on the 10th, no, the 12th" the second is meant. Pure.

Only what stands between two values of one kind is looked at, and it has to be nothing but the taking back, so that two
days of two things ("lent on the 3rd, not repaid on the 12th") both stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from actions.dialogue.readers.phrases import read_page, words_of
from actions.script import sign_by_sign

_KINDS = frozenset({"date", "datetime", "date_range", "money", "phone", "document_number", "email", "time"})
_JOINED = r"[\s,，、。.;；:：!！…—-]*"
_ANY_WORDS = r"(?:(?!\b(?:not|than)\b|不是|唔系|并非)[^\d,，。;；]){0,6}?"
"""Words that may stand before the second value again ("付了10万，哦不对，付了11万"), but none that deny it."""
Entity = Mapping[str, Any]


def withdrawn(text: str, entities: Sequence[Entity]) -> tuple[int, int] | None:
    """Return where the first value that is taken back begins and the one that is meant instead; None without.

    Args:
        text: the message.
        entities: what was read in it, with `start` and `end`.
    """
    placed = sorted(_places(entities))
    for (start, end, kinds), (after, _, others) in pairwise(placed):
        if kinds & others and end <= after and _between().fullmatch(sign_by_sign(text[end:after]).casefold()):
            return start, after
    return None


def without(entities: Sequence[Entity], start: int, end: int) -> tuple[Entity, ...]:
    """Return the entities of a text from which the characters from `start` to `end` are cut out."""
    kept: list[Entity] = []
    for one in entities:
        if "start" not in one or one["end"] <= start:
            kept.append(one)
        elif one["start"] >= end:
            kept.append({**one, "start": one["start"] - (end - start), "end": one["end"] - (end - start)})
    return tuple(kept)


def _places(entities: Sequence[Entity]) -> list[tuple[int, int, frozenset[str]]]:
    """Each place of a value of our kinds, the widest reading where several lie over each other."""
    spans: dict[tuple[int, int], set[str]] = {}
    for one in entities:
        if one.get("entity") in _KINDS and "start" in one and "end" in one:
            spans.setdefault((int(one["start"]), int(one["end"])), set()).add(str(one["entity"]))
    widest = [
        (start, end, frozenset(kinds))
        for (start, end), kinds in spans.items()
        if not any((a, b) != (start, end) and a <= start and end <= b for a, b in spans)
    ]
    return widest


@cache
def _between() -> re.Pattern[str]:
    page = read_page("self_corrections")
    words = sorted({word for name in ("zh", "en") for word in words_of(page[name])}, key=len, reverse=True)
    paused = [rf"{re.escape(sign_by_sign(word))}(?=[\s,，、。.;；…—])" for word in words_of(page["with_pause"])]
    taken_back = "|".join([*map(_apart, words), *paused])
    return re.compile(rf"{_JOINED}(?:{taken_back})(?:{_JOINED}(?:{taken_back}))*{_JOINED}{_ANY_WORDS}")


def _apart(word: str) -> str:
    """The expression of a word; one of letters stands apart, for the "no" of "not the 20th" takes nothing back."""
    spelt = re.escape(sign_by_sign(word))
    return rf"(?<![a-z]){spelt}(?![a-z])" if word.isascii() else spelt
