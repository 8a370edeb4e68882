"""Ends of the clauses of a text, and whether it tells a number or a sum at all. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

_TOKEN = re.compile(r"⟦(?:phone|document|card|code):[0-9a-f]{10}⟧")
_PRIVATE = re.compile(r"⟦(?:phone|document):[0-9a-f]{10}⟧")
_COMMA = re.compile(r"[，；;。！!\n]|,(?!\d)")
_ONE = re.compile(r"(?:一|1|one|a)\s?(?:蚊|元|块|塊|分|毛|毫|仙|文|cent|penny|yuan|dollar)(?:钱|錢)?", re.IGNORECASE)
_NOT_AFTER = re.compile(r"(?:钱|錢|子)?(?:都|也)(?:還|还)?(?:没|沒|未|冇|唔|不|無|无)")
_NOT_BEFORE = re.compile(r"\b(?:not|never|without)\s(?:\w+\s){0,2}(?:single\s)?$", re.IGNORECASE)
_FULL = {",": "，", ";": "；", "?": "？", "!": "！"}
_HALF_STOP = re.compile(r"(?<=[\u3400-\u9fff])[,;?!]|[,;](?=\s?[\u3400-\u9fff])")
"""A half-width stop beside a Chinese character."""
_BLANK = re.compile(r"(?<=[\u3400-\u9fff⟧\d])[ \u3000](?=[\u3400-\u9fff⟦])")
"""A blank between two characters, or behind a figure."""
_LETTERS_A_CHARACTER = 3
"""Letters that say about as much as one Chinese character."""
_RUN_END = re.compile(r"[，。、,;；\s]")
_CLAUSE_SIGNS, _FEWEST_SIGNS = 5, 3
"""Characters of the longer and the shorter of two stretches between which a blank stands for a comma."""
_ITEM = re.compile(r"(?:^|\s|(?<=[：:，,。；;？?]))(?P<number>\d{1,2})[.．、)）](?!\d)")
"""Beginning of an item of a numbered list."""
_SENTENCE_END = re.compile(r"(?<=[。！？!?；;\n])\s*|(?<=[a-z\]⟧])\.\s+(?=[A-Z\d+])|(?<=\d\d)\.\s+(?=[A-Z])")


def names_not_one(text: str, start: int, end: int) -> bool:
    """Return True if a sum says that there is none of it ("一蚊都未還過", "not a single yuan").

    Args:
        start: where the sum begins in the text, and `end`: where it ends.
    """
    if _ONE.fullmatch(text[start:end].strip()) is None:
        return False
    return _NOT_AFTER.match(text, end) is not None or _NOT_BEFORE.search(text[:start]) is not None


_HOUSE = re.compile(r"(?:\d+|[一二三四五六七八九十百]+)\s?[号號](?:之[一二三四五六七八九\d])?")
_STREET_BEFORE = re.compile(
    r"(?:[路街巷道里弄村坊邨苑](?![上边邊]|理)|大街|大厦|大廈|花园|花園|新村|小区|小區)\s?$"
    r"|(?:住|地址|搬到|搬去|\baddress|\blives?)[^，。,;；]{0,40}"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\b[A-Z][a-z'’]+\s?$"
)
"""Streets and estates before a number; in letters only where somebody's home is told ("住吉隆坡Jalan Sultan 12号")."""


def is_house_number(text: str, start: int, end: int) -> bool:
    """Return True if what looks like a day of a month is the number of a house ("光明路12号").

    Args:
        start: where it begins in the text, and `end`: where it ends.
    """
    return _HOUSE.fullmatch(text[start:end].strip()) is not None and _STREET_BEFORE.search(text[:start]) is not None


def _with_ends_of_items(text: str) -> str:
    """Return a text with the blank before each further item of a numbered list as the end of the one before it."""
    items = list(_ITEM.finditer(text))
    if [int(one["number"]) for one in items[:2]] != [1, 2]:
        return text
    for one in items[1:]:
        if text[one.start()].isspace() and text[one.start()] != "\n":
            text = f"{text[: one.start()]}；{text[one.start() + 1 :]}"
    return text


