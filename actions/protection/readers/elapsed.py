"""Reader of time that has gone by, told alone behind an answer: "过了三年呢", "我已经离职一年半了". Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import pattern

_PAGE: Final = Path(__file__).with_name("elapsed.yml")
_MONTHS: Final = 12
_FIGURES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS: Final = {
    **{sign: at for at, sign in enumerate("一二三四五六七八九十", start=1)},
    **{word: at for at, word in enumerate(_FIGURES, start=1)},
    "两": 2, "a": 1,
}  # fmt: skip
_LONGEST: Final = {"zh": 20, "en": 70}
"""Characters; a longer text tells more than that."""


def speaks_of_work(text: str) -> bool:
    """Return True if a text speaks of work that ended, of wages or of labour arbitration."""
    return pattern(_PAGE, "of_work").search(aligned(text)) is not None


def months_elapsed(text: str) -> int | None:
    """Return how many months a text says have gone by ("一年半" is 18); None where it tells no figure."""
    found = pattern(_PAGE, "figure").search(aligned(text))
    if found is None:
        return None
    number = found["zh"] or found["en"]
    units = _NUMBERS[number] if number in _NUMBERS else int(number)
    months = _MONTHS if (found["unit"] or found["unit_en"]).startswith(("年", "year")) else 1
    return units * months + (months // 2 if found["half"] or found["half2"] or found["half_en"] else 0)


def only_time_elapsed(text: str) -> bool:
    """Return True if all a text says is that months or years have gone by since what is spoken of."""
    plain = aligned(text).strip()
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return False
    return pattern(_PAGE, "elapsed").search(plain) is not None and pattern(_PAGE, "unless").search(plain) is None
