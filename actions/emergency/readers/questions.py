"""Reads what follows a danger: whether a swindler can be sued, money got back or is gone, a wish goes on. Pure."""

from __future__ import annotations

from pathlib import Path

from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("questions.yml")
_LONGEST = 120
"""Characters; a longer message tells a story."""


def asks_to_sue(text: str) -> bool:
    """Return True if a message speaks of taking somebody to court."""
    return _speaks_of("to_sue", text)


def asks_to_get_back(text: str) -> bool:
    """Return True if a message speaks of getting something back."""
    return _speaks_of("to_get_back", text)


def asks_to_delete(text: str) -> bool:
    """Return True if a message speaks of having something removed."""
    return _speaks_of("to_delete", text)


def tells_of_pictures(text: str) -> bool:
    """Return True if a message tells of intimate pictures, or of pictures shown to others."""
    return _speaks_of("of_pictures", text)


def asks_to_go_on(text: str) -> bool:
    """Return True if a message speaks of going on with what was begun or wished for."""
    return _speaks_of("to_go_on", text)


def asks_if_real(text: str) -> bool:
    """Return True if a message asks whether who called, or what was said, is real or fake."""
    return _speaks_of("if_real", text)


def asks_what_to_do(text: str) -> bool:
    """Return True if a message asks whether or how something is to be done, whatever it is."""
    return _speaks_of("what_to_do", text)


def asks_of_help(text: str) -> bool:
    """Return True if a message asks whether or how one thing is to be done, and not only what comes next."""
    return asks_what_to_do(text) and not _speaks_of("what_next", text)


def says_paid(text: str) -> bool:
    """Return True if a message tells that money has gone to somebody."""
    return _speaks_of("to_have_paid", text)


def _speaks_of(subject: str, text: str) -> bool:
    plain = sign_by_sign(text).casefold()
    return len(plain) <= _LONGEST and any(pattern.search(plain) for pattern in patterns(_PAGE, subject))


HELD = ("release", "visit", "lawyer", "where", "goods", "suit")
"""Things the family of somebody who is held asks, the one that goes first in front."""


def held_question(text: str) -> str:
    """Return what is asked about somebody who is held, one of `HELD`, or nothing."""
    return next((one for one in HELD if _speaks_of(f"held_{one}", text)), "")
