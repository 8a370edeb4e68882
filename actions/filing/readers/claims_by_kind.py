"""Reader of a claim that shall go, called by what it asks for ("逾期利息那条删掉"). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.filing.readers.list_edits import removed_claim
from actions.script import sign_by_sign, simplified

_LED = r"(?:请|帮我|唔该|麻烦|另外|还有|同埋|仲有|把|将|也|please |also |and |can you |could you |[\s，,])*"
_GONE = r"(?:删除|删掉|删了|删走|删|去掉|拿掉|划掉|不要|唔要|取消)(?:了|咗|掉)?"
_ONE = r"(?:那|这|嗰|呢)?(?:一)?(?:条|项)(?:诉讼)?(?:请求)?"
_ENDS = r"[吧啦喇呀啊]?[\s。.!！]*"
_SHAPES = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"{_LED}(?P<what>[^，。,；;第\d]{{2,14}}?)(?:的|嘅)?{_ONE}(?:都|就|可以|请|帮我|先)*{_GONE}{_ENDS}",
        rf"{_LED}{_GONE}(?P<what>[^，。,；;第\d]{{2,14}}?)(?:的|嘅)?{_ONE}{_ENDS}",
        rf"{_LED}(?:delete|remove|drop|take out|take off)\s+(?:the\s+)?"
        rf"(?:claim (?:for|about|of) (?:the )?(?P<of>[a-z ]{{3,30}}?)|"
        rf"(?P<en>[a-z ]{{3,30}}?)\s+(?:claim|one|item|request)){_ENDS}",
    )
)
_SHORTEST = 2
_KINDS_EN = {
    "interest": "利息",
    "overdue interest": "逾期利息",
    "late interest": "逾期利息",
    "penalty": "违约金",
    "court fee": "诉讼费",
    "court fees": "诉讼费",
    "costs": "诉讼费",
    "rent": "租金",
    "deposit": "押金",
}


def claim_of_kind(text: str, claims: Sequence[str]) -> int | None:
    """Return the number of the one claim that a text wants gone, called by its kind; None for any other words.

    Args:
        claims: as they stand; none or several of that kind leave it to whoever asks which.
    """
    plain = sign_by_sign(text.strip())
    for shape in _SHAPES:
        if (found := shape.fullmatch(plain)) is None:
            continue
        groups = found.groupdict()
        said = next(one for one in (groups.get("what"), groups.get("of"), groups.get("en")) if one).strip().casefold()
        what = simplified(_KINDS_EN.get(said, said))
        held = [number for number, claim in enumerate(claims, 1) if what in simplified(claim).casefold()]
        return held[0] if len(what) >= _SHORTEST and len(held) == 1 else None
    return None


def claim_to_go(text: str, claims: Sequence[str]) -> int | None:
    """Return the number of the one claim that a text wants gone, called by its kind or its number; else None."""
    return claim_of_kind(text, claims) or removed_claim(text, len(claims))
