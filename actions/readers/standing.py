"""Standing of somebody in a matter before a court, read with the patterns of ``standing.yml``. Pure.

Nobody is told to answer a suit, to enforce a judgment or to appeal only because a sentence sounds of it: what they say
of their side, and of how far things are, decides.
"""

from __future__ import annotations

from pathlib import Path

from actions.readers.pattern_pages import says_all
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("standing.yml")


def stands(name: str, text: str) -> bool:
    """Return True if a text says what the page's entry of this name is about."""
    if not text:
        return False
    return says_all(_PAGE, name, sign_by_sign(text).casefold())
