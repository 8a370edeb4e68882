"""Scraps of code in a text. Pure."""

from __future__ import annotations

import re

_CODE = re.compile(r"[/\\;<>{}=*`|]")


def has_code_signs(text: str) -> bool:
    """Return True if a text holds signs of code; what throws answers away needs more than that."""
    return _CODE.search(text) is not None


_STEPS = re.compile(
    r"步|题|題|进度|進度|到哪|到边|到邊|剩|还有|還有|仲有|还要|還要|仲要|差|几|幾|多少|多久|几时|完|长|長|"
    r"progress|far|left|many|much|step|where|long|done|finish|almost",
    re.IGNORECASE,
)


def speaks_of_steps(text: str) -> bool:
    """Return True if a text may ask how far a form is; the words of a pressed button are none."""
    return not text or _STEPS.search(text) is not None
