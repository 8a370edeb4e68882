"""Whose telephone a message tells: the writer's own, or that of somebody it names ("my aunt's is …; mine is …"). Pure.

A number stands to the person named last before it in its clause, or right behind it ("138… 是我儿子的").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from actions.answers import Answer, Reading, read_phone
from actions.script import sign_by_sign
from actions.story.readers.subjects import RELATIONS

Whose = Literal["own", "other", ""]
_TOKEN = re.compile(r"⟦phone:[0-9a-f]{10}⟧")
_END = re.compile(r"[，,。；;！!？?\n]|\.\s|\sand\s|\sbut\s|但|不过", re.IGNORECASE)
_KIN_EN = (
    r"(?:grand)?(?:mother|father|mum|mom|dad|son|daughter)|parents?|brother|sister|uncle|aunt(?:ie|y)?|cousin|"
    r"wife|husband|niece|nephew|(?:mother|father|brother|sister)-in-law|friend|lawyer|neighbou?r|landlord|tenant|boss"
)
_KIN_ZH = rf"{RELATIONS}|[个個]?[仔女](?![士人孩友])|孙[子女]?|屋企人|家人|律师|房东|对方|被告|原告|店家|公司"
_NUMBER_EN = r"(?:phone|telephone|mobile|cell|contact|number|tel|whatsapp|no\.?)"
_OTHER = re.compile(
    rf"(?:我的?|你的?)?(?:{_KIN_ZH})|[他她佢]|"
    rf"\bmy (?:\w+ )?(?:{_KIN_EN})\b|\b(?:the |our )?(?:{_KIN_EN})['’]s?\b|\b(?:her|his|their|hers|theirs)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"我自己|我本人|本人|申请人|我|\bmine\b|\bmy (?:own )?(?:\w+ )?{_NUMBER_EN}\b|\bmy own\b|\b(?:call|reach) me\b|"
    rf"\bapplicant(?:['’]s)?\b",
    re.IGNORECASE,
)
_BEHIND_OTHER = re.compile(
    rf"\s*(?:[(（]|是|系|係|is\b)?\s*(?:我的?)?(?:(?:{_KIN_ZH})|[他她佢])(?:的|嘅|那个|那個|[)）]|$)|"
    rf"\s*(?:[(（]|is\s)\s*(?:(?:my|the) (?:\w+ )?(?:{_KIN_EN})\b|his\b|hers\b)",
    re.IGNORECASE,
)
_BEHIND_OWN = re.compile(
    r"\s*(?:[(（]|是|系|係)?\s*(?:我自己|我本人|本人|我)(?:的|嘅|[)）]|$)|\s*(?:[(（]|is\s)\s*mine\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TelephoneTold:
    """A telephone number of a message and whose it is; `whose` is empty where nothing says so."""

    token: str
    whose: Whose


def telephones_told(text: str) -> tuple[TelephoneTold, ...]:
    """Return the telephones of a message in its order, each with whose it is."""
    plain, told = sign_by_sign(text), []
    begins = 0
    for found in _TOKEN.finditer(plain):
        told.append(TelephoneTold(found[0], _whose(plain, begins, found.start(), found.end())))
        begins = found.end()
    return tuple(told)


def own_telephone(text: str) -> TelephoneTold | None:
    """Return the writer's telephone: the one called so, else the first that is nobody else's; None where all are."""
    told = telephones_told(text)
    called = next((one for one in told if one.whose == "own"), None)
    return called or next((one for one in told if not one.whose), None)


def read_own_phone(answer: Answer) -> Reading:
    """A telephone number that is the writer's; one that is called somebody else's is pointed out and not taken."""
    told = telephones_told(answer.text)
    if not told:
        return read_phone(answer)
    own = own_telephone(answer.text)
    if own is None:
        return Reading(problem="utter_phone_of_another")
    return Reading(own.token, entities=("phone", "document_number", "link_code"))


def _whose(plain: str, begins: int, start: int, end: int) -> Whose:
    """Whose the number between two places is; what stands before an earlier number belongs to that one."""
    over = _END.search(plain, end)
    behind = plain[end : over.start() if over else len(plain)]
    if _BEHIND_OWN.match(behind):
        return "own"
    if _BEHIND_OTHER.match(behind):
        return "other"
    cuts = [begins, *(one.end() for one in _END.finditer(plain, begins, start))]
    for cut in reversed(cuts):
        if whose := _named_last(plain[cut:start]):
            return whose
        if _says_more_than_number(plain[cut:start]):
            break
        start = cut
    return ""


def _named_last(words: str) -> Whose:
    """Who is named last in words: the writer, or somebody else ("my aunt" is not the writer)."""
    others = [one.span() for one in _OTHER.finditer(words)]
    own = [one.start() for one in _OWN.finditer(words) if not any(begin <= one.start() < end for begin, end in others)]
    if not others and not own:
        return ""
    return "own" if own and (not others or own[-1] > others[-1][0]) else "other"


_ONLY_NUMBER = re.compile(
    rf"(?:[\s，,。；;:：]|的|嘅|是|系|係|手?机号?|号码|联系?电话|电话号?码?|手提|打|\b(?:{_NUMBER_EN}|is|the|at|on)\b)*",
    re.IGNORECASE,
)


def _says_more_than_number(words: str) -> bool:
    """Whether a clause says more than that a telephone follows."""
    return _ONLY_NUMBER.fullmatch(words) is None
