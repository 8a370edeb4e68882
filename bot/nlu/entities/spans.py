"""The one shape every reader returns, and the rule by which overlapping readings are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# When two readings cover exactly the same characters the one named first here is kept.
PRECEDENCE = (
    "masked",
    "case_number",
    "email",
    "document_number",
    "phone",
    "datetime",
    "date_range",
    "date",
    "invalid_date",
    "time",
    "money",
    "clock",
    "institution",
    "court",
    "notarization_matter",
    "cause",
    "notarization_route",
    "nationality",
    "language",
    "institution_kind",
    "place",
    "country",
    "part_of_day",
    "number",
)
# Two readings of the same words that are both true and are told apart only by the open question.
COMPATIBLE = {
    frozenset(pair) for pair in (("notarization_matter", "cause"), ("nationality", "country"), ("date", "part_of_day"))
}


@dataclass(frozen=True)
class Span:
    """One reading: `text[start:end]` means `value` as an entity of the given kind."""

    kind: str
    value: Any
    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of characters the reading explains."""
        return self.end - self.start


def _order(span: Span) -> tuple[int, int, int]:
    rank = PRECEDENCE.index(span.kind) if span.kind in PRECEDENCE else len(PRECEDENCE)
    return (-span.length, rank, span.start)


def settle(spans: Iterable[Span], length: int, limit: int) -> list[Span]:
    """Keep the longest reading of every stretch of text, then the most specific kind; return them in reading order.

    `length` is that of the text, `limit` the most spans to return. After sorting, each character is claimed once.
    """
    owner: list[int] = [-1] * length
    kept: list[Span] = []
    for span in sorted(set_of(spans), key=_order):
        claimed = owner[span.start]
        taken = {owner[i] for i in range(span.start, span.end)} - {-1}
        if not taken:
            owner[span.start : span.end] = [len(kept)] * span.length
            kept.append(span)
        elif taken == {claimed} and _both_true(kept[claimed], span):
            kept.append(span)
    kept.sort(key=lambda span: (span.start, span.end, span.kind))
    return [span for span in kept if span.kind != "masked"][:limit]


def set_of(spans: Iterable[Span]) -> list[Span]:
    """Drop repeated readings (values may be unhashable) and empty ones."""
    seen = {}
    for span in spans:
        if span.length > 0:
            seen[(span.kind, span.start, span.end)] = span
    return list(seen.values())


def _both_true(first: Span, second: Span) -> bool:
    same = (first.start, first.end) == (second.start, second.end)
    return same and frozenset((first.kind, second.kind)) in COMPATIBLE
