"""Readers of a wish for data: a copy of one's own ("to whom do I send my files" is none), or another's. Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.kin import OTHERS, RELATIVES, ROLES, people_en, people_zh

_TAKES = re.compile(
    r"导出|汇出|下载|下載|打包|备份|拷贝|复制|副本|\bexp(?:or|ro)t|down?load|donwload|\bzip\b|\bback ?up\b|"
    r"\bpack up\b|"
    r"\bcopy of\b|\bportability\b|\baccess request\b|\bright of access\b|\bgdpr\b"
)
_HOLDINGS = r"(?:资料|数据|信息|资枓|记录|文件|材料|对话|data|dta)"
_GIVE = r"(?:发我|给我|俾我|畀我|拿回|攞返|带走|转走|存成|一份|一分|(?:发|给|俾|畀)一?份)"
_GIVES_BACK = re.compile(
    rf"{_HOLDINGS}[^，。,?？]{{0,10}}{_GIVE}|{_GIVE}[^，。,?？]{{0,14}}{_HOLDINGS}|(?:畀|俾|给)份[^，。,]{{0,8}}{_HOLDINGS}|"
    r"\b(?:give|send|get|let|have|take|request|save|hand)\b[^.?!]{0,30}"
    r"\b(?:my (?:\w+ )?(?:data|information|records|chat)|(?:everything|all)\b[^.?!]{0,16}\b(?:me|data|records|"
    r"documents|files)|(?:conversation|chat|this)\b[^.?!]{0,12}\bfile)"
)
_OF_SENDING = re.compile(
    r"(?:给|到|去|俾|畀)(?:谁|哪|边|法院|公证|律师|你)|邮寄|寄|证明|模板|范本|"
    r"\b(?:to whom|who do|where (?:do|should|can|must)|mail|post|court|lawyer|notary)\b"
)


def asks_for_copy(text: str) -> bool:
    """Return True if a text asks in so many words for one's own data."""
    plain = aligned(text)
    asked = _TAKES.search(plain) or _GIVES_BACK.search(plain)
    return asked is not None and _OF_SENDING.search(plain) is None


_WHOSE_ZH = rf"(?:{people_zh(RELATIVES, OTHERS, ROLES)}|(?<!其)(?:他|她|佢|人家|对方|被告|原告)(?:们|哋)?|别人)"
_WHOSE_EN = (
    rf"(?:(?:my|the|our) (?:\w+ )?{people_en(RELATIVES, OTHERS, ROLES)}|"
    r"him|her|them|(?:the )?(?:other side|defendant|plaintiff))"
)
_DATA_ZH = r"(?:资料|个人信息|信息|数据|档案|户籍|流水|聊天记录|填(?:了|过|咗)(?:什么|乜|啲乜))"
_DATA_EN = r"(?:data|personal information|information|records?|files?|statements?|chats?)"
_ANOTHERS = re.compile(
    rf"{_WHOSE_ZH}(?:的|嘅|那份|嗰份|全部|所有|在(?:你们|这)[^，。]{{0,4}}|喺(?:你哋|呢)[^，。]{{0,4}}){{0,3}}"
    rf"(?:全部|所有|银行|户籍)?{_DATA_ZH}|"
    rf"\b(?:{_WHOSE_EN}['’]s?|his|her|their) (?:\w+ ){{0,2}}{_DATA_EN}\b|"
    rf"\b{_DATA_EN} (?:you (?:have|hold|keep|stored?) )?(?:about|of|on|for) {_WHOSE_EN}\b"
)
_WANTS_TO_HAVE = re.compile(
    r"看|查|睇|攞|拿|要|导出|发|给|俾|畀|知道|\b(?:see|get|give|send|have|show|look|copy|export|download|know|check|find)\b"
)
_TO_BRING = re.compile(
    r"(?:要|需要|准备|带|交|提交|补|填)(?:什么|哪些|咩|乜|啲乜)|怎么填|点填|改|更正|安全|保密|泄露|"
    r"\b(?:bring|prepare|hand in|fill|correct|change|safe|secret|leak\w*)\b"
)
"""Questions of what has to be handed in, put right or kept safe, which wish to be shown nothing."""


def asks_for_anothers(text: str) -> bool:
    """Return True if a text asks to be given or shown the data of somebody else."""
    plain = aligned(text)
    asked = _ANOTHERS.search(plain) and _WANTS_TO_HAVE.search(plain)
    return asked is not None and _TO_BRING.search(plain) is None
