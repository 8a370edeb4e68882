"""Reader of time that has gone by, told alone behind an answer: "过了三年呢", "我已经离职一年半了". Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import pattern

_PAGE: Final = Path(__file__).with_name("elapsed.yml")
_LONGEST: Final = {"zh": 20, "en": 70}
"""Characters; a longer text tells more than that."""


def speaks_of_work(text: str) -> bool:
    """Return True if a text speaks of work that ended, of wages or of labour arbitration."""
    return pattern(_PAGE, "of_work").search(aligned(text)) is not None


def only_time_elapsed(text: str) -> bool:
    """Return True if all a text says is that months or years have gone by since what is spoken of."""
    plain = aligned(text).strip()
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return False
    return pattern(_PAGE, "elapsed").search(plain) is not None and pattern(_PAGE, "unless").search(plain) is None
