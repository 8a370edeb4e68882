"""Names of companies and other bodies, registration numbers, and positions held in them. Pure."""

from __future__ import annotations

import re

from actions.answers import NOTHING, Reading
from actions.dialogue.readers.phrases import read_page, words_of
from actions.dialogue.readers.speech_acts import act_of, asks, requests

ODD = "utter_filing_organisation_name_odd"
_SHAPE = re.compile(r"[^<>{}\[\]⟦⟧|\\?？]{2,80}")
_WORDLESS = re.compile(r"[\W\d_]+")
_LEAD = re.compile(
    r"^(?:(?:好像|应该|應該|可能|大概|听说|聽說|听讲|聽講|记得|記得|我估|我猜|i think|maybe|probably)\s*)*"
    r"(?:(?:我(?:们|們)?|他(?:们|們)?|对方|對方|被告|原告)?(?:的|嘅)?(?:公司|单位|單位|机构|機構)?(?:的|嘅)?"
    r"(?:全称|全稱|全名|名称|名稱|名字|名)?(?:叫做|叫|是|係|系)\s*"
    r"|(?:the\s+)?(?:company|organi[sz]ation|firm)(?:'s)?\s+(?:name\s+)?(?:is\s+)?(?:called\s+)?"
    r"|(?:it'?s|it is|called|my company is|our company is)\s+(?:called\s+)?)?[:：\s]*",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^(?:我?(?:是|係|系|做|任|担任|擔任)|i(?: a|'?)m(?: the| a| an)?\s)\s*", re.IGNORECASE)
_TAIL = re.compile(r"[。，,!！~～…\s]+$")
_NUMBER = re.compile(r"[A-Za-z\d][A-Za-z\d./ -]{3,39}")
_TOKEN = re.compile(r"⟦[a-z]+:[0-9a-f]{10}⟧")


def is_organisation(name: str) -> bool:
    """Whether a name says that it is of a body and of no person ("…有限公司", "Ltd")."""
    folded = name.casefold()
    page = read_page("organisations")
    if any(ending in folded for ending in words_of(page["signs"])):
        return len(name) > 3
    return any(re.search(rf"\b{re.escape(word)}\b\.?", folded) for word in words_of(page["english"]))


def read_organisation_name(text: str) -> Reading:
    """The full name of a company or another body, without "the company is called"."""
    said = text.strip()
    if not said:
        return NOTHING
    name = _TAIL.sub("", _LEAD.sub("", said)).strip()
    if act_of(said) or asks(said) or requests(said) or not _SHAPE.fullmatch(name) or not _WORDLESS.sub("", name):
        return Reading(problem=ODD)
    return Reading(name)


def read_registration_number(text: str) -> Reading:
    """A company's number in a register: letters and figures, at least one figure; a masked number as its token."""
    said = text.strip()
    if (token := _TOKEN.search(said)) is not None:
        return Reading(token[0])
    found = [one for one in _NUMBER.findall(said) if any(sign.isdigit() for sign in one)]
    if len(found) == 1:
        return Reading(found[0].strip(" ./-"))
    return Reading(problem="utter_identity_registration_odd") if said else NOTHING


def read_position(text: str) -> Reading:
    """What somebody is in a company ("董事", "managing director")."""
    said = _TAIL.sub("", _HOLDS.sub("", text.strip()))
    if not said:
        return NOTHING
    if len(said) > 80:
        return Reading(problem="utter_text_too_long", facts={"limit": 80})
    odd = act_of(text) or asks(text) or requests(text) or any(sign.isdigit() or sign in "<>{}[]⟦⟧|\\" for sign in said)
    return Reading(problem="utter_identity_position_odd") if odd else Reading(said)
