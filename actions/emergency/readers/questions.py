"""Reads a question that follows a danger: whether the swindler can be sued, whether the money can be got back. Pure."""

from __future__ import annotations

from pathlib import Path

from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("questions.yml")
_LONGEST = 120
"""Characters; a longer message tells a story."""


def asks_to_sue(text: str) -> bool:
    """Whether a message speaks of taking somebody to court."""
    return _speaks_of("to_sue", text)


def asks_to_get_back(text: str) -> bool:
    """Whether a message speaks of getting something back."""
    return _speaks_of("to_get_back", text)


def _speaks_of(subject: str, text: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return len(plain) <= _LONGEST and any(pattern.search(plain) for pattern in patterns(_PAGE, subject))
