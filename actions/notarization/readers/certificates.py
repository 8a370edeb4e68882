"""What words say of the certificate that is wanted: how many, in which languages, for whom, and who comes for it. Pure.

The office has no question of its own for these; they go into the note, in the person's own words.
"""

from __future__ import annotations

import re

from actions.filing.readers.acting_for import KIN
from actions.script import sign_by_sign

_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十几])"
_COPIES = re.compile(
    rf"一式{_COUNT}份|{_COUNT}\s?(?:份|本|套)(?![工子心额钱情报人护证存])|"
    r"\b(?:one|two|three|four|five|six|\d{1,2}|several)\s(?:certified |notarized |extra )?"
    r"(?:copies|copy|sets?|originals?)\b",
    re.IGNORECASE,
)
_TONGUE = r"(?:中英|中葡|中|英|葡|西班牙|西|法|德|意大利|意|日|韩|泰|越南|印尼|印度尼西亚|马来|荷兰|俄)"
_LANGUAGE = re.compile(
    rf"{_TONGUE}[文语](?:的|译|版|各|一份|翻译|公证|\s?(?:同埋?|和|跟|及|、|加)\s?{_TONGUE}[文语])|(?:要|译成|翻成|翻译成|出){_TONGUE}[文语]|译文|译本|翻译件|双语|中英对照|"
    r"\b(?:english|portuguese|spanish|french|german|italian|japanese|thai|vietnamese|indonesian|dutch|bilingual)\s"
    r"(?:translation|version|text|copy|copies)\b|\btranslat(?:ed|ion)\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    rf"(?:{KIN}|[\u3400-\u9fff]{{2,3}})(?:可以|能|会|就|帮我|[\u3400-\u9fff]{{2,4}}?)?(?:替我?|代我?|帮我?)(?:去|来|办|领|拿|跑|递|取)|"
    rf"(?:{KIN})[\u3400-\u9fff]{{0,5}}(?:拿(?:着)?委托书)?(?:去[\u3400-\u9fff]{{0,6}}(?:办|领|拿|取|攞|公证)|可以去|会去|代办)|(?:代办|代领|代取)(?:人|的)?\s*(?:是|系)?\s*(?:{KIN})|"
    rf"(?:叫|让|请|委托|由)(?:{KIN}|他们|她们)[\u3400-\u9fff]{{0,4}}(?:代|替|去|签|办|领|收|卖)?|"
    rf"\b(?:{KIN}|[A-Z][a-z]+(?: [A-Z][a-z]+)+)\b[^.;]{{0,40}}\b(?:will|can|is going to|shall)\s"
    r"(?:go|come|apply|attend|pick|collect|fetch|do it|get it|handle|bring|sign)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    rf"(?:小孩|孩子|宝宝|女儿|儿子|{KIN})(?:的名字)?(?:叫做?|名叫|是|系)\s?[\u3400-\u9fff]{{2,4}}(?![\u3400-\u9fff])|"
    rf"我是(?:他|她)?的?(?:儿子|女儿|老婆|太太|老公|丈夫|妻子|孙)|(?:出|生)(?:生)?(?:于|在)|\d\s?(?:日|号)(?:出)?生|"
    r"出生的?$|(?:去世|过世|过身|病逝|走)(?:的|了)?$|继承人有|"
    rf"\bmy (?:\w+ )?(?:child|{KIN})(?:['’]s name)? (?:is|is called|called)\b|\b(?:was )?born (?:on|in|at)\b",
    re.IGNORECASE,
)
_ESTATE = re.compile(
    r"存款|存折|存单|银行账户|没有?留?遗嘱|冇遗嘱|遗嘱|死亡证|房产证|不动产权证|名下|出生证(?:丢|不见|没|冇)|出世纸(?:唔见|冇)|收房款|签(?:售楼|卖房|买卖)?合同|"
    r"\b(?:bank account|savings|deposit|death certificate|title deed|no will|sale contract)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:移民|签证|枫叶卡|绿卡|永居|入学|留学|读书|结婚|注册结婚|定居|团聚|入籍|换证)[\u3400-\u9fff]{0,3}用|(?:用来|用于|用嚟|为了|是为)[\u3400-\u9fff]{2,}|"
    r"\bfor (?:us |uk )?(?:immigration|a visa|visa|school|marriage|citizenship|a green card)\b",
    re.IGNORECASE,
)
_DOES_ZH = (
    r"(?:卖|出售|买|过户|签(?!证)|收(?:款|钱|房款)|领(?:钱|款|取)|取(?:钱|款|回)|拿(?:钱|回)|攞(?:钱|返|回)|"
    r"(?:替|帮|代)我?(?:去|来|在|到)?[\u3400-\u9fff]{0,6}?(?:卖|签|收|领|取|拿|攞|办))"
)
_DOES_EN = r"(?:sell|buy|sign|collect|receive|withdraw|transfer|handle|deal)"
_GIVES_POWER = re.compile(
    rf"(?:委托|授权|全权|授予|叫|让|请|由)(?:我的?)?(?:{KIN}|[\u3400-\u9fff]{{2,4}}?)[\u3400-\u9fff]{{0,8}}?{_DOES_ZH}|"
    rf"\b(?:giv(?:e|ing)|let|allow|authori[sz]e|appoint|empower|want|need)\s(?:my (?:\w+ )?)?(?:{KIN})\b[^.;]{{0,30}}"
    rf"\bto\s{_DOES_EN}\b|"
    rf"\bmy (?:\w+ )?(?:{KIN})\b (?:should|must|shall|can|could|may|has to|needs to) "
    rf"(?:be able to |be allowed to )?{_DOES_EN}\b",
    re.IGNORECASE,
)


_LABEL_AT_END = re.compile(
    r"[\s，,]*(?:(?:的|嘅)?(?:联系)?(?:电话|手机|手提|号码|身份证|护照|证件)(?:号码?)?(?:是|系)?|"
    r"\b(?:his|her|their|phone|telephone|mobile|passport|id|number|no\.?|is)\b)[\s:：]*$",
    re.IGNORECASE,
)


def without_label(text: str) -> str:
    """Words without the name of a number at their end, where the number itself was taken out."""
    bare = text
    while found := _LABEL_AT_END.search(sign_by_sign(bare)):
        bare = bare[: found.start()]
    return bare


def tells_of_copies(text: str) -> bool:
    """Whether words say how many certificates are wanted, or in which languages."""
    plain = sign_by_sign(text)
    return _COPIES.search(plain) is not None or _LANGUAGE.search(plain) is not None


def tells_who_goes(text: str) -> bool:
    """Whether words say who comes to the office instead of the applicant, or is given the power."""
    return _GOES.search(sign_by_sign(text)) is not None


def gives_power(text: str) -> bool:
    """Whether words say that somebody shall sell, sign or collect for the writer: that is a power of attorney."""
    return _GIVES_POWER.search(sign_by_sign(text)) is not None


def tells_the_notary(text: str) -> bool:
    """Whether words tell what the notary needs beside the questions: copies, languages, who goes, whose it is, why."""
    if tells_of_copies(text) or tells_who_goes(text):
        return True
    plain = sign_by_sign(text)
    return any(one.search(plain) is not None for one in (_WHOSE, _ESTATE, _PURPOSE))
