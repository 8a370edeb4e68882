"""Reader of an office that cannot be reached by telephone, and not of a person who cannot. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.readers.pattern_pages import pattern, says_all
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("unreached.yml")
_LONGEST: Final = 90
"""Characters, a Chinese sign counting as two; a longer message tells a story."""


def cannot_be_reached(text: str) -> bool:
    """Return True if a text says that a telephone is dead, busy, or not answered."""
    plain = _plain(text)
    long = len(plain) + sum(not sign.isascii() for sign in plain) > _LONGEST
    return bool(plain) and not long and says_all(_PAGE, "unreached", plain)


def names_mission(text: str) -> bool:
    """Return True if a text names an embassy or a consulate."""
    return pattern(_PAGE, "mission").search(_plain(text)) is not None


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().replace("’", "'").strip()
