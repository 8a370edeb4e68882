"""Readers of a note in free words: what somebody shall know beforehand, and no question, command or courtesy. Pure.

"我妈耳背，谢谢" is a note without its thanks; "我还想问要多少钱" is a question, "我叫陈国强" the answer to another one,
and neither is noted.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.numbered_entries import numbered_entries
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.statements import read_statement
from actions.dialogue.reading import NOTHING, Reading
from actions.script import sign_by_sign

_TO_US = re.compile(
    r"(?:想|请|麻烦|唔该|顺便|还要|仲想|要|再)(?:再|先|多|顺便)*(?:问|请问|请教|打听|了解|知道)(?!公证员|对方|他|她|佢)"
    r"|^(?:请问|问下|问一下)"
    r"|\b(?:want(?:ed)?|like|need) to (?:ask|know)\b|\bwonder(?:ing)?\b|\bcan you tell me\b|\bone (?:more )?question\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:先|再次|真的?|非常|十分|很|太|好|咁|就|那|都|也|so|very|many|a lot|really)*\s*"
    r"(?:谢谢|多谢|感谢|感激|唔该|辛苦|麻烦|打扰|劳烦|有劳|拜托|thanks?(?: you)?|thank you|cheers"
    r"|much appreciated|appreciated?|best regards|kind regards|regards)"
    r"(?:晒|你们?|您们?|你哋|大家|各位|公证员|先生|小姐|帮忙|帮手|协助|了|啦|喇|呀|啊|先|哈"
    r"|very much|so much|a lot|in advance|for (?:your|the|all)[a-z ]*|everyone|all|it|[\s.。!！~～])*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:你们?好|您好|大家好|你哋好|早上好|早晨|hello|hi|hey|good (?:morning|afternoon|evening))[\s.。!！啊呀]*",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    r"^(?:我(?:的名字|嘅名)?|本人|申请人)(?:就|名)?(?:叫做?|名叫|是叫|姓名[是系:：]?)\s*(?P<zh>[\u3400-\u9fff·]{2,5})$"
    r"|^my (?:full )?name(?: is|'s|:)\s+(?P<en>[a-z][a-z .'-]{2,40})$",
    re.IGNORECASE,
)
_EDGES = " ，,。.；;：:！!~～"


def read_note(text: str, limit: int) -> Reading:
    """Read a note without what is none; nothing where no note is left, so that the rest is answered for what it is.

    Args:
        text: the message.
        limit: characters.
    """
    if numbered_entries(text, shown=False):
        return NOTHING
    pieces = [text[start:end].strip() for start, end in stretches(text)]
    kept = [one for one in pieces if not _is_no_note(one.strip(_EDGES))]
    if not kept:
        return NOTHING
    if len(kept) == len(pieces):
        return read_statement(text, limit)
    gap = ", " if text.isascii() else "，"
    return read_statement(gap.join(one.strip(_EDGES) for one in kept), limit)


def _is_no_note(piece: str) -> bool:
    plain = sign_by_sign(piece)
    if _COURTESY.fullmatch(plain) or _GREETING.fullmatch(plain):
        return True
    named = _OWN_NAME.match(plain)
    if named is not None and is_name(named["zh"] or named["en"]):
        return True
    return asks(plain) or _TO_US.search(plain) is not None
