"""One plain spelling for names of places: Simplified, half width, small letters, no accents, no punctuation."""

from __future__ import annotations

import re
import unicodedata

from opencc import OpenCC

from backend.legal_map.once import once

_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACES = re.compile(r"""[\s,;:.?!"'’‘ʻ`，。；：？！、“”·・\-–—_/()（）]+""")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


def fold(text: str) -> str:
    """Return a name as it is looked up; words stay apart by one space, Chinese characters touch."""
    if text.isascii():
        return _SPACES.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).lower()
    plain = _SPACES.sub(" ", plain.translate(_UNDECOMPOSED)).strip()
    return _simplified().convert(plain) if _HAN.search(plain) else plain


def is_chinese(text: str) -> bool:
    """True if there is a Chinese character in it."""
    return _HAN.search(text) is not None


@once
def _simplified() -> OpenCC:
    converter = OpenCC("t2s")
    converter.convert("漢")  # reads its dictionaries here, where nobody else is at it
    return converter
