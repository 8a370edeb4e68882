"""Tells what a person writes for the court from what they ask of us. Pure."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"[?？]|吗|嗎|么$|怎么|怎麼|怎样|怎樣|点样|點樣|多少|几|幾|邊|哪|什么|什麼|咩|呢$|未$|"
    r"^(?:how|what|when|where|who|which|why|can|could|may|do|does|is|are|will)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"上一|前一|返|退|撤回上|^(?:go )?back\b|\bgo back\b|previous|last (?:question|step)", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def asks(text: str) -> bool:
    """Return True if a text is a question."""
    return _ASKS.search(text) is not None


def goes_back(text: str) -> bool:
    """Return True if a text speaks of the question before; "he paid me back" does not."""
    return _BACK.search(text) is not None


def size_of(text: str) -> int:
    """Measure a text in Chinese characters; English takes about three letters for each."""
    return len(text) if _HAN.search(text) else len(text) // 3
