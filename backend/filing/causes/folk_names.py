"""Finds names that people give to things inside what they write: the longest name at a spot wins. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
Names = tuple[tuple[str, str], ...]
"""Pairs of a name as people say it and the code it stands for."""


def normal(text: str) -> str:
    """Return `text` in one width and case, spaces between Han characters gone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _BETWEEN_HAN.sub("", plain)


def named_in(text: str, names: Names) -> list[str]:
    """Return the codes named in `text`, the one with the longest name first, then the earlier one.

    A name inside a longer one that was found is no finding of its own: 租金 inside 拖欠租金. Latin names are words.
    """
    plain = normal(text)
    spans = [(*found.span(), code) for name, code in names for found in _spelt(name).finditer(plain)]
    spans = [span for span in spans if not any(_inside(span, other) for other in spans)]
    order: dict[str, tuple[int, int]] = {}
    for start, end, code in spans:
        order[code] = min(order.get(code, (0, 0)), (start - end, start))
    return sorted(order, key=lambda code: order[code])


@cache
def _spelt(name: str) -> re.Pattern[str]:
    plain = normal(name)
    return re.compile((r"(?<![a-z]){}(?![a-z])" if plain.isascii() else "{}").format(re.escape(plain)))


def _inside(span: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    shorter = span[1] - span[0] < other[1] - other[0]
    return shorter and other[0] <= span[0] and span[1] <= other[1]
