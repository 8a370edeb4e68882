"""Questions of whoever doubts us: whether this is a swindle or the state's, and what becomes of what is told. Pure.

Whether somebody else is genuine, or follows the writer, is another matter.
"""

from __future__ import annotations

from pathlib import Path

from actions.readers.pattern_pages import says_all
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("trust.yml")
_LONGEST = 160
"""Characters; a longer message tells a story."""


def doubts_us(text: str) -> bool:
    """Return True if a text asks whether we are genuine, who runs this, or why anybody should believe us."""
    return _asks("asks_trust", text)


def fears_for_data(text: str) -> bool:
    """Return True if a text asks what becomes of what is told here, or whether one is followed by it."""
    return _asks("asks_privacy", text)


def _asks(name: str, text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    return says_all(_PAGE, name, sign_by_sign(text).casefold().replace("’", "'").strip())
