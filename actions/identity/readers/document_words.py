"""The words people use for documents that have a last day, and for papers that are none of a verification. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

OTHER = "other"
"""Any paper that nobody is verified with."""
_CARDS = frozenset({"hk_macao_id", "taiwan_id", "resident_card"})
_TRAVEL = frozenset({"home_return_permit", "taiwan_compatriot_permit"})
_WORDS: Mapping[frozenset[str], tuple[str, ...]] = {
    frozenset({"permanent_resident_card"}): (
        r"外国人(?:的)?永久居留身份证|外国人永居证?|五星卡",
        r"foreign permanent resident(?:'s)? card|five[- ]star card",
    ),
    frozenset({"passport"}): (r"护照|passports?(?! card)",),
    frozenset({"home_return_permit"}): (r"回乡证|home return(?: permit| card)?",),
    frozenset({"taiwan_compatriot_permit"}): (r"台胞证|compatriot(?: permit| card)?",),
    _TRAVEL: ("通行证|travel permit",),
    frozenset({"residence_permit"}): (r"(?:港澳台居民)?居住证|residence permit",),
    _CARDS: (r"居民身份证|身份证|身分证|identity card|id card|hkid|\bid\b",),
    frozenset({OTHER}): (
        r"签证|工签|学签|居留(?:证|卡|许可|权)?|绿卡|枫叶卡|永居(?:证|卡)?|驾照|驾驶证|旅行证|工作证|学生证|社保卡|银行卡|信用卡",
        "保险|合同|租约|公证书|委托书|授权书|邀请码|链接|机票",
        r"\bvisas?\b|green card|(?:work|study|resident) permit|residence card|\bpr card",
        r"permanent residen(?:t|ce)(?: card)?|(?:driv\w+ )?licen[cs]e|insurance|contract|lease|credit card",
        r"travel document|power of attorney|\bpoa\b|apostille",
        r"(?:medicare|health|member\w*|oci|passport) card|\boci\b|\blink\b|\bcode\b|ticket|i-?20",
    ),
}
_PATTERNS = {kinds: "|".join(words) for kinds, words in _WORDS.items()}
_ANY = re.compile("|".join(f"(?P<d{number}>{pattern})" for number, pattern in enumerate(_PATTERNS.values())))
_KINDS = tuple(_PATTERNS)
DOCUMENT = "|".join((*_PATTERNS.values(), "证件", r"\bdocuments?\b", r"\bcards?\b", "证"))
"""Pattern of every word for a paper, over Simplified characters in small letters."""


def documents_named(text: str) -> list[frozenset[str]]:
    """Return the kinds of document each such word in a text may mean, in its order.

    Args:
        text: in Simplified characters and small letters.
    """
    return [_KINDS[int(str(found.lastgroup)[1:])] for found in _ANY.finditer(text)]
