"""Reader of a relative who wants, or has, to appoint a lawyer: the power is theirs, whoever writes. Pure.

"My dad is 78 and lives with me, he wants to give power of attorney to his lawyer", "阿公要给江门的律师写授权书". What a
relative wants the writer to do, or does against the writer, makes nobody a principal.
"""

from __future__ import annotations

import re

from actions.dialogue.readers.kin import KIN_EN, KIN_ZH
from actions.script import sign_by_sign

_GIVES_ZH = (
    r"(?:委托|授权(?!书怎么)|写授权|写委托|签授权|签委托|做授权|做委托|办授权|办委托|"
    r"(?:请|找|搵)(?:一?个|位)?[^，。,;；\s]{0,6}律师)"
)
_WANTS_ZH = re.compile(
    rf"(?P<kin>{KIN_ZH})[^。;；!！?？]{{0,24}}?(?:想|要|准备|需要|打算|得)(?![我你您佢他她不])[^，。,;；]{{0,12}}?{_GIVES_ZH}(?![我你您])"
)
_WANTS_EN = re.compile(
    rf"\bmy (?P<kin>{KIN_EN})\b(?!['’]s)[^.?!;]{{0,60}}?"
    r"\b(?:wants?|needs?|would like|has|have|must|wish(?:es)?|is going|plans?|should)\b(?! (?:me|you|us)\b)"
    r"[^.?!;]{0,10}?"
    r"\b(?:give|sign|appoint|authori[sz]e|hire|make|write|issue|grant|execute|do)\b(?! (?:me|you|us)\b)[^.?!;]{0,40}?"
    r"\b(?:lawyer|attorney|authori[sz]ation)\b",
    re.IGNORECASE,
)
_OF_LAWSUIT = re.compile(r"律师|状师|打官司|lawyer|attorney|lawsuit|court", re.IGNORECASE)
_AGAINST = re.compile(r"(?:告|起诉)(?:了|咗)?我|被(?:他|她|佢)告|\b(?:sue[sd]?|suing|against) me\b", re.IGNORECASE)


def who_appoints(text: str) -> str:
    """Return what the relative is called who wants to appoint a lawyer, or nothing.

    Args:
        text: as it was written.
    """
    plain = sign_by_sign(text).replace("’", "'")
    if _OF_LAWSUIT.search(plain) is None or _AGAINST.search(plain) is not None:
        return ""
    found = _WANTS_ZH.search(plain) or _WANTS_EN.search(plain)
    return found["kin"] if found is not None else ""
