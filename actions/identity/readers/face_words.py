"""Reader of whoever says that the page of a face check does not open, or its link is used up. Pure."""

from __future__ import annotations

import re

from actions.story.readers.plain import plain

_LONGEST, _LONGEST_IN_LETTERS = 50, 140
"""Characters; a longer message tells more than that."""
_THING = r"(?:链接|连结|网址|网页|页面|那页|个页|条link|\b(?:link|page|url|site|website)\b)"
_GONE = (
    r"(?:过(?:了)?期|失效|无效|用过|作废|没(?:有)?(?:反应|用)|(?:打|点|按|进|开|去|上|入)不(?:开|到|了|去|进)|坏(?:了|的)|"
    r"错误|出错|开不(?:到|了)|"
    r"expired?|dead|invalid|broken|(?:already )?used|"
    r"(?:does|do|is|did|will|wo|ca|can)(?:n.?t| ?not) (?:open|work|load)|not (?:open|work)ing|"
    r"error|blank|stuck)"
)
_BOTH = re.compile(rf"{_THING}.{{0,24}}{_GONE}|{_GONE}.{{0,16}}{_THING}", re.IGNORECASE)
_FACE = re.compile(r"人脸|刷脸|面容|识别|核验|身份|\bface\b|\bidentity\b|\bverif", re.IGNORECASE)
_OTHER = re.compile(
    r"见证|视频|开庭|调解|律师|公证|邀请|\b(?:video|witness|hearing|mediation|lawyer|invitation)\b", re.IGNORECASE
)


def link_is_gone(text: str) -> bool:
    """Return True if a text says that a link or page has expired, was used or does not open."""
    if not text or len(text) > (_LONGEST_IN_LETTERS if text.isascii() else _LONGEST):
        return False
    return _BOTH.search(plain(text)) is not None and not _OTHER.search(plain(text))


def names_face_check(text: str) -> bool:
    """Return True if a text speaks of the face check, or of the verification."""
    return _FACE.search(plain(text)) is not None
