"""Stretches of a message that tell nothing of what happened: what is not known, the wish to sue itself. Pure.

"说了不清楚，只知道台山台城" and "继承纠纷，去法院" stand in no complaint as what happened.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.clauses import without_stretches
from actions.script import sign_by_sign

_SIGNS = 6
"""Characters from which what is left tells something."""
_SAID = r"(?:(?:我|我们|我哋)?(?:都|也|已经|就|刚才|早就)*(?:说|讲)(?:过|了|咗)?(?:好?几?[遍次])?(?:了|啦|喇)?)?"
_NOT_KNOWN = re.compile(
    rf"{_SAID}(?:我|我们|我哋|其他|别的|其余|具体)?(?:都|也|真的?|实在|的)*(?:不|唔)(?:太|是很|系几)?"
    r"(?:清楚|知道?|记得|了解|晓得|肯定|确定)(?:了|啊|呀|啦|喎|喇|的|嘅)*|"
    rf"{_SAID}(?:我|我们|我哋)?(?:就|也|只|仅)+(?:是)?(?:知道?|记得|晓得)[^，,。]*|"
    r"(?:i (?:said|told you) )?i? ?(?:really |just |still )*(?:don't|do not|dont|didn't) (?:know|remember)"
    r"(?: (?:it|that|more|exactly))?|"
    r"i (?:only|just) know [^,.]*|not sure|no idea|all i know is [^,.]*",
    re.IGNORECASE,
)
_TO_COURT = re.compile(
    r"(?:我|就|要|想|系|是|直接|还是|算了|帮我|请|先|去|到|上|走|的|嘅|同佢|跟他|和他|告|他|她|佢|对方)*"
    r"(?:[\u3400-\u9fff]{2,8}纠纷|法院|法庭|起诉|打官司|立案|离婚|诉讼|官司)"
    r"(?:去|到|上|法院|法庭|起诉|打官司|立案|离婚|诉讼|纠纷|吧|啦|了|喇|咯|他|她|佢|的|嘅)*|"
    r"(?:yes |please |i (?:want|would like) to )*(?:go to|take (?:it|him|her|them) to|in) (?:the )?court"
    r"(?: please| now)?",
    re.IGNORECASE,
)


def told_of_it(text: str) -> str:
    """Return a message without its stretches that tell nothing of what happened; empty where nothing else was said."""
    left = without_stretches(text, _tells_nothing, " ，,。.；;！!")
    return left if left == text or sum(sign.isalnum() for sign in left) >= _SIGNS else ""


def _tells_nothing(piece: str) -> bool:
    plain = sign_by_sign(piece).replace("’", "'").strip(" \t\n，,。.；;！!~…")
    return bool(plain) and any(one.fullmatch(plain) is not None for one in (_NOT_KNOWN, _TO_COURT))
