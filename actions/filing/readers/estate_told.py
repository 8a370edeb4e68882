"""Readers of what a message about an estate tells: one's kinship, who else inherits, or what is left. Pure.

A question that takes any words took whichever came: "还有三个姑姑一个伯父" as kinship, "我是他孙子" as the estate.
"""

from __future__ import annotations

import re
from typing import Literal

from actions.dialogue.readers.kin import RELATIVES, people_en, people_zh
from actions.script import sign_by_sign

Told = Literal["relation", "heirs", "estate_list", ""]

_KIN_ZH, _KIN_EN = people_zh(RELATIVES), people_en(RELATIVES)
_NUMERAL = "[一两二三四五六七八九十\\d]"
_OWN = re.compile(
    rf"^(?:我)(?:是|系)(?:他|她|佢|死者|被继承人|去世的|过世的)?(?:{_KIN_ZH})?(?:的|嘅)?(?:{_KIN_ZH})$"
    rf"|^(?:i am|i'm) (?:his|her|the)?\s?{_KIN_EN}$",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    rf"^(?:还有|仲有|另外(?:还|仲)?有|其他(?:的)?(?:继承人)?(?:是|有)?|除了我)[^，。；;]{{0,6}}(?:{_KIN_ZH})"
    rf"|^(?:also|and|there (?:is|are)(?: also)?|besides me) [a-z ]{{0,12}}{_KIN_EN}\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"{_NUMERAL}(?:个|位|名)(?:{_KIN_ZH})")
_SIBLINGS = re.compile(
    rf"(?:兄弟姐妹|兄妹|兄弟|姐妹|姊妹|姐弟)(?:一共|总共|共|有)?{_NUMERAL}(?:个|人)|{_NUMERAL}个?(?:兄弟姐妹|兄妹|兄弟|姐妹|姊妹|姐弟)",
)
_THING = re.compile(
    rf"{_NUMERAL}(?:栋|间|套|层|块|幢|座|亩|笔|辆|处|个)(?:[\u3400-\u9fff]{{0,4}})(?:屋|房|楼|铺|店|地|田|车|存款|车位|祠堂)"
    r"|存款|存折|股票|股份|房产|宅基地|碉楼|\b(?:house|flat|apartment|shop|land|savings|bank account)s?\b",
    re.IGNORECASE,
)
_ENDS = " 。.！!，,~"
_LEAD = re.compile(rf"^(?:还有|仲有|另外(?:还|仲)?有|其他(?:的)?(?:继承人)?(?:是|有)?)(?:一?[个位])?(?={_KIN_ZH})")


def heirs_named(text: str) -> str:
    """Return the heirs a message adds, without the words that add them ("仲有個細佬黃國華")."""
    words = text.strip(_ENDS)
    lead = _LEAD.match(sign_by_sign(words))
    return words[lead.end() :] if lead is not None else words


def told_of_estate(text: str) -> Told:
    """Return which of the three questions about an estate a message plainly answers; nothing where it may be any."""
    plain = sign_by_sign(text.strip(_ENDS))
    if _OWN.match(plain):
        return "relation"
    things = _THING.search(plain) is not None
    if not things and (_FURTHER.match(plain) or _SIBLINGS.search(plain) or len(_COUNTED.findall(plain)) > 1):
        return "heirs"
    return "estate_list" if things and not re.search(rf"(?:{_KIN_ZH})|\b{_KIN_EN}\b", plain, re.IGNORECASE) else ""
