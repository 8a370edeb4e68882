"""A reader of a name, a document number and a birthday in one message, in any order, with or without labels. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.answers import Answer
from actions.dialogue.readers.demonyms import citizen_of
from actions.dialogue.readers.name_shapes import han_name, has_han
from actions.dialogue.readers.names import is_name, one_name
from actions.dialogue.readers.owners import numbers
from backend.shared.countries import country_code

_TOKEN = re.compile(r"⟦(document|phone):[0-9a-f]{10}⟧")
_BREAK = re.compile(
    r"[，,、;；。\n|…()（）\[\]【】/]+|\.{2,}|[—–]+|\s-+\s|[:：](?=\s|[\u3400-\u9fff]|[A-Z])|(?<=[⟧）)])-+"
)
"""Marks between one value and the next; a hyphen inside a name or a number parts nothing."""
_LIST_BREAK = re.compile(r"[，,、;；。\n|]+")
"""Signs behind which the next label may stand; a stop or a hyphen in Latin words is none."""
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_NAME_LABEL = re.compile(
    r"(?:我的)?(?:姓名|名字|全名|我叫|叫做|本人)\s*(?:是|叫|係|为|:|：)?\s*|"
    r"\b(?:(?:my )?(?:full )?name(?: is|(?: must| should| has to| needs to) be)?|"
    r"i am called|i'm called|called)\b\s*[:：]?\s*",
    re.IGNORECASE,
)
_OTHER_LABELS = re.compile(
    r"(?:出生(?:日期|年月日|于|於)?|生日|生于|生於|护照号?码?|護照號?碼?|证件号?码?|證件號?碼?|身份证号?码?|身份證號?碼?|号码|號碼|号|號|"
    r"回乡证|回鄉證|台胞证|台胞證|居民身份证)\s*(?:是|係|为|為|:|：)?|"
    r"\b(?:date of birth|dob|born(?: on)?|birthday(?: is)?|passport|document|id|card|number|no\.?)\b"
    r"\s*(?:is|:|：|#)?",
    re.IGNORECASE,
)
_SEX = re.compile(r"(?:性别|性別)?(?:男|女)(?:性|士|的|嘅)?|(?:fe)?male|[mf]", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)")
_EDGES = " \t，,、;；。.:：-—/()（）"
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z'’-]*(?:[ ]+[A-Z][A-Za-z'’.-]*){1,4}")
"""Two to five words, each with a capital: a name among other sentences."""


@dataclass(frozen=True, slots=True)
class IdentityDetails:
    """Details of a document and its holder that a message tells; empty where it does not."""

    name: str = ""
    number: str = ""
    birth_date: date | None = None


def read_identity_details(answer: Answer, *, asked: bool) -> IdentityDetails:
    """Return the details in a message.

    Args:
        answer: the message, numbers in it as tokens.
        asked: whether they were asked for; else only a name that is called one, or is written like one, counts.
    """
    told = [one for one in numbers(answer.text) if one.kind in ("document", "phone") and not one.denied]
    number = next((one.token for of in ("own", "", "theirs", "third") for one in told if one.owner == of), "")
    said = answer.value("date", "datetime")
    born = date.fromisoformat(said[:10]) if isinstance(said, str) else None
    return IdentityDetails(_name(answer, asked=asked) if number or (asked and born) else "", number, born)


def is_card(answer: Answer) -> bool:
    """Return True if a message is a name, a number and a birthday as a paper shows them, and nothing else.

    "梁美娟 566778899 1958年7月12日": the day is nobody's but hers, whatever day is asked for.
    """
    days = answer.values("date", "datetime")
    if len(days) != 1 or len(_TOKEN.findall(answer.text)) != 1 or not _YEAR.search(answer.text):
        return False
    rest = _pieces(_without_values(answer))
    names = [one for one in rest if _is_written_like_name(one)]
    return len(names) == 1 and all(one in names or _tells_who(one) for one in rest)


def names_somebody(answer: Answer) -> bool:
    """Return True if a name stands by itself beside a day: the day may be when they were born."""
    return any(_is_written_like_name(one) for one in _pieces(_without_values(answer)))


def _tells_who(words: str) -> bool:
    """Return True for a sex or a country, which stand on a paper beside the name."""
    return _SEX.fullmatch(words) is not None or bool(country_code(words) or citizen_of(words))


def _pieces(text: str) -> list[str]:
    """The words between marks, without what numbers and days are called."""
    pieces = [part for piece in _BREAK.split(text) for part in _BETWEEN_HAN.split(piece)]
    bare = [_OTHER_LABELS.sub(" ", _NAME_LABEL.sub(" ", one)).strip(_EDGES) for one in pieces]
    return [one for one in bare if one]


def _name(answer: Answer, *, asked: bool) -> str:
    told = _without_values(answer)
    for piece in _LIST_BREAK.split(told):
        if (label := _NAME_LABEL.search(piece)) is not None and (name := _whole_name(piece[label.end() :])):
            return name
    pieces = [part for piece in _BREAK.split(told) for part in _BETWEEN_HAN.split(piece)]
    rest = [bare for piece in pieces if (bare := _OTHER_LABELS.sub(" ", piece).strip(_EDGES))]
    if asked and len(rest) == 1:
        return _whole_name(rest[0])
    written = [bare for bare in rest if _is_written_like_name(bare)]
    return _whole_name(written[0]) if len(written) == 1 else ""


def _is_written_like_name(words: str) -> bool:
    """Return True for words that are a name and no country: capitals, or a surname with one or two characters."""
    if country_code(words) or citizen_of(words):
        return False
    return _LATIN_NAME.fullmatch(words) is not None or (has_han(words) and han_name(words) and is_name(words))


def _without_values(answer: Answer) -> str:
    """The text with numbers and days taken out, so that what is left can be a name."""
    text = answer.text
    spans = [
        (e["start"], e["end"]) for e in answer.entities if e.get("entity") in ("date", "datetime") and "start" in e
    ]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}，{text[end:]}"
    return _TOKEN.sub("，", text)


def _whole_name(text: str) -> str:
    return one_name(_OTHER_LABELS.sub(" ", text).strip(_EDGES)) or ""
