"""Words of an order round a value, which are no part of it ("只是广州…", "just 88 Beijing Road"). Pure."""

from __future__ import annotations

import re

from actions.dialogue.message import UserMessage
from actions.script import sign_by_sign

_LEAD = re.compile(
    r"^[\s，,：:]*(?:"
    r"(?:其实|实际上|应该|应当|应)?(?:就|只|净|仅|单单)(?:应该|应)?(?:是|系|为)|"
    r"(?:其实|实际上|应该|应当)(?:是|系|为)|"
    r"(?:(?:it|that)(?:'s| is| was) |(?:it |that )?should (?:be )?|is |are )?"
    r"(?:(?-i:just|only|simply|merely)|(?:just|only)(?=\s\d))(?: be)?(?=\s)|"
    r"(?:it |that )?should be(?=\s)"
    r")[\s：:]*(?=\S{2})",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?<=\S)(?:嚟?[㗎啦喇吖啰]+|就得(?:[啦喇了])?|就(?:行|可以)了?|才对|先啱|"
    r"[\s，,]+(?:please|thanks|thank you))[\s。.!！]*$",
    re.IGNORECASE,
)
_REST_IS_RIGHT = re.compile(
    r"(?<=\S)[\s，,。;；]+(?:第\s?[\d一二三四五六七八九十]{1,3}\s?[项条点]|其他的?|其余的?|其它的?|别的|"
    r"(?:item |number )\d{1,2}|"
    r"(?:all )?the (?:rest|others?))(?:都|也|就)*"
    r"(?:没错|冇错|没问题|对的?|啱|是对的|不变|照旧|不用改|唔使改|"
    r"(?: is| are| stays?)+ (?:right|correct|fine|ok|good|the same))[\s。.!！]*$",
    re.IGNORECASE,
)
"""A remark behind a value that others are right as they stand."""
_DENIED_FIRST = re.compile(
    r"^[\s，,]*(?:不|no)?[，,\s]*(?:不是|并不是|并非|唔系|not\b)(?P<wrong>[^，。,；;\n]{1,30}?)[\s，,；;。]*"
    r"(?:而是|应该是|应该系|是|系|\bbut\b|\bit'?s\b|\bit is\b)[\s：:]*(?=\S{2})",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"^(?:(?:而家|现在|依家|一直|其实|now |still |actually )*"
    r"(?:居?住(?:在|喺|系|于)?|(?:lives?|living|resides?|stays?)(?: (?:in|at))?(?=\s)))[\s:：]*(?=\S{2})",
    re.IGNORECASE,
)
"""A verb for living somewhere, before the place."""
_SAYS = re.compile(r"^[\u3400-\u9fff]{0,6}(?:话|話|说|說|讲|講)(?:是|系|係)?(?=[\d一二三四五六七八九十两百])")
"""Beginning with somebody who says what is right ("師傅話四萬二")."""
_EDGES = " ，,。.；;：:！!“”\"'"
_SOMEBODY = re.compile(
    r"^(?:[他她佢]|对方|(?:he|she|they)(?='s|\s))(?:人)?(?:而家|现在|依家|其实|就|系|是|'s|\s|is|now|actually)*",
    re.IGNORECASE,
)


def value_span(text: str) -> tuple[int, int]:
    """Return where the value stands in words that tell it with an order round it; all of them where none is.

    Args:
        text: "只是广州北京路88号" holds an order, "只园路3号" and "是非路3号" do not.
    """
    plain = sign_by_sign(text)
    lead = _LEAD.match(plain)
    begin, end = (lead.end() if lead is not None else 0), len(text)
    for behind in (_REST_IS_RIGHT, _TAIL):
        if (found := behind.search(plain, begin, end)) is not None:
            end = found.start()
    return begin, end


def right_begin(text: str) -> int:
    """Return where the right value begins behind one denied first ("不是归还，是支付工程款"); 0 without a denial."""
    found = _DENIED_FIRST.match(sign_by_sign(text))
    return found.end() if found is not None else 0


def home_begin(text: str) -> int:
    """Return where a place begins behind somebody and a verb for living there ("佢住廣州"); 0 where none stands so."""
    plain = sign_by_sign(text)
    who = _SOMEBODY.match(plain)
    at = who.end() if who is not None else 0
    home = _HOME.match(plain[at:])
    return at + home.end() if home is not None else 0


def said_right(message: UserMessage, start: int, end: int) -> UserMessage:
    """Return what is right, without who says so ("師傅話四萬二") or lives there ("佢住廣州")."""
    words = message.text[start:end]
    begin = start + len(words) - len(words.lstrip(_EDGES))
    lead = _SAYS.match(message.text[begin:end])
    return message.between(begin + (lead.end() if lead is not None else home_begin(message.text[begin:end])), end)
