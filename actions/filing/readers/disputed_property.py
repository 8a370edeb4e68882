"""The house, shop or land a dispute is about: its address is where nobody is said to live. Pure.

"被告霸占我桥湖路5号的房子" and "property in dispute: 12 Donghua Road" place a house; "他住在我的房子里" tells a home.
"""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_THING = r"(?:房子|房屋|房产|物业|祖屋|祖宅|老屋|老宅|屋|楼房|铺位|商铺|店铺|铺头?|厂房|土地|田地?|地皮|宅基地|不动产)"
_PROPERTY = re.compile(
    r"争议|涉案|诉争|系争|讼争|争执的|(?:霸|侵|强|抢|被)占|占(?:了|住|用|去|据|着|咗)|霸(?:住|了|咗)|"
    r"祖屋|祖宅|老宅|宅基地|"
    rf"(?:我|咱|家里|父亲|母亲|爸|妈|公|婆|爷|奶|夫妻|共同|双方|遗产)[^，。；,;]{{0,24}}?{_THING}|"
    rf"[号楼室房座栋]的(?:那|这|呢|嗰)?(?:间|套|个|块|幢|栋)?{_THING}|{_THING}(?:的)?(?:地址|位置|坐落|位于)|(?:坐落|位于)[^，。；,;]{{2,30}}{_THING}|"
    r"\b(?:in dispute|disputed|at issue|subject of)\b|\boccup(?:y|ies|ied|ying)\b|"
    r"\b(?:the|my|our|an?|mother'?s|father'?s|parents'?|family) (?:late |old |family |rental |shared |\w+'s )*"
    r"(?:property|premises|house|flat|apartment|shop|land|plot|building)\b|\bproperty(?: address)?\b\s*[:：]",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?<!不)(?:居住|住)(?:在|喺|址|所|于|地址|到)|户籍|户口|(?:家庭|通讯|联系|身份证)地址|\b(?:lives?|living|resid\w+|stays?|staying)\b",
    re.IGNORECASE,
)
_STOP = "，。；;\n"


def tells_of_property(clause: str) -> bool:
    """Return True if a clause places what a dispute is about, and tells nobody's home."""
    words = sign_by_sign(clause)
    return _PROPERTY.search(words) is not None and _HOME.search(words) is None


def stands_for_property(text: str, start: int, end: int) -> bool:
    """Return True if the place that stands in a text from one character to another is of what a dispute is about."""
    first = max(text.rfind(stop, 0, start) for stop in _STOP) + 1
    last = min((at for stop in _STOP if (at := text.find(stop, end)) >= 0), default=len(text))
    return tells_of_property(text[first:last])
