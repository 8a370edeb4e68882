"""Finds names that people give to things inside what they write: the longest name at a spot wins. Pure."""

from __future__ import annotations

import re
import unicodedata

Names = tuple[tuple[str, str], ...]
"""Pairs of a name as people say it and the code it stands for."""


def normal(text: str) -> str:
    """Return `text` in one width and case, spaces between Han characters gone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])", "", plain)


def named_in(text: str, names: Names) -> list[str]:
    """Return the codes named in `text`, the one with the longest name first, then the earlier one.

    A name inside a longer one that was found is no finding of its own: 租金 inside 拖欠租金. Latin names are words.
    """
    spans = [(start, end, code) for name, code in names for start, end in _spans(normal(text), normal(name))]
    spans = [span for span in spans if not any(_inside(span, other) for other in spans)]
    order: dict[str, tuple[int, int]] = {}
    for start, end, code in spans:
        order[code] = min(order.get(code, (0, 0)), (start - end, start))
    return sorted(order, key=lambda code: order[code])


def _spans(text: str, name: str) -> list[tuple[int, int]]:
    edge = r"(?<![a-z]){}(?![a-z])" if name.isascii() else "{}"
    return [match.span() for match in re.finditer(edge.format(re.escape(name)), text)]


def _inside(span: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    shorter = span[1] - span[0] < other[1] - other[0]
    return shorter and other[0] <= span[0] and span[1] <= other[1]
