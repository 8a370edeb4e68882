"""Readers of whom somebody says they act for, and of that person ("帮舅舅办的，他叫黎国华"). Pure.

Only words that say it outright count: that a mother lent the money does not say that it is she who sues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from actions.dialogue.readers.kin import RELATIVES, people_en, people_zh
from actions.dialogue.readers.names import is_name
from actions.script import sign_by_sign

_KIN_ZH = people_zh(RELATIVES, "friend", led=True)
_KIN_EN = people_en(RELATIVES, "friend")
KIN = rf"(?:我的?)?{_KIN_ZH}|\b{_KIN_EN}\b"
"""Words for a relative or a friend, in Chinese spelt in Simplified or in English; a pattern in small letters."""
_RELATIVE = re.compile(KIN)
_DOES = (
    r"(?:办(?!厂|公司|证|签|移民|酒)|弄|搞掂|搞定|处理|问|申请|打官司|起诉|告|立案|追|讨|入稟|入禀|"
    r"委托|委託|授权|授權|请律师|請律師|找律师|找律師|预约|預約|公证|公證|"
    r"来(?=办|问|告|起诉|申请|的|$))"
)
_LED = r"(?:我|就|就是|是|系|都是|这次|呢次|其实|主要)*"
_ACTING_ZH = re.compile(
    rf"(?<![请找让叫托求])(?:帮|替|代|代表)(?:我的?|我)?(?P<kin>{_KIN_ZH})(?:[^，。,\s]{{0,4}})??{_DOES}"
    rf"|(?:^|[，。,；\s]){_LED}(?:帮|替|代|为)(?:我的?)?(?P<alone>{_KIN_ZH})"
    rf"(?:{_DOES})?(?:的|嘅|啦|呀|啊|而已)?(?=$|[，。,；！!])"
)
_ACTING_EN = re.compile(
    rf"\b(?:on behalf of|doing (?:this|it|all this)?\s?for|(?:this|it)(?:'s| is)(?: all)? for|i(?:'m| am) helping|"
    rf"(?:fil(?:e|ing)|su(?:e|ing)|asking|writing|acting|appoint(?:ing)?|hir(?:e|ing)|authori[sz](?:e|ing)|book(?:ing)?)"
    rf"(?: \w+){{0,4}} for)\s+my (?P<kin>{_KIN_EN})\b(?!['’]s)"
    rf"|(?:^|[,.;]\s*)(?:just |only )?for my (?P<alone>{_KIN_EN})(?=\s*(?:$|[,.;!]))",
    re.IGNORECASE,
)
_FOR_ONESELF = re.compile(
    r"(?:帮|替|为|是)我?自己(?:办|告|起诉|立案|打官司)?的?(?=$|[，。,；！!])|\bfor myself\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:不是|唔系|并非|not|isn't|n't)\s*(?:doing it |filing )?$", re.IGNORECASE)
_NAME = r"(?P<name>[\u3400-\u9fff·]{2,4}?|[A-Z][A-Za-z'’.-]*(?:\s[A-Z][A-Za-z'’.-]*){1,3})"
_ENDS = (
    r"(?=$|[，。；;！!,.(（]|"
    r"\s*(?:办|起诉|立案|打官司|借给|借出|借了|租给|卖给|投了|被|住|向|把|lent\b|lives\b|was\b|is\b|wants\b))"
)


@dataclass(frozen=True, slots=True)
class ActingFor:
    """Person somebody acts for.

    Args:
        whom: ``relative``, ``self``, or nothing where it is not said.
        kin: how the relative is called ("舅舅", "mother"), or nothing.
    """

    whom: str = ""
    kin: str = ""


def acting_for(text: str) -> ActingFor:
    """Return for whom a message says outright that its writer acts.

    Args:
        text: as it was written.
    """
    plain = sign_by_sign(text)
    if _FOR_ONESELF.search(plain) is not None:
        return ActingFor("self")
    for pattern in (_ACTING_ZH, _ACTING_EN):
        for found in pattern.finditer(plain):
            if _DENIED.search(plain[: found.start()]) is None:
                return ActingFor("relative", (found["kin"] or found["alone"]).removeprefix("我"))
    own = _KIN_SUES.search(plain)
    if own is not None:
        return ActingFor("relative", next(kin for kin in own.groups() if kin))
    them = _FOR_THEM.search(plain)
    spoken = list(_KIN_SPOKEN_OF.finditer(plain, 0, them.start())) if them is not None else []
    return ActingFor("relative", (spoken[-1]["zh"] or spoken[-1]["en"]).removeprefix("我")) if spoken else ActingFor()


_KIN_SUES = re.compile(
    rf"原告(?:应该|应当)?(?:是|系|写|填|改成|改为|换成)我的?(?P<zh>{_KIN_ZH})|"
    rf"(?:合同|房子?|屋|楼|借条|借据|租约|钱)[^，。]{{0,8}}我的?(?P<kept>{_KIN_ZH})(?:的|嘅)?名(?:字|义|下)?(?:的|嘅)?[，,\s]*(?:而)?(?:不是|唔系)我|"
    rf"\bmy (?P<en>{_KIN_EN}) (?:is|should be) the (?:plaintiff|one who sues|buyer|owner|lender|creditor)\b|"
    rf"\bmy (?P<owner>{_KIN_EN})'s name (?:is )?on the \w+[^.]{{0,16}}\bnot mine\b",
    re.IGNORECASE,
)
"""Words by which a relative, and not who writes, is the one whose claim it is."""
_FOR_THEM = re.compile(
    r"(?<![请找让叫托求])(?:帮|替|代)(?:他|她|佢)(?:办|问|告|起诉|立案|打官司|弄|搞|处理|来)|"
    r"\b(?:do(?:ing)?|fil(?:e|ing)|fill(?:ing)?|su(?:e|ing)|ask(?:ing)?|writ(?:e|ing)|handl(?:e|ing)|bring(?:ing)?|start(?:ing)?)"
    r"(?: \w+){0,4} for (?:him|her|them)\b",
    re.IGNORECASE,
)
"""Words for somebody who acts for the person spoken of last."""
_TELLS_PARTY = re.compile(
    r"⟦|[\u3400-\u9fff](?:叫做?|名叫|的名字是)[\u3400-\u9fff]|\b(?:name is|is called|called)\b|"
    r"住(?:在|喺)?[\u3400-\u9fff]{2}|"
    r"\b(?:lives? (?:in|at)|Ltd|Co\.|Limited|Inc)\b|公司(?:是|叫)"
)
_TELLS_TIE = re.compile(
    r"授权|授權|委托|委託|代理|代表|监护|監護|我(?:是|系|係)|(?:是|系|係)(?:我|他|她|佢)的?|没有|沒有|冇|还没|還沒|未有|董事|经理|法人|负责人|股东|老板|"
    r"\b(?:i am|i'm|i chair|power of attorney|authori[sz]\w+|no paper|director|guardian|attorney)\b",
    re.IGNORECASE,
)


def tells_party(text: str) -> bool:
    """Return True if a text tells who somebody is: a name, a number, a home."""
    return _TELLS_PARTY.search(text) is not None


def tells_tie(text: str) -> bool:
    """Return True if a text tells what ties the writer to whom they act for, or whether there is a paper."""
    return _TELLS_TIE.search(text) is not None


def name_of(kin: str, text: str) -> str:
    """Return what a message says that a relative is called ("我舅舅叫黎国华", "替舅舅黎国华办"), or nothing."""
    if not kin:
        return ""
    found = (one["name"] for pattern in _called(kin) for one in pattern.finditer(text))
    return next((name for name in found if is_name(name) and not _HAPPENED.search(sign_by_sign(name))), "")


@lru_cache(maxsize=256)
def _called(kin: str) -> tuple[re.Pattern[str], ...]:
    zh = r"(?:的|嘅|个|個)?(?:名字|姓名|名)?(?:叫做?|是|系|係|名叫)?"
    called = (
        rf"{re.escape(kin)}{zh}\s*{_NAME}{_ENDS}",
        rf"{re.escape(kin)}[^，。,他她佢]{{0,12}}[，,](?:他|她|佢){zh}\s*{_NAME}{_ENDS}",
        rf"(?i:\bmy {re.escape(kin)}\b)[^.]*\.\s*(?:She|He)(?:'s| is)(?: called)?\s+{_NAME}{_ENDS}",
        rf"(?i:(?:my )?\b{re.escape(kin)}(?:'s name)?(?: is| was)?(?: called| named)?)[,:]?\s+{_NAME}{_ENDS}",
    )
    return tuple(map(re.compile, called))


_HAPPENED = re.compile(r"(?:[了咗过着住]|还在)$|^(?:过世|去世|离世|过身|病[了逝重]|走了|死)")
"""Ends and beginnings of what happened to a relative: no names, although 过 is a surname ("我爸爸过世了")."""
_SUES_ZH = re.compile(rf"(?:告|起诉|控告)(?:我的?)?(?P<kin>{_KIN_ZH})(?!的|借|欠)")
_SUES_EN = re.compile(rf"\b(?:sue|suing|against) my (?P<kin>{_KIN_EN})\b(?!['’]s)", re.IGNORECASE)
_SUES_THEM = re.compile(r"(?:要|想|去|就|会)告(?:他|她|佢)|起诉(?:他|她|佢)|\bsu(?:e|ing) (?:him|her)\b", re.IGNORECASE)
_WRONGS = re.compile(
    r"霸|占|独吞|不肯|不分|不给|不还|欠我|欠着|拿走|卖了|卖掉|骗|赖|过户|打我|不认|改名|"
    r"\b(?:took|takes|sold|refus\w+|owes|won't|keeps?|kept|moved in|locked)\b",
    re.IGNORECASE,
)
"""Deeds for which somebody is sued."""
_KIN_SPOKEN_OF = re.compile(rf"(?:^|[，。,；;\s])(?:我的?)?(?P<zh>{_KIN_ZH})|\bmy (?P<en>{_KIN_EN})\b", re.IGNORECASE)


def sued_kin(text: str) -> str:
    """Return how the relative is called whom a text says will be sued ("大佬一个人霸住，我要告佢"), or nothing."""
    plain = sign_by_sign(text)
    for pattern in (_SUES_ZH, _SUES_EN):
        if (found := pattern.search(plain)) is not None:
            return found["kin"].removeprefix("我")
    them = _SUES_THEM.search(plain)
    spoken = list(_KIN_SPOKEN_OF.finditer(plain, 0, them.start())) if them is not None else []
    if not spoken or them is None or not _WRONGS.search(plain, spoken[-1].end(), them.start()):
        return ""
    return (spoken[-1]["zh"] or spoken[-1]["en"]).removeprefix("我")


def kin_spoken_of(text: str) -> str:
    """Return how the first relative is called that a text speaks of ("我妈叫冯凤英"), or nothing."""
    found = _KIN_SPOKEN_OF.search(sign_by_sign(text))
    return (found["zh"] or found["en"]).removeprefix("我") if found is not None else ""


def last_relative(text: str) -> str:
    """Return the relative a text names last, as it calls them in Simplified characters; nothing where it names none."""
    found = list(_RELATIVE.finditer(sign_by_sign(text).lower()))
    return found[-1][0] if found else ""
