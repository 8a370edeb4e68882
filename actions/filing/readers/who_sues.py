"""Readers of who sues and who is sued where that was put down wrong ("原告是我，黄伟东是我老公"). Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.kin import FRIENDS, RELATIVES, ROLES, people_en, people_zh
from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

_NAME = r"[\u3400-\u9fff·]{2,4}"
_I_SUE = re.compile(
    r"原告(?:就|才|应该|应当|当然)*(?:是|系)我(?![的嘅妈爸哥姐弟妹老])|我(?:才|就|先)*(?:是|系)原告|(?:起诉|告人|要告)的(?:人)?(?:是|系)我"
    r"|\bi(?:['’]m| am) the (?:plaintiff|one (?:who is )?suing)\b|\bthe plaintiff is me\b|\bi(?:['’]m| am) suing\b",
    re.IGNORECASE,
)
_KIN_ZH, _KIN_EN = people_zh(RELATIVES, ROLES, *FRIENDS), people_en(RELATIVES, ROLES, *FRIENDS)
_THEIRS = re.compile(
    rf"(?:^|[，,。；;！!\s])(?P<zh>{_NAME}?)(?:先|才|就)?(?:是|系)(?:被告|我(?:的|嘅)?(?:{_KIN_ZH}))"
    rf"|(?P<en>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,3}}) is (?:the defendant|my {_KIN_EN})",
)
_CALLED = re.compile(
    rf"[他她佢](?:在|喺|住|系|是)?[^。；;谁边]{{0,20}}?(?:名叫|叫做?|姓名是)(?P<name>{_NAME})(?=$|[，,。；;！!\s])"
)


def says_i_sue(text: str) -> bool:
    """Return True if a text says outright that who writes is the plaintiff."""
    return _I_SUE.search(sign_by_sign(text)) is not None


def who_is_theirs(text: str) -> str:
    """Return whom a text says to be the defendant or the writer's relative, tenant or the like, by name; or nothing."""
    found = _THEIRS.search(sign_by_sign(text))
    if found is None:
        return ""
    part = "zh" if found["zh"] else "en"
    name = text[found.start(part) : found.end(part)].strip()
    return name if is_name(name) else ""


def called_theirs(text: str) -> str:
    """Return how "he" or "she" is called in a text that tells more of them ("他在台山，叫黄伟东"), or nothing."""
    found = _CALLED.search(sign_by_sign(text))
    name = text[found.start("name") : found.end("name")] if found is not None else ""
    return name if is_name(name) else ""
