"""Questions that offer a verb and its denial ("告唔告得入", "签没签"): Chinese asks so without any mark. Pure."""

from __future__ import annotations

import re

_A_NOT_A = re.compile(r"(?P<verb>[\u3400-\u9fff])得?[不唔没沒未冇](?P=verb)")
_TELLS = re.compile(r"(?:不管|无论|無論|不论|不論|唔理)[^，。,.]{0,8}$")
"""Behind these, either is meant and nothing is asked ("不管去不去")."""


def asks_yes_or_no(text: str) -> bool:
    """Whether a text holds such a question."""
    found = _A_NOT_A.search(text)
    return found is not None and _TELLS.search(text[: found.start()]) is None
