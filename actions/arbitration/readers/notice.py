"""What a respondent tells of SCIA's notice: the number of the case. Pure."""

from __future__ import annotations

import re

_CHINESE = re.compile(
    r"[（(\[〔【]?\s*(?:19|20)\d\d\s*[）)\]〕】]?\s*[一-鿿]{0,8}仲[一-鿿]{0,8}\s*(?:第\s*)?\d{1,8}\s*[号號]"
)
_LATIN = re.compile(r"\bSCIA[-\s]?[A-Z]{0,4}[-\s]?(?:19|20)\d\d[-\s]?\d{1,8}\b", re.IGNORECASE)
_CALLED = re.compile(
    r"^(?:案号|案號|编号|編號|号码|case (?:number|no\.?))\s*(?:是|为|係|is)?\s*[:：]?\s*", re.IGNORECASE
)
_LONGEST = 40


def number_in(text: str, *, asked: bool) -> str:
    """Return the number of an arbitration as it is written; nothing without one.

    Args:
        asked: the number was asked for, so that a short text with figures is one, however it is built.
    """
    for pattern in (_CHINESE, _LATIN):
        if (found := pattern.search(text)) is not None:
            return found[0].strip()
    bare = _CALLED.sub("", text.strip()).strip(" 。.，,")
    is_one = asked and len(bare) <= _LONGEST and sum(sign.isdigit() for sign in bare) >= 3
    return bare if is_one else ""
