"""Reader of the items of a message that counts up several wishes ("第一…第二…", "1 … 2 …", "三件事：…；…；…"). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import pattern

_PAGE = Path(__file__).with_name("items.yml")
_LEAST: Final = 2
"""Characters from which an item says something."""
_EDGES: Final = " ,;。.，；、?？!！:：\n"
_PLACES: Final = {one: at for row in ("一二三四五六", "123456", "①②③④⑤⑥") for at, one in enumerate(row, 1)} | {
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_COUNTS: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "two": 2, "three": 3, "four": 4, "five": 5}
_KINDS: Final = ("ordinal", "figure", "english", "chinese_figure")
_DELIMITERS: Final = ("stops", "commas")
"""Patterns of what parts promised items, the surer first."""


def items_of(message: UserMessage) -> tuple[UserMessage, ...]:
    """Return the items a message counts up, each as the surest of its clauses was heard; nothing where it counts none.

    "第一次五万，第二次三万" and the parts of an address count up nothing that is wished for.
    """
    text = aligned(message.text)
    if message.pressed or not text or pattern(_PAGE, "of_claims").search(text):
        return ()
    for kind in _KINDS:
        if (spans := _numbered(text, kind)) and (found := _pieces(message, spans)):
            return found
    return _pieces(message, _promised(text))


def place_pointed(text: str) -> int:
    """Return which of several wishes told before a short message points at ("先设第一个", "第二个呢"); 0 for none."""
    found = pattern(_PAGE, "points").fullmatch(aligned(text).strip(_EDGES))
    return _PLACES.get(next((one for one in found.groups() if one), ""), 0) if found is not None else 0


def asks_how_to_reach(text: str) -> bool:
    """Return True if a text asks where an office is, how it is reached or when it is open."""
    return pattern(_PAGE, "reach").search(aligned(text)) is not None


def _numbered(text: str, kind: str) -> Sequence[tuple[int, int]]:
    """Spans of items numbered one after the other from the first; nothing where the numbers tell something else."""
    marks: list[re.Match[str]] = []
    for found in pattern(_PAGE, kind).finditer(text):
        said = next((one for one in found.groups() if one), "")
        if _PLACES.get(said) == len(marks) + 1:
            marks.append(found)
    if len(marks) < 2:
        return ()
    ends = [one.start() for one in marks[1:]] + [len(text)]
    return [(one.end(), end) for one, end in zip(marks, ends, strict=True)]


def _promised(text: str) -> Sequence[tuple[int, int]]:
    """Spans of the items behind "three things: …", as many as were promised."""
    found = pattern(_PAGE, "promise").search(text)
    if found is None:
        return ()
    count = _COUNTS.get(found["zh"] or found["en"] or "", 0)
    for delimiter in _DELIMITERS:
        cuts = [one.span() for one in pattern(_PAGE, delimiter).finditer(text, found.end())]
        starts = [found.end(), *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(text)]
        spans = [one for one in zip(starts, ends, strict=True) if text[one[0] : one[1]].strip(_EDGES)]
        if len(spans) == count or (not count and len(spans) > 1 and delimiter == _DELIMITERS[0]):
            return spans
    return ()


def _pieces(message: UserMessage, spans: Sequence[tuple[int, int]]) -> tuple[UserMessage, ...]:
    pieces = tuple(piece_of(message, start, end) for start, end in spans)
    return pieces if len(pieces) > 1 and all(len(one.text) >= _LEAST for one in pieces) else ()


def piece_of(message: UserMessage, start: int, end: int) -> UserMessage:
    """Return a part of a message, heard as the surest clause that stands mostly in it; as nothing without one."""
    text = message.text[start:end]
    start, end = start + len(text) - len(text.lstrip(_EDGES)), end - (len(text) - len(text.rstrip(" ,;，；、。\n")))
    piece = message.between(start, end)
    inside = [one for one in message.clauses() if one.text != message.text and _mostly_in(one.text, piece.text)]
    best = next((one for one in inside if one.is_sure and one.intent not in ("", "inform")), None)
    return UserMessage(piece.text, best.intent if best else "", "answer" if best else "ask_back", piece.entities)


def _mostly_in(clause: str, piece: str) -> bool:
    """Return True if a clause is the piece, with its number before it or a part of it."""
    return clause.strip(_EDGES) in piece or (piece in clause and len(clause) <= len(piece) + 10)
