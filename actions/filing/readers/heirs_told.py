"""Readers of who else inherits, and of how an estate is to be divided: words of each kind alone. Pure.

Where heirs are asked, "留下了一间房，值九十万" tells what is left; where a division is, "大叔陈国华" who is there.
"""

from __future__ import annotations

import re

from actions.answers import Answer
from actions.dialogue.readers.clauses import joined
from actions.dialogue.readers.kin import FRIENDS, RELATIVES, people_en, people_zh
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.speech_acts import asks
from actions.script import sign_by_sign

_ENDS = " ，,。.;；!！、"
_PERSON = re.compile(
    rf"(?:{people_zh(RELATIVES, *FRIENDS, led=True)})|\b{people_en(RELATIVES, *FRIENDS)}\b|\bheirs?\b|"
    r"继承人|兄弟|姐妹|姊妹|儿女|子女",
    re.IGNORECASE,
)
_NO_HEIR = re.compile(
    r"值|遗嘱|留下|留低|遗下|平分|一半|分之|[房屋楼铺]|存款|法院|起诉|(?<!原)告(?!诉)|\d{3,}|"
    r"\b(?:worth|will|left|house|flat|savings|sue|share equally|half)\b",
    re.IGNORECASE,
)
_DIVIDES = re.compile(
    r"分|份|归|[拿要给留卖折补占继](?!起)|一半|平均|各|按|依法|法律|公平|全部|都是|唔要|不要|放弃|卖掉|[%％]|"
    r"\b(?:shares?|half|halves|thirds?|quarters?|equal\w*|even\w*|divid\w+|split|sell|sold|keep|all|law|fair\w*|percent|"
    r"each|everything|want|give|nothing|waive)\b",
    re.IGNORECASE,
)


def heirs_told(answer: Answer) -> str:
    """Return who else inherits by a message, as it was written; nothing where it tells of nobody."""
    words = (piece.text.strip(_ENDS) for piece in answer.stretches())
    return joined([one for one in words if one and _names_heir(one)])


def division_told(answer: Answer) -> str:
    """Return how an estate is to be divided by a message; nothing where it tells no division."""
    said = answer.text.strip(_ENDS)
    return said if _DIVIDES.search(sign_by_sign(said)) is not None else ""


def _names_heir(words: str) -> bool:
    plain = sign_by_sign(words)
    if asks(words) or _NO_HEIR.search(plain):
        return False
    return _PERSON.search(plain) is not None or is_name(words)
