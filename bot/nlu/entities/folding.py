"""Fold a message to one plain spelling without moving a single character.

Full width becomes half width, Traditional becomes Simplified, capitals become small, accents fall away, always one
character for one, so that a span found in the folded text is a span of what the person wrote.
"""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path

# Pairs the character table of OpenCC leaves alone but dates, money and numbers need.
_EXTRA = {
    "〇": "零",
    "○": "零",
    "叄": "叁",
    "弍": "二",
    "弐": "二",
    "圓": "元",
    "圆": "元",
    "—": "-",
    "–": "-",
    "−": "-",
    "～": "~",
    "‐": "-",
    "‑": "-",
    "〜": "~",
    "’": "'",
    "‘": "'",
    "﹣": "-",
    "：": ":",
    "︰": ":",
    "∶": ":",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "［": "[",
    "］": "]",
    "\u3000": " ",
    "\xa0": " ",
    "\t": " ",
    "週": "周",
    "祇": "只",
    "衹": "只",
}


def _opencc_characters() -> dict[str, str]:
    """Traditional character → its first Simplified form, from the table installed with OpenCC (Apache-2.0)."""
    import opencc

    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == 1 and len(first) == 1:
            pairs[traditional] = first
    return pairs


def _plain_latin(character: str) -> str:
    """A Latin letter without its accent, in small; anything whose plain form is not one character stays."""
    base = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character))[:1].lower()
    return base if len(base) == 1 else character


@functools.lru_cache(maxsize=1)
def folding_table() -> dict[int, str]:
    """The table given to `str.translate`: code point → one character."""
    table: dict[int, str] = {}
    for point in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F)]:
        plain = _plain_latin(chr(point))
        if plain != chr(point):
            table[point] = plain
    table.update({ord(k): v for k, v in _opencc_characters().items()})
    table.update({ord(k): v for k, v in _EXTRA.items()})
    return table


def fold(text: str) -> str:
    """The text in Simplified characters, half width, small letters without accents; `len(fold(t)) == len(t)`."""
    return text.translate(folding_table())
