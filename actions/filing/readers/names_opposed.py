"""Two names of which one is said to be right and the other wrong ("佢老公名司徒偉明，唔係司徒文偉"). Pure."""

from __future__ import annotations

import re

from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

_ZH = r"[\u3400-\u9fff·]{2,6}?"
_EN = r"[A-Z][\w'’.-]*(?:[ ][A-Z][\w'’.-]*){0,3}"
_CALLED = r"(?:真名|全名|姓名|名字|名)?(?:应该|其实|应|才|先)*(?:名叫|叫做?|名|是|系|为)"
_NOT = r"(?:而?不是|唔系|并非|不叫|唔叫|不系|唔是)(?:叫|名叫)?"
_ENDS = r"(?=$|[，,。.；;！!\s]|吧|啊|呀|啦|喎|哦)"
_PATTERNS = (
    re.compile(rf"{_CALLED}(?P<new>{_ZH})[，,；;。\s]*{_NOT}(?P<old>{_ZH}){_ENDS}"),
    re.compile(rf"{_NOT}(?P<old>{_ZH})[，,；;。\s]*{_CALLED}(?P<new>{_ZH}){_ENDS}"),
    re.compile(
        rf"\b(?:name is|name's|called|is|it's) (?P<new>{_EN})[,;.]? (?:and )?(?:it(?:'s| is) )?not (?P<old>{_EN})"
    ),
    re.compile(rf"\bnot (?P<old>{_EN})[,;.]? (?:but|it's|it is|(?:his|her|my) name is) (?P<new>{_EN})"),
)


def names_opposed(text: str) -> tuple[str, str] | None:
    """Return the name that is right and the one that is wrong, as they were written; None where none are opposed."""
    plain = sign_by_sign(text)
    for pattern in _PATTERNS:
        if (found := pattern.search(plain)) is not None:
            new, old = (text[slice(*found.span(one))].strip() for one in ("new", "old"))
            if is_name(new) and is_name(old) and new != old:
                return new, old
    return None
