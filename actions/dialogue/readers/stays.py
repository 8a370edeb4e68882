"""Names of places that tell where somebody is or whose citizen they are, not whose a court is. Pure.

"蓬江法院判他还钱，我在多伦多怎么执行" is about a judgment of Pengjiang; Toronto is where the writer lives. Where
the debtor lives may be where they want it enforced.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from actions.dialogue.readers.court_names import KINDS_EN, KINDS_ZH

Whose = Literal["writer", "other", ""]
"""Person a place is told of: whoever writes, somebody else, or nobody."""

_MEANWHILE: Final = r"(?:人|现在|而家|依家|目前|长期|一直|已经|早就|早已|都|又|就|仲|还|常年)*"
_WRITER: Final = r"(?:我哋|我们|咱们|我|本人|自己|(?<![他她佢方告务证请行])人)"
_OTHER: Final = (
    r"(?:他们|佢哋|他|她|佢|对方|被告|原告|债务人|欠债人|借款人|前夫|前妻|老公|老婆|丈夫|妻子|老板|合伙人|亲戚|朋友|兄弟|"
    r"哥哥|弟弟|姐姐|妹妹|堂兄|表哥|父亲|母亲|爸爸|妈妈)"
)
_LIVES: Final = (
    r"(?:(?:居?住|定居|生活|移民|搬|跑|逃|躲|走|身)(?:在|喺|到|去|咗|了|入)*|(?:去|回|到|过)(?:了|咗)|"
    r"(?<!我)人(?:在|喺))"
)
"""Verbs of living somewhere, or of having gone there: what follows the name hardly matters."""
_IS_AT: Final = r"(?:在|喺|系|从|由)"
_LIVING_ZH: Final = re.compile(rf"(?:(?P<writer>{_WRITER})|(?P<other>{_OTHER}))?{_MEANWHILE}{_LIVES}$")
_BEING_ZH: Final = re.compile(rf"(?:(?P<writer>{_WRITER})|(?P<other>{_OTHER})){_MEANWHILE}{_IS_AT}$")
_GOES_ON: Final = re.compile(
    r"(?:这边|呢边|那边|嗰边)?(?:怎么|怎样|如何|点|咋|能|可以|可唔可以|可不可以|想|要|办|回不|返唔|应该|该|需要|须|得|会|是否|"
    r"是不是|系咪|申请|执行|工作|上班|做工|读书|生活|定居|委托|没空|冇时间|没时间|打算|准备|有没有办法|$|[\s，,。？?；;])"
)
"""Words behind a place somebody only is at: how, whether, or the end of the clause."""
_COURT_BEHIND: Final = re.compile(
    rf"(?:(?:{KINDS_ZH}|区域)*(?:法院|法庭|法官|仲裁|判|裁)|(?:'s|\s|{KINDS_EN})*(?:court|tribunal|judge))"
)
_CITIZEN_ZH: Final = re.compile(r"(?:国?籍|公民|护照|绿卡|华侨|华人|侨胞|居民|永居|身份证)")
_CITIZEN_EN: Final = re.compile(r"\s(?:citizens?|passports?|nationals?|nationality|residents?|permanent resident|pr)\b")
_WRITER_EN: Final = r"(?:i|we|i'm|we're|i've|we've)"
_OTHER_EN: Final = (
    r"(?:he|she|they|who|he's|she's|they're|debtor|defendant|plaintiff|husband|wife|ex|cousin|brother|sister|uncle|aunt|"
    r"father|mother|partner|boss|landlord|tenant|friend|man|woman|guy)"
)
_MEANWHILE_EN: Final = (
    r"(?:\s(?:is|am|are|was|now|currently|still|back|here|over|all|both|has|have|had|already|just|long))*"
)
_LIVES_EN: Final = (
    r"(?:lives?|living|lived|resides?|residing|based|settled|stay(?:s|ing)?|moved|emigrated|relocated|fled|"
    r"ran (?:off|away)|gone|went|works?|working|retired)(?:\s(?:here|now|back|over|away|off))*(?:\s(?:in|to|at))?"
)
_LIVING_EN: Final = re.compile(
    rf"\b(?:(?:(?P<writer>{_WRITER_EN})|(?P<other>{_OTHER_EN})){_MEANWHILE_EN}\s)?{_LIVES_EN}\s(?:the\s)?$"
)
_BEING_EN: Final = re.compile(
    rf"\b(?:(?P<writer>{_WRITER_EN})|(?P<other>{_OTHER_EN})){_MEANWHILE_EN}\s(?:in|from|at)\s(?:the\s)?$"
)
_HERE_EN: Final = re.compile(r"\b(?:over here|here|us|me) in\s(?:the\s)?$")
_ACTS_FROM: Final = re.compile(
    r"\b(?:i|we)\b[^.?!;]*\s(?!judg|decree|order|award|ruling|verdict|divorce|decision|courts?\b|papers?\b|summons|"
    r"letters?\b|documents?\b|one\b|mine\b|comes?\b|came\b)\S+\sfrom\s(?:here in\s)?(?:the\s)?$"
)
"""Words before a place from which the writer wants to act ("how do I enforce it from Toronto")."""


def stays(text: str, start: int, end: int) -> Whose:
    """Return of whom a name only tells where they are or whose citizen they are, or nothing.

    Args:
        text: in Simplified characters and small letters.
        start: of the name.
        end: of the name.
    """
    before, behind = text[:start], text[end:]
    if _COURT_BEHIND.match(behind):
        return ""
    if _CITIZEN_ZH.match(behind) or _CITIZEN_EN.match(behind):
        return "writer"
    for pattern in (_LIVING_ZH, _LIVING_EN):
        if found := pattern.search(before):
            return "other" if found["other"] else "writer"
    if found := _BEING_ZH.search(before):
        at_home = _GOES_ON.match(behind)
    else:
        found = _BEING_EN.search(before)
        at_home = found
    if found and at_home:
        return "writer" if found["writer"] else "other"
    return "writer" if _HERE_EN.search(before) or _ACTS_FROM.search(before) else ""
