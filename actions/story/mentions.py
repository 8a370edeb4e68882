"""A mention: a value that a text names, with its place; what it is meant for is decided later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["money", "day", "name", "company", "place", "phone", "document", "email"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in a text.

    Args:
        kind: what sort of value it is.
        value: its normal form, as answers are kept.
        start, end: the characters it covers.
        sure: False where it may be read otherwise (a name whose end is not plain, a day without a year).
    """

    kind: Kind
    value: Any
    start: int
    end: int
    sure: bool = True

    def overlaps(self, others: Iterable[Mention]) -> bool:
        """Return True if any of `others` covers a character of this one."""
        return any(self.start < other.end and other.start < self.end for other in others)


@dataclass(frozen=True, slots=True)
class Fact:
    """Fact of a story: a field, its value, the words that say so.

    Args:
        field: the key of the vocabulary (``lent_on``, ``defendant_1_name``).
        evidence: the words it was read from.
        sure: False where it has to be confirmed before it is kept.
    """

    field: str
    value: Any
    start: int
    end: int
    evidence: str
    sure: bool = True


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in reading order; of two that overlap the one named first in the list stays."""
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.overlaps(kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


Entities = Sequence[dict[str, Any]]
