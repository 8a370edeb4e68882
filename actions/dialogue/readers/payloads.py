"""Payloads of buttons that arrive as words: typed or pasted, or pressed after the button was forgotten. Pure.

They begin with a stroke and a name in small letters, and tell nothing of anybody's matter: no answer, no fact, no wish.
"/file" and other words of a sentence with a stroke in it ("他/她", "24/7") are none.
"""

from __future__ import annotations

import re

_PAYLOAD = re.compile(r"\s*/[a-z][a-z_]{2,39}\s*(?:\{.*\}\s*)?", re.DOTALL)
_OF_A_COMMAND = frozenset({"help", "start", "stop"})
"""Words that people type behind a stroke because other assistants want it so; they are read as words."""


def is_payload(text: str) -> bool:
    """Return True if a text is nothing but the payload of a button."""
    found = _PAYLOAD.fullmatch(text)
    return found is not None and text.strip().lstrip("/") not in _OF_A_COMMAND
