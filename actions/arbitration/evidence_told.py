"""Evidence that is named before it is asked for: it waits as words, and files are asked for all the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actions.dialogue.readers.clauses import pieces
from actions.dialogue.readers.speech_acts import asks
from actions.readers.pattern_pages import patterns
from backend.shared.wording import Words, verbatim

EVIDENCE = "evidence_so_far"
"""The answer under which the question for papers finds what there is so far."""
EVIDENCE_LABEL = Words("证据", "Evidence")
_PAGE = Path(__file__).with_name("evidence_words.yml")


def evidence_told(text: str) -> dict[str, Any]:
    """Return the evidence a message names, in its own words; nothing of a question, or where none is named."""
    if any(asks(piece) for piece in (text, *pieces(text))):
        return {}
    for pattern in patterns(_PAGE, "named"):
        if (found := pattern.search(text)) is not None:
            return {EVIDENCE: {"files": [], "note": found["told"].strip(" ，,。.；;\n")}}
    return {}


def evidence_words(answers: Mapping[str, Any]) -> str:
    """Return the words that were told of it."""
    kept = answers.get(EVIDENCE)
    return verbatim(str(kept["note"])) if isinstance(kept, Mapping) else ""
