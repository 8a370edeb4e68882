"""Questions about whoever answers here, a person or a machine, and whether what was done here is real. Pure.

Whoever wishes for a person asks for one and is no such question, nor is who asks whether others are genuine.
"""

from __future__ import annotations

from pathlib import Path

from actions.readers.pattern_pages import says_all
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("about_us.yml")
_LONGEST = 120
"""Characters; a longer message tells a story."""


def asks_machine(text: str) -> bool:
    """Return True if a text asks whether it is a person or a machine that answers."""
    return _asks("asks_machine", text)


def asks_real(text: str) -> bool:
    """Return True if a text asks whether what was booked or handed in here is real."""
    return _asks("asks_real", text)


def _asks(name: str, text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    return says_all(_PAGE, name, sign_by_sign(text).casefold().replace("’", "'").strip())
