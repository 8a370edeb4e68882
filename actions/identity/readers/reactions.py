"""Readers of reactions to being asked who one is: worry, puzzlement, or having no such paper. Pure."""

from __future__ import annotations

import re

_WORRIED = re.compile(
    r"安全|干嘛|幹嘛|做咩|为什么要|為什麼要|点解要|點解要|做什么用|隐私|隱私|泄露|洩露|骗|騙|呃人|会不会被|"
    r"\b(?:safe|secure|privacy|private|scam|why do you|what happens (?:to|with))\b",
    re.IGNORECASE,
)
_HAS_NONE = re.compile(r"没有|沒有|没带|冇|不见了|唔见|\b(?:no|not|don't|haven't|can't)\b", re.IGNORECASE)
_PUZZLED = re.compile(r"不明白|唔明|不懂|唔識|不知道|don't (?:understand|know)|not sure", re.IGNORECASE)


def is_worried(text: str) -> bool:
    """Return True if somebody wonders what becomes of their data."""
    return _WORRIED.search(text) is not None


def has_none(text: str) -> bool:
    """Return True if somebody says that they have no such paper."""
    return _HAS_NONE.search(text) is not None


def is_puzzled(text: str) -> bool:
    """Return True if somebody does not understand what is asked of them."""
    return _PUZZLED.search(text) is not None
