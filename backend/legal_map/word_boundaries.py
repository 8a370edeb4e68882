"""Distinction of a Chinese name from one cut out of words beside it: 那大 out of 那 and 大使馆. Pure.

A text is parted into the likeliest words (the product of how often each is said); a name that a word reaches across,
on either side, is none. Written Chinese has no spaces, so this is all there is to tell by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log

from backend.legal_map.once import once
from backend.shared.gazetteer_files import read_rows

_LONGEST_WORD, _BESIDE, _LONGEST_CUT = 4, 6, 3
_RARE = 1.0
"""Counts of a single character that the list does not hold."""
_GOES_ON = re.compile(r"[市城区州省县镇埠港]|法院|人民|公证|中院|仲裁|人|籍|总领|领事|大[使学]|华[人侨]|时间|居民|机场")
"""Words that may belong to a name in the dictionary and still leave it a place (北京大学, 台山人)."""
_OF_SENTENCES = frozenset("那这嗰和或跟与")
_SUFFIXES = frozenset("镇县区市")
_WHERE = frozenset("在喺住去到来由从往回于市县区")


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """True if the name from `start` to `end` of a folded text begins or ends inside a word of the text.

    Longer names are no accident of what stands beside them.
    """
    if end - start > _LONGEST_CUT or end - start == len(text):
        return False
    first = max(0, start - _BESIDE)
    words = [(first + at, first + to) for at, to in _words(text[first : end + _BESIDE])]
    suffixed = text[end : end + 1] in _SUFFIXES and _is_where(text[:start])
    crossed = any(
        begin < start < stop
        or (begin < end < stop and not suffixed and not (begin == start and _GOES_ON.match(text[end:stop])))
        for begin, stop in words
    )
    return crossed or (text[start] in _OF_SENTENCES and (start, start + 1) in words and not _is_where(text[:start]))


def _is_where(left: str) -> bool:
    return left[-1:] in _WHERE


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Find the words of the likeliest parting of a text, each with its beginning and end."""
    counts, every = _counts()
    best: list[tuple[float, int]] = [(0.0, len(text))] * (len(text) + 1)
    for at in range(len(text) - 1, -1, -1):
        ends = range(at + 1, min(len(text), at + _LONGEST_WORD) + 1)
        known = (to for to in ends if to == at + 1 or text[at:to] in counts)
        best[at] = max((log(counts.get(text[at:to], _RARE) / every) + best[to][0], to) for to in known)
    at = 0
    while at < len(text):
        yield at, best[at][1]
        at = best[at][1]


@once
def _counts() -> tuple[dict[str, float], float]:
    """Count how often each common word is said, and all of them together."""
    counts = {row["word"]: float(row["count"]) for row in read_rows("common_words.csv.gz")}
    return counts, sum(counts.values())
