"""Corrections told by the values alone: the old one and the new one, or the one that is right. Pure.

"12月15号改到16号", "20,000 should be 30,000", "16号才对", "姓陈不姓程": no answer is named, so that whichever holds the
old value is meant. A sentence in which such words tell something else ("他说16号才对账") is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.dialogue.phrases import says_only
from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

Span = tuple[int, int]
_LONGEST = 60
"""Characters of a message that tells nothing but values."""
_NUMERAL = r"(?:\d[\d,.]*|[〇零一二三四五六七八九十两百千万亿廿卅]+)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_CURRENCY = (
    r"(?:人民币|美元|美金|加元|加币|加拿大元|港币|港元|澳元|澳币|欧元|英镑|新币|日元|蚊|块钱?|元|"
    r"\b(?:usd|cad|hkd|aud|eur|gbp|sgd|cny|rmb|yuan|dollars?)\b)"
)
_VALUE = (
    rf"(?:[$€£¥￥]|{_CURRENCY})?\s?(?:the\s)?(?:{_MONTH}\s)?{_NUMERAL}"
    rf"(?:\s?(?:{_NUMERAL}|[年月日号]|st\b|nd\b|rd\b|th\b|k\b|%|厘|分|个月|{_CURRENCY}|(?:of\s)?{_MONTH}))*"
)
"""A sum, a day or another figure, with what belongs to it and nothing else."""
_LEAD = (
    r"(?:(?:不好意思|对不起|哎呀?|啊|不对|唔对|唔啱|(?:讲|说|写|打|填|搞|记)?错[了咗]|等等|等下|唔好意思|"
    r"sorry|oops|wait|no|please|请|帮我|唔该|麻烦)[呀啊喎喇啦]?[，,.\s]*)*"
    r"(?:(?:改|更正)(?:一下|下|返)?[，,:：\s]+)?(?:把|将|change\s|correct\s|move\s)?\s*"
)
_SAID = (
    r"(?:(?:我|刚才|刚刚|头先|之前|前面|上面)+(?:说|讲|写|填|打|报)的?(?:是|系|了|咗)?|"
    r"i\s(?:said|wrote|put|typed|told\syou)\s)"
)
_INTO = (
    r"(?:(?:要|应该|应)?(?:改到|改成|改为|改做|改返做?|改去|改|换成|换到|换做|写成)|"
    r"(?:[，,]\s*)?(?:应该|其实|应|实际上?)(?:是|系|为)|->|→|⇒|=>|should\s(?:be|read))"
)
_IS_WRONG = r"(?:是|系)?(?:写|打|填|讲|说|搞|记)?错了?咗?|不对|唔啱|is\swrong|was\swrong"
_BUT = (
    r"[，,;；]?\s*(?:(?:但|而|其实|应该|应|实际上?|but|actually|in\sfact)\s*)*"
    r"(?:是|系|(?:it\s(?:is|was|should\sbe)|it's)\s)"
)
_END = r"[啦喇呀啊吧的]*[。.!！]?"
_MOVED = re.compile(
    rf"{_LEAD}(?P<old>{_VALUE})的?\s*(?:{_INTO}|(?<=\s)(?:in)?to(?=\s))\s*(?P<new>{_VALUE}){_END}", re.IGNORECASE
)
_ORDERS = re.compile(r"\b(?:change|correct|move)\b|(?<![a-z])(?:->|should\b)|[^\x00-\x7f]", re.IGNORECASE)
"""Signs of a change; a mere "20 to 30" is a range."""
_MISSAID = re.compile(
    rf"{_LEAD}(?:{_SAID}\s*(?P<old>{_VALUE})|(?P<wrong>{_VALUE})\s*(?:{_IS_WRONG}))(?:{_BUT}|[，,;；]\s*)(?P<new>{_VALUE}){_END}",
    re.IGNORECASE,
)
_OPPOSED = re.compile(
    rf"{_LEAD}(?:是|系|it's\s|it\sis\s|it\swas\s)?(?P<new>{_VALUE})[，,]?\s*"
    rf"(?:不是|唔系|而不是|not|rather\sthan|instead\sof)\s*(?P<old>{_VALUE}){_END}",
    re.IGNORECASE,
)
"""Only read where a remark stands around it; without one the general reader knows it."""
_SURNAMES = re.compile(
    rf"{_LEAD}(?:我|他|她|佢|对方)?(?:是|系)?姓(?P<new>[\u3400-\u9fff]{{1,2}})[，,]?\s*(?:不|唔)(?:是|系)?姓(?P<old>[\u3400-\u9fff]{{1,2}}){_END}"
)
_NO_IT_WAS = re.compile(
    rf"no(?:pe)?[,.\s]+(?:it|that|this)\s(?:was|is|should\sbe)\s(?:actually\s|really\s)?"
    rf"(?P<new>(?:(?:in|on|back\sin)\s)?(?:the\s)?(?:{_VALUE}|{_MONTH})){_END}",
    re.IGNORECASE,
)
_INTO_ALONE = re.compile(rf"{_LEAD}(?:改到|改成|改为|改做|改返做?|换成)\s*(?P<new>{_VALUE}){_END}", re.IGNORECASE)
_RIGHT = re.compile(
    rf"{_LEAD}(?:应该|应)?(?:是|系)?(?P<new>\S.{{0,19}}?)\s*"
    r"(?:才对|才是对的|才正确|先啱|先至啱|先系啱|is\s(?:the\s)?(?:right|correct)(?:\sone)?|is\swhat\si\smeant)"
    rf"{_END}",
    re.IGNORECASE,
)
_FIGURE = re.compile(_VALUE, re.IGNORECASE)
_PARTS = re.compile(r"[，,。.;；!！]\s*(?!\d)")


@dataclass(frozen=True, slots=True)
class Replaced:
    """Places of the values in a message.

    Args:
        new: of what is right.
        old: of what is wrong; None where only what is right is told.
        may_answer: whether the words may as well answer the open question ("改到16号" of an appointment).
    """

    new: Span
    old: Span | None = None
    may_answer: bool = False


def is_figure(text: str) -> bool:
    """Return True if a text is one sum, day or other figure and nothing else."""
    return _FIGURE.fullmatch(sign_by_sign(text).strip()) is not None


def value_replaced(text: str) -> Replaced | None:
    """Return where a message that is nothing but a correction holds its values; None for any other message."""
    if not text or len(text) > _LONGEST:
        return None
    end = _end_before_remarks(text)
    bare = sign_by_sign(text)[:end]
    patterns = (_MOVED, _MISSAID, _SURNAMES, *((_OPPOSED,) if end < len(text.rstrip("。.!！ ")) else ()))
    for pattern in patterns:
        if (found := pattern.fullmatch(bare)) is not None and (pattern is not _MOVED or _ORDERS.search(bare)):
            old = "wrong" if "wrong" in found.groupdict() and found["wrong"] else "old"
            return Replaced(found.span("new"), found.span(old))
    if (found := _INTO_ALONE.fullmatch(bare) or _NO_IT_WAS.fullmatch(bare)) is not None:
        return Replaced(found.span("new"), may_answer=True)
    found = _RIGHT.fullmatch(bare)
    if found is not None and (is_figure(found["new"]) or is_name(text[slice(*found.span("new"))])):
        return Replaced(found.span("new"))
    return None


def surname_in(words: str) -> str:
    """Return the surname that words describe by its parts ("耳东陈"), or the words as they stand."""
    bare = words.strip()
    return bare[-1] if len(bare) == len("耳东陈") and all("\u3400" <= sign <= "\u9fff" for sign in bare) else bare


def _end_before_remarks(text: str) -> int:
    """End of a message without a last stretch that only says that something was wrong."""
    end = len(text)
    cuts = [found.start() for found in _PARTS.finditer(text)]
    for cut in reversed(cuts):
        if says_only("takes_back", text[cut + 1 : end].strip(" 。.!！")):
            end = cut
    return end
