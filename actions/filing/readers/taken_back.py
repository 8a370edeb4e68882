"""Readers of a statement that takes something back ("我没说过…", "冇講過…", "it was never agreed that…"). Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_HEAD = r"^[\s，,。.!！]*(?:(?:不|不是|不对|错了|唔系|唔啱|no|wrong|sorry|but|wait)[\s，,。.!！]+)*"
_TAKES_BACK = re.compile(
    _HEAD + r"(?:"
    r"(?:我|我们|我哋|双方|大家|他|她|佢)?(?:从来|从未|根本|一直|都|并|其实|可)*(?:没有?|冇|未|未曾)(?:曾|有)?"
    r"(?:说|讲|提|写|约定|约|同意|答应|承诺|商量|谈|倾|话)(?:过|到|好|明|定|了)?"
    r"|(?:i|we|he|she|they|it|this|that|there) (?:(?:have|has|had|was|were|is) )?"
    r"(?:never|not|didn['’]?t|did not|haven['’]?t|wasn['’]?t|was not)(?: ever| even| been)? "
    r"(?:sa(?:id|y)|t(?:old|ell)|wr(?:ote|ite|itten)|agreed?|promised?|mention(?:ed)?|claim(?:ed)?|fixed|set)\b"
    r"|(?:that|this|it)(?:['’]s| is| was) (?:not (?:what i (?:said|told)|true|right|correct)|wrong)\b"
    r")",
    re.IGNORECASE,
)
_ASKS_COURT = re.compile(
    r"请求|判令|要求(?:他|她|被告|法院)|\b(?:order|court (?:to|should)|i (?:ask|claim|want))\b", re.IGNORECASE
)


def takes_back(text: str) -> bool:
    """Return True if a text takes back what was written, and asks nothing of the court."""
    plain = sign_by_sign(text)
    return _TAKES_BACK.search(plain) is not None and _ASKS_COURT.search(plain) is None
