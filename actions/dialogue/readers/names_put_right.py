"""Readers of a name that is told instead of another ("名字不是李秀珍，是李秀贞", "Mary Ling not Mary Lin"). Pure."""

from __future__ import annotations

import re

from actions.dialogue.phrases import spans, without_denied

_DENIED = re.compile(r"(?:不是|唔是|唔係|唔系|并不是|並不是|并非|並非|不叫|唔叫|不姓|唔姓)(?=[\u3400-\u9fff])")
_BEFORE_RIGHT = re.compile(r"[，,、\s]+(?=(?:而|应该|應該)?(?:是|係|系)(?=\S))")
_EDGES = " ，,、。.;；"


def is_denied(text: str) -> bool:
    """Return True if Chinese words only say what a name is not ("不是李秀珍")."""
    return _DENIED.match(text) is not None


def without_wrong_name(text: str) -> str:
    """Return the words for a name without the one they deny; as they are where they deny none or tell no other."""
    found = spans("denies", text)
    if not found or any(text[end:].strip()[:1] in {"", *_EDGES} for _, end in found):
        return text  # "啊唔系，我老细叫…" takes back what stands before it
    right = without_denied(text)
    return text if right == text else _BEFORE_RIGHT.sub("", right).strip(_EDGES)
