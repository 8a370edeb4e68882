"""The last day of a document by the words around it: whose it is, of which document, and which days are none. Pure.

"护照有效期到2031年5月", "my passport expires 3 March 2027", "本护照2024年过期咗". The day of issue, a birthday, and the
last day of a visa, of a passport that was replaced or of somebody else's are not taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from actions.answers import Answer
from actions.dialogue.phrases import said, spans
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.owner_words import KIN_EN, KIN_ZH
from actions.dialogue.readers.self_corrections import without
from actions.identity.readers.days_told import DayTold, days_told, in_year, last_day
from actions.identity.readers.document_words import DOCUMENT, OTHER, documents_named

Asked = Literal["", "now", "lately"]
_FILL_ZH = (
    r"[\s:：,，/\-(（「\"]|是|为|系|在|喺|到|至|于|截止|一直|还有|还|仲有|仲|写着|写的|写住|印着|标着|显示|应该|大概|大约|好像|可能|"
    r"错了|错咗|不对|唔对|唔啱|改成|改为|日期|日|嘅|的|就|要|会|去"
)
_FILL_EN = (
    r"\b(?:date|day|is|was|it's|its|it|that|should|be|on|in|at|by|until|till?|to|through|thru|up|the|end|of|late|early|"
    r"mid|around|about|says?|stated|as|actually|wrong|will|sometime|there|not wrong)\b"
)
_FILL = rf"(?:{_FILL_ZH}|{_FILL_EN}|\b(?:my|for|travel)\b|{DOCUMENT})*"
_NOT = r"(?<![没未冇不唔])(?<!不会)(?<!唔会)(?<!没有)"
_EXPIRES_ZH = (
    rf"{_NOT}(?:有效期(?:限|间)?|有效(?=[到至期])|到期|过期|期满|失效|届满|(?:可以|能够?|得|可)?用得?(?=[到至])|续签?(?=[到至])|"
    r"延期?(?=[到至]))"
)
_EXPIRES_EN = (
    r"\b(?:date of )?expir(?:es?|y|ing|ed|ation)\b|\bvalidity\b|"
    r"\bvalid (?=(?:up |for travel )?(?:until|till?|to|through|thru)\b)|"
    r"\bgood (?=(?:until|till?|through|thru)\b)|\b(?:runs?|ran|running) out\b|\blapse[sd]?\b|\bnot valid after\b|"
    r"\b(?:no longer|not) valid since\b|"
    r"\b(?:renewed|extended) (?=(?:until|till?|to)\b)|\bexp\b\.?|\bdoe\b"
)
_FOR_YEARS = r"有效期(?:限)?(?:是|有|为)?\s?(?:[一二三四五十两]{1,2}|\d{1,2})\s?年[\s,，]*(?=[到至])"
_BEFORE = re.compile(
    rf"(?:{_FOR_YEARS}|{_EXPIRES_ZH}|{_EXPIRES_EN}|(?:{DOCUMENT})(?=(?:还|仲)?(?:可以|能)?[到至])){_FILL}$"
)
"""Words that say what the day behind them is."""
_FROM = re.compile(
    rf"(?:{_EXPIRES_ZH}|\bvalid(?:ity)?\b|\bperiod\b)(?:{_FILL_ZH}|{_FILL_EN}|从|由|自|\bfrom\b|\bperiod\b)*$"
)
"""The same before a span from day to day."""
_BEHIND = re.compile(
    r"[\s,，]*(?:那天|嗰日|的时候|嘅时候|就|先|才|会|便|已经|已|早就|早已|刚刚?|都|要|将|快要?|为止|止)*"
    r"(?:到期|过期|失效|期满|届满|过[了咗]期|到[了咗]期)(?!日|时间)[了咗啦喇嘅的]*|"
    rf"\s*(?:is|was|'s)\s+(?:the|my|its|when)?\s*(?:{DOCUMENT}|it)?(?:'s)?\s*"
    r"(?:expir(?:y|ation|es|ed)|runs? out)(?: date)?|"
    rf"\s*,?\s*(?:it|(?:my |the )?(?:{DOCUMENT})|mine)\s+(?:will )?(?:expires?|runs? out)|\s*\(?expiry\b\)?"
)
_TO = re.compile(r"\s*(?:to|until|till?|through|[-~至到])\s*")
_SPAN_BEHIND = re.compile(r"[\s,，]*(?:都|均)?有效|\s*\(?valid\b\)?")
"""The same behind a span from day to day."""
_OVER = re.compile(
    r"(?<![就快要将])(?:过期|到期|失效|期满)[了咗]|过[了咗]期|到[了咗]期|已经?(?:过|到|失)|\bexpired\b|\bran out\b"
)
"""Words for a document that is valid no more."""
_ISSUED_BEFORE = re.compile(
    rf"(?:签发|发证|颁发|换发|签的|办的|领的|补办|\bgot (?:my |the )?(?:{DOCUMENT})|"
    rf"\b(?:date of issue|issued?|issue date|issuance|valid from|renewed)\b){_FILL}$"
)
_ISSUED_BEHIND = re.compile(
    r"[^,，。;；\d]{0,10}?(?:签发|发证|颁发|换发|换的|新换|办的|补办|领的|领到|"
    r"\b(?:is|was) (?:the )?(?:date of issue|issue date|issued?|day it was issued)\b|\bissued\b)[的日期了咗]*"
)
_OF_A_CASE = re.compile(
    r"[借欠]|贷款|还款|起诉|诉讼|答辩|上诉|判决|裁定|开庭|时效|工资|货款|公证|\b(?:loans?|lent|borrow\w*|owe[sd]?|debts?|sue[sd]?|"
    r"suing|judgment|appeal|hearing|wages|notar\w+)\b"
)
"""Words of a case: a day in them that names no document is none of a document's."""
_BORN = re.compile(r"出生|生日|生于|\b(?:born|birth(?:day)?|dob)\b")
_OLD = re.compile(
    rf"(?:旧|老|以前|之前|上一?本|上一张|原来|\b(?:old|previous|former|last)\b)\s*"
    rf"(?:(?:的|嘅|那?本|嗰本)?\s*(?:{DOCUMENT})|(?:的|嘅)?[那嗰]本|one\b)"
)
_OTHERS = re.compile(
    rf"(?:{KIN_ZH}|他|她|佢|对方|被告|人家|别人)(?:的|嘅|那?本|嗰本)?\s*[\u3400-\u9fff]{{0,3}}?(?:{DOCUMENT})|"
    rf"\b(?:(?:my )?(?:{KIN_EN})['’]?s?|his|her|their)\s+(?:\w+\s)?(?:{DOCUMENT})"
)
_IN_ANOTHER = re.compile(
    rf"(?:{DOCUMENT})\s*(?:贴?[在喺]|(?:is |stamped )?(?:in|inside|on)\b)\s*"
    rf"(?:我(?:本|的|嘅)?|my|the)?\s*(?:{DOCUMENT})上?"
)
"""A paper that is in another one ("the visa in my passport")."""
_BESIDE = re.compile(
    rf"{DOCUMENT}|有效|\bvalid\b|['’]s\b|{_FILL_ZH}|{_FILL_EN}|\b(?:my|the|this|and|a|an|so|ok|okay|yes|sorry|no|oh|hi|hello|now|already|has|have|"
    r"expired?|note|please)\b|[我本这呢张个咗了啦喇啊呀哦噢㗎已经今明后都先刚嗯好哦喔。.;；!！?？、'\"”」)）]"
)
"""Words beside a day that tell nothing else."""
_JOINING = " :：是为系到至于"
_PLACED = frozenset({"country", "nationality", "place"})


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of a document as a message tells it.

    Args:
        value: an ISO day, a month ("2031-05") or a year alone ("2031"); nothing where only another day was told.
        orders: the two days that may be meant, when only the writer can say.
        of: the documents it may be of; empty where none is named.
        cuts: the words about days of documents, which tell no other question anything.
        rest: what the message tells besides, without them and without what they are about.
        has_country: whether the words beside them name a country.
        odd: the words of a day that does not exist.
        is_over: whether the document is said to have expired, without the day.
    """

    value: str = ""
    orders: tuple[date, date] | None = None
    of: frozenset[str] = frozenset()
    cuts: tuple[tuple[int, int], ...] = ()
    rest: str = ""
    has_country: bool = False
    odd: str = ""
    is_over: bool = False


def read_expiry(
    answer: Answer,
    today: date,
    country: str,
    *,
    document: str = "",
    asked: Asked = "",
    year: str = "",
    keeps_issue: bool = False,
) -> Expiry | None:
    """Return what a message tells of the last day of its writer's document; None for a message without such days.

    Args:
        today: where the writer is.
        country: ISO 3166 code of the country whose order of day and month the writer has; empty if unknown.
        document: which one is used, where it is known; of several days that are told its own counts.
        asked: whether the day was asked for, so that it needs no words of its own: ``now``, or ``lately``, when another
            question is open that a day may answer, too.
        year: the year that was told before, of a day that names none.
        keeps_issue: whether a day of issue may answer the open question.
    """
    text = aligned(answer.text)
    if _OF_A_CASE.search(text) and not documents_named(text):
        return None
    days = days_told(answer, today, country)
    found: list[tuple[DayTold, frozenset[str]]] = []
    cuts: list[tuple[int, int]] = []
    at = 0
    for place, one in enumerate(days):
        until = days[place + 1].start if place + 1 < len(days) else len(text)
        label = _label(text, at, until, one)
        if cuts and _TO.fullmatch(text[at : one.start]) and _FROM.search(text[: days[place - 1].start]):
            label = cuts.pop()[0], one.end  # the day before was the first of a span
        if label is not None and _is_told(answer, one):
            cuts.append(label)
            of = _documents(text, at, one, label[1])
            if of is not None:
                found.append((_as_told(one, today, text[slice(*label)]), of))
        elif not keeps_issue and (issued := _issued(text, at, until, one)) is not None:
            cuts.append(label := issued)
        at = max(one.end, label[1] if label else 0)
    alone = _alone(text, days) if asked and not cuts else None
    if alone is not None and (asked == "now" or _is_ahead(alone, today, year)) and _is_told(answer, alone):
        found, cuts = [(alone, frozenset())], [(alone.start, alone.end)]
    over = None if any(OTHER not in of for _, of in found) else _over(answer, text)
    if over is not None:
        of, span = over
        rest, has_country = _rest(answer, text, [*cuts, span])
        return Expiry("", None, of, (*cuts, span), rest, has_country, is_over=True)
    if not cuts:
        return None
    last, of = _chosen(found, document) if found else (None, frozenset())
    value = last.value if last is not None else ""
    if last is not None and value and year and not last.tells_year:
        value = in_year(value, year)
    rest, has_country = _rest(answer, text, cuts)
    odd = answer.text[last.start : last.end] if last is not None and last.is_odd else ""
    return Expiry(value, last.orders if last else None, of, tuple(cuts), rest, has_country, odd)


def without_days(answer: Answer, told: Expiry) -> Answer:
    """Return a message without its words about days of documents."""
    text, entities = answer.text, answer.entities
    for start, end in sorted(told.cuts, reverse=True):
        text, entities = text[:start] + text[end:], without(entities, start, end)
    return replace(answer, text=text, entities=entities, parts=())


def _chosen(found: Sequence[tuple[DayTold, frozenset[str]]], document: str) -> tuple[DayTold, frozenset[str]]:
    """The last day that is told of the document that is used, else of any document, else the last."""
    of_it = [one for one in found if document in one[1]]
    return (of_it or [one for one in found if OTHER not in one[1]] or list(found))[-1]


def _over(answer: Answer, text: str) -> tuple[frozenset[str], tuple[int, int]] | None:
    """Find the words by which an own document of now has expired, without the day; return which it is, and they."""
    for start, end in spans("asks_expired", answer.text):
        before = re.split(r"[,，。;；!！\n]", text[:end])[-1]
        clause = next((answer.between(*one) for one in stretches(answer.text) if one[0] <= start < one[1]), answer)
        told = not (clause.asks or said("supposes", clause.text) or said("asks_softly", clause.text))
        named = documents_named(before)
        if told and OTHER not in frozenset().union(*named[-1:]) and not (_OTHERS.search(before) or _OLD.search(before)):
            return (named[-1] if named else frozenset()), (start, end)
    return None


def _as_told(one: DayTold, today: date, words: str) -> DayTold:
    """A day without a year in words of what is over lies behind: "5月3日过期了" is no day to come."""
    if one.tells_year or not one.value or last_day(one.value) < today or not _OVER.search(words):
        return one
    return replace(one, value=f"{int(one.value[:4]) - 1}{one.value[4:]}", tells_year=True)


def _label(text: str, at: int, until: int, one: DayTold) -> tuple[int, int] | None:
    """Return where a day with its words for "expires" begins and ends, None where it has none."""
    if (before := (_FROM if one.is_span else _BEFORE).search(text[at : one.start])) is not None:
        return at + before.start(), one.end
    after = text[one.end : until]
    behind = _BEHIND.match(after) or (_SPAN_BEHIND.match(after) if one.is_span else None)
    if behind is None or _issued(text, at, until, one) is not None:
        return None
    if until < len(text) and not after[behind.end() :].strip(_JOINING):
        return None  # words right before the next day are that day's: "1950年5月1日 到期2030年8月12日"
    return one.start, one.end + behind.end()


def _issued(text: str, at: int, until: int, one: DayTold) -> tuple[int, int] | None:
    if (before := _ISSUED_BEFORE.search(text[at : one.start])) is not None:
        return at + before.start(), one.end
    behind = _ISSUED_BEHIND.match(text[one.end : until])
    return (one.start, one.end + behind.end()) if behind is not None else None


def _alone(text: str, days: Sequence[DayTold]) -> DayTold | None:
    """The one day of a message that is asked for; a birthday is none."""
    return days[0] if len(days) == 1 and not _BORN.search(text) else None


def _is_ahead(one: DayTold, today: date, year: str) -> bool:
    """Return True if a day without words of its own can be the last of a document, and no birthday."""
    if not one.value:
        return not one.is_odd
    return bool(year and not one.tells_year) or last_day(one.value) >= today


def _is_told(answer: Answer, one: DayTold) -> bool:
    """Return True unless the words round a day only ask or suppose it."""
    for start, end in stretches(answer.text):
        if start < one.end and one.start < end:
            piece = answer.between(start, end)
            return not (piece.asks or said("supposes", piece.text))
    return True


def _documents(text: str, at: int, one: DayTold, end: int) -> frozenset[str] | None:
    """The documents a day may be of by the words before it, or right behind; None where it is no own one of now.

    Of two documents the one in the words next to the day is meant; with both farther off, nobody can say which.
    """
    behind = re.match(rf"\s*(?:的|嘅|\bof (?:my|the)\b)?\s*(?:{DOCUMENT})", text[end:])
    own_words = behind[0] if behind else text[at : max(one.start, at)] + text[one.end : end]
    near = own_words if behind else re.split(r"[,，。;；!！\n]", own_words)[-1]
    for words in (near, own_words, text[: one.start]):
        if (named := documents_named(words)) or _OTHERS.search(words) or _OLD.search(words):
            of_another = _OTHERS.search(words) or _OLD.search(words)
            only = len(set(named)) == 1 or words is near
            if of_another or not only:
                return None
            return named[-2 if _IN_ANOTHER.search(words) and len(named) > 1 else -1]
    return frozenset()


def _rest(answer: Answer, text: str, cuts: Sequence[tuple[int, int]]) -> tuple[str, bool]:
    """Return what is left of a message, and whether a country stood there."""
    placed = [
        (int(one["start"]), int(one["end"]))
        for one in answer.entities
        if one.get("entity") in _PLACED and "start" in one
    ]
    apart = [one for one in placed if not any(start < one[1] and one[0] < end for start, end in cuts)]
    for start, end in sorted({*cuts, *apart}, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    for of_another in (_OTHERS, _OLD):
        text = of_another.sub(" ", text)
    return _empty().sub("", text).strip(), bool(apart)


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(rf"(?:{_BESIDE.pattern})|[\s,，、:：\-()（）]+")
