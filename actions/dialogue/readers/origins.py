"""Origins of people, which are neither homes nor where anything happened ("以前是台山人", "born in Taishan"). Pure.

"老家" is left alone: it may well be the home that is asked for.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.clauses import without_stretches
from actions.script import sign_by_sign

_WHO = r"(?:我|他|她|佢|对方|被告|原告|我们|我哋|其实|以前|从前|本来|原来|原本|一直|都|就|也|算)*"
_ORIGIN = re.compile(
    rf"{_WHO}(?:是|系)(?:个|土生土长的?|地道的?)?[\u3400-\u9fff]{{1,8}}人(?:来的|嚟嘅|嚟|啊|呀|啦)?|"
    rf"{_WHO}(?:祖籍|原籍|籍贯|户籍地|出生|出世|生于)(?:地|是|系|在|喺|于)*[\u3400-\u9fff]{{1,12}}|"
    r"(?:(?:i|he|she|we|they)(?:'m| am| was|'s| is| were|'re| are)? )?(?:originally |all )?"
    r"(?:born(?: and raised)? in|come from|comes from|from|a native of|native of) [a-z ,]{2,40}?"
    r"(?: originally)?",
    re.IGNORECASE,
)
_FROM_ALONE = re.compile(r"\bfrom\b", re.IGNORECASE)
_ORIGINALLY = re.compile(r"\b(?:born|native|originally|comes? from)\b", re.IGNORECASE)
_NO_PERSON = re.compile(r"(?:工|商|法|证|私|本|别|家|客|机器|负责|当事|介绍|中间|代理|继承)人")


def tells_origin(stretch: str) -> bool:
    """Return True if a stretch says where somebody is from and nothing else."""
    plain = sign_by_sign(stretch).replace("’", "'").strip(" 。.！!")
    if _ORIGIN.fullmatch(plain) is None or _NO_PERSON.search(plain):
        return False
    return _FROM_ALONE.search(plain) is None or _ORIGINALLY.search(plain) is not None


def without_origins(text: str) -> str:
    """Return a text without its stretches about where somebody is from; empty where it tells nothing else."""
    return without_stretches(text, tells_origin)
