"""The stretches of a story that may hold the question: "my grandmother died, my uncle sold the house, is that legal".

A question told with its story is less like the ways it is asked in than its sentences are. Each run of neighbouring
clauses is looked up by itself; what one of them finds counts only where the whole story is near it as well.
"""

from __future__ import annotations

import re

_ENDS = re.compile(r"[，,。；;！!？?\n]+\s*|\.\s+|\s+(?=(?:and|but|so|because|since)\b)", re.IGNORECASE)
_SHORTEST = 6
"""Signs of a stretch that can say what it is about; four letters count as one."""
_LETTERS_A_SIGN = 4
MOST_STRETCHES = 12
"""Number of stretches looked up at most; each costs some milliseconds."""


def stretches(question: str) -> list[str]:
    """Return the runs of neighbouring clauses of a question, the longest first, without the whole of it."""
    clauses = [clause.strip() for clause in _ENDS.split(question) if clause.strip()]
    runs = (
        " ".join(clauses[at : at + long])
        for long in range(len(clauses) - 1, 0, -1)
        for at in range(len(clauses) - long + 1)
    )
    return [run for run in runs if _signs(run) >= _SHORTEST][-MOST_STRETCHES:]


def _signs(text: str) -> int:
    return len(text) // _LETTERS_A_SIGN if text.isascii() else len(text)
