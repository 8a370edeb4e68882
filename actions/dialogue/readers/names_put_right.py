"""Readers of a name that is told instead of another ("名字不是李秀珍，是李秀贞", "Mary Ling not Mary Lin"). Pure."""

from __future__ import annotations

import re

from actions.dialogue.phrases import spans, without_denied

_DENIED = re.compile(r"(?:不是|唔是|唔係|唔系|并不是|並不是|并非|並非|不叫|唔叫|不姓|唔姓)(?=[\u3400-\u9fff])")
_BEFORE_RIGHT = re.compile(r"[，,、\s]+(?=(?:而|应该|應該)?(?:是|係|系)(?=\S))")
_EDGES = " ，,、。.;；"


_CALLS_ANOTHER = re.compile(
    r"(?:他|她|佢|对方|對方|被告|律师|律師)(?:的|嘅|个|個)?(?:名字|全名|姓名|名)?(?:就|应该|應該)?(?:叫做?|是叫|名叫|是|係|系)|"
    r"(?:his|her|their|the lawyer's|the other side's) (?:full )?name(?: is|'s| should be)|"
    r"(?:he|she)(?:'s| is) called|(?:the )?other (?:side|party) is",
    re.IGNORECASE,
)


def calls_another(text: str) -> bool:
    """Return True if a text begins by saying how somebody else is called ("他叫…", "her name is …")."""
    return _CALLS_ANOTHER.match(text.strip().replace("’", "'")) is not None


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
