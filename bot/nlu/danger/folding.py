"""The two spellings in which signs of danger are looked for: standard Simplified Chinese, and bare Latin letters."""

from __future__ import annotations

import re
import unicodedata

from opencc import OpenCC

from bot.nlu.cantonese import to_standard_chinese

LONGEST = 5_000
"""Characters that are read: as many as a channel accepts, for a cry for help may stand at the end of a story."""

_TO_SIMPLIFIED = OpenCC("t2s")
_MASKED = re.compile(r"⟦[^⟦⟧]{0,64}⟧")
_SPACES = re.compile(r"\s+")
_MARKS_OF_LATIN = re.compile("[\u0300-\u036f]")
_BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_TOLD_APART_BY_MARKS = {"tư vấn": "tham khảo"}
"""Words that their marks alone tell from a sign of danger, by a word that says the same and is spelled like none:
without its marks advice in Vietnamese is an end of one's life ("tự vẫn")."""
_HAN = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[ぁ-ヿ]")
_THAI = re.compile(r"[฀-๿]")
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[a-z]")


def scripts(text: str) -> set[str]:
    """Returns which of ``han``, ``kana``, ``thai``, ``hangul`` and ``latin`` a folded text is written in."""
    found = {"han": _HAN, "kana": _KANA, "thai": _THAI, "hangul": _HANGUL, "latin": _LATIN}
    return {name for name, letters in found.items() if letters.search(text)}


def folded(text: str) -> str:
    """Returns the text in lower case and one width, without masked values, pictures and doubled spaces."""
    text = unicodedata.normalize("NFKC", _MASKED.sub(" 0 ", text[:LONGEST])).casefold().replace("’", "'")
    return _SPACES.sub(" ", "".join(one if _is_read(one) else " " for one in text)).strip()


def chinese(text: str) -> str:
    """Returns a folded text in Simplified characters, its Cantonese words told in standard Chinese."""
    return _BETWEEN_HAN.sub("", _TO_SIMPLIFIED.convert(to_standard_chinese(text)))


def bare(text: str) -> str:
    """Returns a folded text without the marks of Latin letters; those of Thai and Japanese stay."""
    for word, other in _TOLD_APART_BY_MARKS.items():
        text = text.replace(word, other)
    apart = _MARKS_OF_LATIN.sub("", unicodedata.normalize("NFD", text.replace("đ", "d")))
    return unicodedata.normalize("NFC", apart)


def _is_read(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPMZ" or character in "$+=<>￥"
