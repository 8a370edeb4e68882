"""A text as lists of words are compared with: Simplified, small letters, signs as blanks. Pure."""

from __future__ import annotations

import re

from actions.script import simplified

_SIGNS = re.compile(r"[^\w'’]+|_")


def folded(text: str) -> str:
    """A text without signs, script and case; 嚟 and 来 are one word."""
    return _SIGNS.sub(" ", simplified(text).casefold().replace("’", "'").replace("嚟", "来")).strip()
