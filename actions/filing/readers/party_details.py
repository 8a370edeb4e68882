"""Readers of one sentence about a party: sex, telephone, document number, work; and of a name's kind. Pure.

"男，电话 138…，在新会开厂" answers four questions at once; nobody is asked them one by one (CPL-122-4: of a defendant
what is known).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from actions.answers import Answer
from actions.dialogue.readers.chinese_names import chinese_name_in
from actions.dialogue.readers.identity_details import is_card
from actions.dialogue.readers.occupations import occupation_in
from actions.dialogue.readers.organisations import is_organisation
from actions.filing.readers.companies_told import company_in
from backend.shared.wording import kept_parts

_PHONE = re.compile(r"⟦phone:[0-9a-f]{10}⟧")
_DOCUMENT = re.compile(r"⟦document:[0-9a-f]{10}⟧")
_ANY_TOKEN = re.compile(r"⟦[a-z]+:[0-9a-f]{10}⟧")
_LABELS = re.compile(
    r"(?:(?:(?<=[\s，,、。；;：:])|^)(?:我的?|用)?[\u3400-\u9fff]{2,6})?(?:护照|護照)(?:号码|號碼|号|號)?(?:是|係|为|:|：)?|"
    r"(?:性别|性別|电话|電話|手机|手機|号码|號碼|身份证号?|身份證號?|护照号?|護照號?|证件号?|證件號?|工作单位|民族|职业|職業|"
    r"\b(?:phone|telephone|(?:[a-z]+\s+)?passport|id(?: card)?|number|sex|occupation)\b)\s*(?:是|係|为|:|：|is\b)?",
    re.IGNORECASE,
)
_BEGIN, _END = (
    r"(?:^|[\s，,、。；;：:])(?:他|她|佢|我|本人|(?:i|he|she)(?:['’]?m|['’]?s| am| is))?\s?"
    r"(?:是|係|系)?(?:个|個|an?\s)?(?:",
    r")(?=$|[\s，,、。；;])",
)
_MALE = re.compile(_BEGIN + r"男(?:的|嘅|性|人|士|仔)?|先生|m|male|man" + _END, re.IGNORECASE)
_FEMALE = re.compile(_BEGIN + r"女(?:的|嘅|性|人|士|仔)?|太太|小姐|f|female|woman" + _END, re.IGNORECASE)
_BORN = re.compile(
    r"出生|出世|生日|[年月日]生(?![效前])|生于|生於|\bborn\b|\bbirthday\b|\bdate of birth\b", re.IGNORECASE
)
_DEED = re.compile(
    r"签|簽|借|还|還|买|買|卖|賣|付|转|轉|租|结婚|結婚|登记|登記|分居|入职|入職|合同|开工|開工|完工|交货|交貨|过身|過身|去世|"
    r"\b(?:signed|lent|borrowed|paid|bought|sold|married|contract|delivered|died|began|started)\b",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"^[\u3400-\u9fff·]{2,4}$")
_LATIN_NAME = re.compile(r"^[^\W\d_\u3400-\u9fff]+(?:[ ,.'’-]+[^\W\d_\u3400-\u9fff]+){0,4}$")
_BOTH_SCRIPTS = re.compile(r"^[A-Za-z][A-Za-z ,.'’-]*[A-Za-z.] [\u3400-\u9fff·]{2,4}$")
_AMBIGUOUS_END = ("店", "行", "社", "会", "會", "号", "號", "队", "隊", "村", "厂", "廠")


def kind_of_name(name: str) -> str | None:
    """``person`` or ``organisation`` where the name tells, None where it has to be asked ("陈记行")."""
    if is_organisation(name) or company_in(name) == name:
        return "organisation"
    if _BOTH_SCRIPTS.match(name):
        return "person"
    if name.endswith(_AMBIGUOUS_END):
        return None
    return "person" if _SHORT_NAME.match(name) or _LATIN_NAME.match(name) else None


def told_details(answer: Answer, *, romanised: bool = False) -> Mapping[str, str]:
    """By the names of a party's answers what one sentence tells; numbers stay masked, the rest is the work.

    Args:
        romanised: the party's name is known in Latin letters only, so that a name in characters may be told here.
    """
    text = answer.text.strip()
    found: dict[str, str] = {}
    if romanised:
        name, text = chinese_name_in(text)
        found |= {"chinese_name": name} if name else {}
    male, female = bool(_MALE.search(text)), bool(_FEMALE.search(text))
    if male != female:
        found["sex"] = "male" if male else "female"
    for part, pattern in (("phone", _PHONE), ("document_number", _DOCUMENT)):
        if (number := pattern.search(text)) is not None:
            found[part] = number[0]
    if (work := occupation_in(_bare(text))) and not any(sign.isdigit() for sign in work):
        found["background"] = work
    return found


def tells_birth(answer: Answer) -> bool:
    """Return True if a message tells when somebody was born."""
    return _BORN.search(answer.text) is not None


def tells_of_a_deed(answer: Answer) -> bool:
    """Return True if the stretches with a day tell a deed and no particulars ("合同是2025年3月1日签的")."""
    days = [piece for piece in answer.stretches() if piece.values("date", "datetime")]
    return bool(days) and all(_DEED.search(one.text) and not tells_birth(one) for one in days)


def lists_particulars(answer: Answer) -> bool:
    """Return True if a message lists somebody's particulars with the number of their papers: the writer's own."""
    told = told_details(answer)
    on_paper = "document_number" in told and ("sex" in told or bool(answer.values("date", "datetime")))
    return on_paper or is_card(answer)


def without_birth(answer: Answer) -> Answer | None:
    """The message without what tells when somebody was born; None where all of it is particulars of a person."""
    told = told_details(answer)
    if told.get("sex") or "document_number" in told or is_card(answer):
        return None
    if not _BORN.search(answer.text):
        return answer
    left = [piece for piece in answer.stretches() if not _BORN.search(piece.text)]
    timed = [piece for piece in left if piece.values("date", "datetime", "date_range")]
    return next(iter(timed), None)


_HOUSE_NUMBER = re.compile(r"\d{1,4}\s*[号號]")
"""A day without its month is none of a birth: "Calle Marcelo Usera 20号" is a house."""


def bare_of_details(answer: Answer) -> Answer:
    """The message without its numbers, days, sex and labels: what is left may be an address."""
    text = answer.text
    apart = (one for one in answer.entities if one.get("entity") in ("date", "datetime", "email") and "start" in one)
    for start, end in sorted(((one["start"], one["end"]) for one in apart), reverse=True):
        if not _HOUSE_NUMBER.fullmatch(text[start:end]):
            text = f"{text[:start]}，{text[end:]}"
    return replace(answer, text=_bare(text).strip("，,、;； "))


def _bare(text: str) -> str:
    """A text with a comma for each number, sex and label."""
    return _LABELS.sub("，", _FEMALE.sub("，", _MALE.sub("，", _ANY_TOKEN.sub("，", text))))


_OWN_BIRTH = re.compile(
    r"我[^，。]{0,10}(?:生日|出生|出世|生于|年生|日生|号生)|(?:^|[，。,!！\s])(?:生日|出生日期|出生)|"
    r"\b(?:my (?:birthday|date of birth|birth ?date)|i (?:was|am) born|i'm born|born (?:on|in)|date of birth)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"[他她佢]|\b(?:his|her|their|he|she)\b|被告|对方|儿子|女儿|孩子|仔女", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3}年|[去今前上旧舊]年|\b(?:last|this) year\b", re.IGNORECASE
)


def of_own_birth(text: str) -> bool:
    """Return True if a text in Simplified Chinese or English tells of the writer's birth, and of nobody else's."""
    return _OWN_BIRTH.search(text) is not None and _OF_OTHERS.search(text) is None


def tells_year(text: str) -> bool:
    """Return True if a text holds a year, in full or counted from this one ("去年")."""
    return _YEAR.search(text) is not None


def holds_day(kept: str, day: str) -> bool:
    """Return True if a kept month or year is the one in which a day lies."""
    rough, whole = kept_parts(kept), kept_parts(day)
    if rough is None or whole is None or rough[2]:
        return False
    return rough[0] == whole[0] and rough[1] in (0, whole[1])
