"""What words say of places: where somebody is, or where a paper goes. Pure."""

from __future__ import annotations

import re

_IS_THERE = re.compile(r"我(?:人|现在|現在|而家|依家)?(?:在|喺|住)|^人在|\bi(?:'m| am|m| live)\b", re.IGNORECASE)


def says_whereabouts(text: str) -> bool:
    """Whether a text says where somebody is, not where a paper goes."""
    return _IS_THERE.search(text) is not None
