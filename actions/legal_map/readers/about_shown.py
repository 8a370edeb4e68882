"""Reader of what is asked about an office just shown: the way, an appointment, fees, its name in Chinese. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.readers.pattern_pages import says_all
from actions.script import sign_by_sign

JOURNEY: Final = "journey"
APPOINTMENT: Final = "appointment"
COST: Final = "cost"
FAX: Final = "fax"
IN_CHINESE: Final = "in_chinese"
_PAGE: Final = Path(__file__).with_name("about_shown.yml")
_ORDER: Final = (IN_CHINESE, FAX, JOURNEY, APPOINTMENT, COST)
_LONGEST: Final = 90
"""Characters, a Chinese sign counting as two; a longer message tells a story."""


def kind_asked(text: str) -> str:
    """Return which of the kinds a short message asks, or nothing."""
    plain = sign_by_sign(text).casefold().replace("’", "'").strip()
    long = len(plain) + sum(not sign.isascii() for sign in plain) > _LONGEST
    if not plain or long:
        return ""
    return next((kind for kind in _ORDER if says_all(_PAGE, kind, plain)), "")
