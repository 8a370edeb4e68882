"""Readers of what is asked beside a booking's questions: whether a spouse signs, too, and the earliest time. Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_SPOUSE = (
    r"(?:配偶|爱人|另一半|老婆|太太|妻子|内人|老公|先生(?![您你])|丈夫|共有人|另一个业主|两公婆|两夫妻|夫妻(?:俩|两个)?|两个人|"
    r"(?:my |the |a )?(?:husband|wife|spouse|co-?owner|partner)|both of us|(?:both|the two) owners)"
)
_SIGNS = (
    r"(?:签|签字|签名|同意|点头|到场|出面|一起来|一起去|一齐去|一齐嚟|跟着去|同去|来不来|去不去|"
    r"\bsign|\bconsent|\bagree|\bcome (?:too|along|as well)|\bbe there|\bpresent|\bgo (?:too|along|as well))"
)
_ASKS = re.compile(
    r"[?？]|吗|么$|嘛$|要不要|用不用|使唔使|要唔要|需不需要|需唔需要|是不是|系唔系|得唔得|行不行|可不可以|能不能|须不须要|"
    r"^(?:does|do|is|must|should|will|has|have|can|would)\b|\b(?:need|have|has) to\b|\bnecessary\b",
    re.IGNORECASE,
)
_SPOUSE_SIGNS = re.compile(rf"{_SPOUSE}.{{0,24}}?{_SIGNS}|{_SIGNS}.{{0,16}}?{_SPOUSE}", re.IGNORECASE)
_EARLIEST = re.compile(
    r"(?:最早|最快|最近|最先)[^，。]{0,6}(?:哪|几|边|什么|有位|有空|约|办|日|时)|"
    r"(?:哪天|哪一天|几时|几号|边日|边一日|什么时候|多久)[^，。]{0,6}(?:有位|有空|约得到|约到|可以约|能约|排到|排得到|轮到|办得到|去得)|"
    r"\b(?:earliest|soonest|next (?:available|free)|first (?:available|free|open))\b[^.,]{0,20}"
    r"(?:\b(?:date|day|slot|time|appointment|one|you|opening)\b|[?])|"
    r"\bhow soon (?:can|could)\b|\bwhen (?:is|are) (?:the |your )?(?:next|first) (?:slots?|openings?|appointments?)\b",
    re.IGNORECASE,
)
_LONGEST = 80


def asks_whether_spouse_signs(text: str) -> bool:
    """Return True if a text asks whether a spouse, or who owns with one, has to sign or come, too."""
    plain = sign_by_sign(text)
    return len(plain) <= _LONGEST and _SPOUSE_SIGNS.search(plain) is not None and _ASKS.search(plain) is not None


def asks_for_earliest(text: str) -> bool:
    """Return True if a text asks for the earliest day or time that is free."""
    plain = sign_by_sign(text)
    return len(plain) <= _LONGEST and _EARLIEST.search(plain) is not None
