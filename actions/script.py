"""Simplified characters for whatever is compared with our own words, which are kept in them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from opencc import OpenCC

_CANTONESE: Final = {ord("𠮶"): "嗰", ord("揾"): "搵", ord("㖞"): "喎", ord("揿"): "撳"}
"""Signs of Cantonese that everybody writes one way, and their forms in Simplified, which hardly anybody has seen."""
_IDEOGRAPHS = (0x3400, 0x4DC0, 0x4E00, 0xA000)
"""Bounds of the unified ideographs and their first extension in Unicode."""


def simplified(text: str) -> str:
    """A text in Simplified characters, as buttons and folk words are kept ("現金" is "现金"; "嗰" and "搵" stay)."""
    if _convertible().isdisjoint(text):
        return text
    converted: str = _converter().convert(text)
    return converted.translate(_CANTONESE)


def sign_by_sign(text: str) -> str:
    """A text in Simplified characters of the same length, so that places in it stay; a hundred times as fast."""
    return text if _traditional().isdisjoint(text) else text.translate(_signs())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _convertible() -> frozenset[str]:
    """Signs without any of which a text stays as it is: most that is written is in Simplified, and looking is fast."""
    entries = [entry for group in _converter()._dict_chain_data for _, _, pairs in group for entry in pairs.items()]
    changed = {sign for old, new in entries if old != new for sign in set(old) - set(new) or old}
    return frozenset(changed) | {chr(code) for code in _CANTONESE}


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _signs()))


@cache
def _signs() -> Mapping[int, str]:
    first, second = _IDEOGRAPHS[:2], _IDEOGRAPHS[2:]
    every = [chr(code) for code in (*range(*first), *range(*second))]
    simple = simplified("\n".join(every)).split("\n")
    changed = {ord(sign): plain for sign, plain in zip(every, simple, strict=True) if plain != sign and len(plain) == 1}
    return {**changed, **_CANTONESE}
