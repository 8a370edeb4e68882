"""The name of a place in a sentence that says where somebody is ("我在温哥华", "near Richmond"). Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_LOCATIVE = re.compile(
    r"(?:我?人?(?<![现現正实實存还還仍])[住在喺])\s?(?P<zh>[^\s，,。.？?！!的]{2,12}?)(?=附近|[，,。？?！!\s]|[办辦找归歸有邊边最想要]|$)"
    r"|\b(?:in|near|around|at)\s+(?P<en>[A-Z][\w .'’-]{2,40}?)(?=[,.?!]|$)"
)


def place_said(text: str) -> str:
    """The name of the place a text says somebody is in, or nothing."""
    found = _LOCATIVE.search(text)
    return (found["zh"] or found["en"]) if found else ""


_SET_ASIDE = re.compile(
    r"(?:不是|并非|不要|不在|不用|别|除了|唔系|唔要|唔好|唔喺|唔使|"
    r"\bnot(?: in| near| around| the one in)?|\bexcept|\bother than|\binstead of|\brather than|\bforget)"
    r"\s*(?:找|搵|去|查|在|喺)?\s*$",
    re.IGNORECASE,
)


def is_set_aside(text: str, start: int) -> bool:
    """Return True if a place that begins there is one that is not wanted ("唔係紐約嘅，我想喺江門搞")."""
    return _SET_ASIDE.search(sign_by_sign(text)[:start]) is not None