def with_commas(text: str) -> str:
    """Return a text with a Chinese comma where one parts clauses in Chinese, however it was typed.

    Every character stays in its place. A half-width stop beside a Chinese character is the full one ("女,1985年"); a
    blank that parts two clauses is a comma. "欧阳 娜娜" and "江门 蓬江" keep their blank: on both sides of one that
    parts clauses more than a name stands. Before an item of a numbered list it is a semicolon ("1. 要多久 2. 多少钱").
    """
    text = _HALF_STOP.sub(lambda found: _FULL[found[0]], text)
    text = _with_ends_of_items(text)
    parts = _BLANK.split(text)
    if len(parts) == 1 or "\n" in text:
        return text
    kept = [text[: len(parts[0])]]
    at = len(parts[0])
    for before, after in pairwise(parts):
        longer, shorter = sorted((_run_length(before, last=True), _run_length(after, last=False)), reverse=True)
        kept.append("，" if longer >= _CLAUSE_SIGNS and shorter >= _FEWEST_SIGNS else text[at])
        kept.append(after)
        at += 1 + len(after)
    return "".join(kept)


def _run_length(part: str, *, last: bool) -> int:
    """The characters of the stretch of a part that stands next to the blank."""
    pieces = _RUN_END.split(part)
    return len(pieces[-1] if last else pieces[0])


def token_in(text: str, kind: str = "") -> str:
    """The token of a masked number in a text, or nothing.

    Args:
        kind: ``phone``, ``document``, ``card`` or ``code``; empty for any.
    """
    every = (found[0] for found in _TOKEN.finditer(text))
    return next((token for token in every if token.startswith(f"⟦{kind}")), "")


def without_tokens(text: str) -> str:
    """Return a text without the tokens of masked numbers, whose letters are no words of anybody."""
    return _TOKEN.sub(" ", text)


def characters_in(text: str) -> int:
    """Return how many Chinese characters a text is worth.

    Args:
        text: Words in any language; three ASCII characters count as one, unless the text holds any other.

    """
    return len(text) // _LETTERS_A_CHARACTER if text.isascii() else len(text)


def private_numbers_in(text: str) -> list[str]:
    """The tokens of telephones and documents in a text, in its order."""
    return [found[0] for found in _PRIVATE.finditer(text)]


def stretches(text: str) -> list[tuple[int, int]]:
    """Return begin and end of the stretches between commas and stops; a comma inside a figure parts nothing."""
    cuts = [0, *(found.end() for found in _COMMA.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]


def without_stretches(text: str, drops: Callable[[str], bool], edges: str = " ，,") -> str:
    """Return a text without those of its stretches that `drops` names; the text as it is where it names none.

    Args:
        edges: signs that fall away round each stretch that stays.
    """
    parts = [text[start:end] for start, end in stretches(text)]
    kept = [part for part in parts if not drops(part)]
    return text if len(kept) == len(parts) else "，".join(part.strip(edges) for part in kept)


def joined(kept: Sequence[str]) -> str:
    """Return the pieces of a message that are kept as one text, with the commas of their script."""
    return (", " if kept and all(one.isascii() for one in kept) else "，").join(kept)


def pieces(text: str) -> list[str]:
    """Return a text by its stretches, and where sentences end without a comma; put together they are the text."""
    return [text[start:end] for start, end in spans_of(text)]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return begin and end of these pieces of a text."""
    ends = {end for _, end in (*stretches(text), *sentences(text))}
    cuts = [0, *sorted(ends | {len(text)})]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def sentences(text: str) -> list[tuple[int, int]]:
    """Find where the sentences of a text begin and end."""
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(ends) if end > start]


_ENDS = re.compile(r"[，,。；;！!]|\s+and\s+", re.IGNORECASE)


def stretch_round(text: str, at: int) -> str:
    """Return the stretch of a text in which a place lies, ended by a comma, a stop or an "and"; nothing outside it."""
    cuts = [0, *(found.end() for found in _ENDS.finditer(text)), len(text)]
    return next((text[start:end] for start, end in pairwise(cuts) if start <= at < end), "")


_PIECE = re.compile(r"[，。；;！!？?\n]|,(?!\d)|\.\s")


def first_piece(text: str) -> str:
    """Return what stands before the first stop or comma of a text."""
    return _PIECE.split(text)[0]
