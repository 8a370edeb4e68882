"""Sentences of a paper that say where its disputes go: a clause of three lines in a contract of twenty pages. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backend.arbitration.clause_check.bodies import mark, pattern, plain

SHORT = 600
"""Characters up to which a whole text is the clause."""
_END = re.compile(r"(?<=[。；;！？\n])|(?<=[a-z0-9)\]][.!?])(?=\s+[A-Z(\d])")
_DISPUTE = re.compile(
    r"争议|纠纷|爭議|糾紛|争端|分歧|裁决|\bdisputes?\b|\bcontrovers\w+|\bclaims?\b|\bdifferences\b", re.I
)
_NEIGHBOURS = 2


def sentences_of(text: str) -> list[str]:
    """Return the sentences and lines of a text, as they were written."""
    return [part.strip() for part in _END.split(text) if part.strip()]


def passage_of(text: str) -> str:
    """Return the sentences that say where disputes go, as they were written; a short text whole.

    A sentence counts if it speaks of arbitration or of a body, if it stands beside one and speaks of disputes or of a
    court, or if it takes disputes to a court anywhere in the paper: two clauses may contradict each other.
    """
    if len(text) <= SHORT:
        return text.strip()
    sentences = sentences_of(text)
    read = [plain(one) for one in sentences]
    core = [place for place, one in enumerate(read) if _speaks(one)]
    wanted = set(core)
    for place in core:
        near = range(max(0, place - _NEIGHBOURS), min(len(read), place + _NEIGHBOURS + 1))
        wanted |= {one for one in near if _DISPUTE.search(read[one]) or pattern("sues").search(read[one])}
    wanted |= {place for place, one in enumerate(read) if _DISPUTE.search(one) and pattern("sues").search(one)}
    return _joined(sentences, sorted(wanted))


def _speaks(sentence: str) -> bool:
    return pattern("arbitrates").search(sentence) is not None or bool(mark(sentence).codes())


def _joined(sentences: Sequence[str], places: Sequence[int]) -> str:
    return "\n".join(sentences[place] for place in places)
