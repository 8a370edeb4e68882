"""Typed text made fit for paper: no control codes, no invisible tricks, and no more than a court would read.

Nothing visible is ever taken away: a name with ``#``, quotes or a rare character is printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from backend.shared.errors import Refused

TEXT_LIMIT = 30_000
"""Characters in one document, some fifty pages; it is set in about a second (bench/documents.py)."""

PIECE_WEIGHT = 20
"""Characters a paragraph, party or item counts for at least, so that many tiny ones are bounded too."""

_NEVER_PRINTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control codes, which XML cannot hold either
    "\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff"  # zero width: two names could look alike and not be
    "\u061c\u202a-\u202e\u2066-\u2069"  # orders to write backwards: the paper would say something else than the data
    "\ue000\ue001\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"  # marks of our own, non-characters, halves of characters
)
_LINE_END = re.compile(r"[\n\r\x85\u2028\u2029]+")
_BLANKS = re.compile(r"[ \t\n\r\x85\u2028\u2029]+")


def line(text: str) -> str:
    """Return the text as one line, trimmed, without characters that print nothing."""
    return _BLANKS.sub(" ", _NEVER_PRINTED.sub("", text)).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the text's paragraphs, each as one line; empty ones are left out."""
    return tuple(cleaned for part in _LINE_END.split(text) if (cleaned := line(part)))


def require_printable_length(pieces: Iterable[str]) -> None:
    """Refuse a document that is longer than `TEXT_LIMIT`, before any time is spent on it.

    Raises:
        Refused: ``filing_text_too_long`` with ``limit`` and ``length`` in characters.
    """
    length = sum(max(len(piece) + PIECE_WEIGHT * piece.count("\n"), PIECE_WEIGHT) for piece in pieces)
    if length > TEXT_LIMIT:
        raise Refused("filing_text_too_long", limit=TEXT_LIMIT, length=length)
