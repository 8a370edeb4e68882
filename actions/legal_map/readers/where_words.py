"""The name of a place in a sentence that says where somebody is ("我在温哥华", "near Richmond"). Pure."""

from __future__ import annotations

import re

_LOCATIVE = re.compile(
    r"(?:我?人?(?<![现現正实實存还還仍])[住在喺])\s?(?P<zh>[^\s，,。.？?！!的]{2,12}?)(?=附近|[，,。？?！!\s]|[办辦找归歸有邊边最想要]|$)"
    r"|\b(?:in|near|around|at)\s+(?P<en>[A-Z][\w .'’-]{2,40}?)(?=[,.?!]|$)"
)


def place_said(text: str) -> str:
    """The name of the place a text says somebody is in, or nothing."""
    found = _LOCATIVE.search(text)
    return (found["zh"] or found["en"]) if found else ""
