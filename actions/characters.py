"""Simplified characters for whatever is compared with our own words, which are kept in them. Pure."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC


def simplified(text: str) -> str:
    """A text in Simplified characters, as buttons and folk words are kept ("現金" is "现金")."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
