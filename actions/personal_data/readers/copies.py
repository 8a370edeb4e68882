"""Reader of an outright wish for a copy of all one's data; "to whom do I send my files" is none. Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.aligned import aligned

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
