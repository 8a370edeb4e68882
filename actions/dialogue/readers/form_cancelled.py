"""Reader of the open form's being cancelled by its name ("取消公证", "cancel the booking"). Pure.

Only a stretch that says nothing else counts: "取消公证人的资格" names no form, and "cancel my appointment on Friday"
means one that is held.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.clauses import stretches
from actions.dialogue.titles import is_named
from actions.script import sign_by_sign
from backend.shared.wording import Words

_POLITE = (
    r"(?:请|麻烦|唔该|那就|那|不如先|不如|我想|我要|想|先|帮我|ok|okay|please|pls|can you|could you|i want to|"
    r"i would like to|i'd like to|let's|just|no)"
)
_STOPS = r"取消|不办|唔办|不约|唔约|停"
_CANCELS = rf"(?:{_STOPS}|不弄|唔搞|不搞|撤掉|放弃|停止|cancel|stop|drop|scrap|call off|abort|quit|forget|leave)"
_NAME = (
    r"(?:了|掉|咗|这个|呢个|这次|呢次|这份|呢份|the|this|that|new)*\s*"
    r"(?P<name>(?:[\u3400-\u9fff]{2,6}?)|(?:[a-z]+ ?){1,3})"
)
_ENDS = r"(?:了|吧|啦|喇|先|please|for now|now|first|thanks)*"
_ORDER = re.compile(rf"(?:{_POLITE}[\s,，]*)*{_CANCELS}\s*{_NAME}\s*{_ENDS}")
_TURNED = re.compile(
    rf"(?:{_POLITE}[\s,，]*)*(?:把|将)?{_NAME}\s*(?:先)?(?:取消|不办|唔办|不约|唔约|停)(?:掉|咗|了|吧|啦|喇|先)*"
)
_ANY_FORM = re.compile(r"预约|申请|表格?|这单|呢单|booking|form|application|request")
_PEOPLE = ("员", "人", "书", "的")
"""Signs of a name that is more than a form's ("公证员的资格", "公证书")."""
_EDGES = " ，,。.!！~、;；"


def cancels_form(text: str, title: Words) -> bool:
    """Return True if the first stretch of a message cancels the open form by its name, and says nothing else.

    Args:
        text: as it was written.
        title: of the open form.
    """
    first = next((text[start:end] for start, end in stretches(text) if text[start:end].strip(_EDGES)), "")
    plain = sign_by_sign(first).casefold().replace("’", "'").strip(_EDGES)
    found = _ORDER.fullmatch(plain) or _TURNED.fullmatch(plain)
    name = found["name"].strip() if found else ""
    if any(sign in name for sign in _PEOPLE):
        return False
    return bool(name) and (is_named(title, name) or _ANY_FORM.fullmatch(name) is not None)
