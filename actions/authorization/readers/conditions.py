"""Powers that somebody gives on the condition that they are asked before each use. Pure.

"Settle, but ask me first" neither gives the power nor refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.script import sign_by_sign
from backend.authorization.power.model import SpecialPower

_PARTS = re.compile(r"[，,。；;！!？?\n]+|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|\s(?=but\b)", re.IGNORECASE)
_NAMED: Mapping[SpecialPower, re.Pattern[str]] = {
    "admit": re.compile(r"承认|认[对诉]方?的?请求|\b(?:admit|concede)", re.IGNORECASE),
    "waive": re.compile(r"放弃(?!继承)|\b(?:waiv|give up|drop)\w*(?! the (?:inherit|estate))", re.IGNORECASE),
    "change": re.compile(r"(?:变更|改)(?:诉讼)?请求|\b(?:change|amend|alter)\w* (?:the |my )?claim", re.IGNORECASE),
    "settle": re.compile(r"和解|\bsettl(?:e|ing|ement)", re.IGNORECASE),
    "counterclaim": re.compile(r"反诉|\bcounter-?claim", re.IGNORECASE),
    "appeal": re.compile(r"上诉|\bappeal", re.IGNORECASE),
}
_FREE = re.compile(
    r"(?:不用|无需|毋须|不需要?|不必|唔使|唔需要)(?:先|再)?(?:问|经|等|征求)过?我"
    r"|\bwithout (?:asking|consulting|calling) me\b"
    r"|\b(?:no need|need not|doesn'?t (?:have|need)|needn'?t)[^.,]{0,8} (?:to )?(?:ask|consult|check)",
    re.IGNORECASE,
)
"""Words by which nobody has to be asked."""
_FORBIDS = re.compile(r"不能|不可以?|不得|不准|不许|别|唔可以|唔准|\b(?:not|never|no|cannot)\b|n't\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?:先|事先|提前|一定要|必须|都?要|得|须)(?:来|打电话)?(?:问|通知|告诉|跟我商量|同我商量|征求|请示|话)(?:过|一下|下|返|咗|俾)?我?"
    r"|(?:问|通知)(?:过|咗)我(?:先|才|再|至)"
    r"|(?:经|征得|得到|取得|获得|等|要|须|先)(?:过)?我(?:本人)?(?:的|嘅)?(?:书面|事先|明确)?(?:同意|点头|批准|许可|确认|签字|授权)"
    r"|我(?:本人)?(?:书面|事先|先)?(?:同意|点头|批准|确认)(?:了|咗|先|才|再|至|之后|以后|后|的话|就)"
    r"|(?:如果|要是|除非|只要|只有|等)我(?:本人)?(?:书面)?(?:同意|点头|批准|确认)"
    r"|\b(?:ask|asks|asking|consult\w*|check(?:s|ing)? with|call(?:s|ing)?|tell(?:s|ing)?|inform\w*) me\b"
    r"|\b(?:my|our)(?: \w+){0,2} (?:consent|approval|permission|agreement|ok|okay|signature|say-so)\b"
    r"|\b(?:if|when|once|unless|after|until|provided)(?: that)? i(?:'ve| have)?(?: \w+)? "
    r"(?:agree|approve|say|sign|ok|consent|confirm)\w*"
    r"|\bi (?:must|have to|need to|want to) (?:agree|approve|be asked|ok|sign)\w*",
    re.IGNORECASE,
)


def asked_first(text: str) -> tuple[SpecialPower, ...]:
    """Return the powers a text gives only after the principal was asked, in the order of the paper.

    A condition belongs to the powers of its own part of the sentence, or else to those of the part before it.
    """
    found: set[SpecialPower] = set()
    before: set[SpecialPower] = set()
    for part in _PARTS.split(sign_by_sign(text)):
        named: set[SpecialPower] = {power for power, words in _NAMED.items() if words.search(part)}
        if on_condition(part):
            found |= named or before
        before = named or before
    return tuple(power for power in _NAMED if power in found)


def on_condition(text: str) -> bool:
    """Return True if a text asks to be asked before ("可以 但要先问我", "yes if i agree")."""
    plain = sign_by_sign(text)
    free = _FREE.search(plain)
    if free is not None and not _FORBIDS.search(plain[: free.start()]):
        return False
    return free is not None or _CONDITION.search(plain) is not None
