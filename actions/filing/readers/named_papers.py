"""Readers of the papers a question is about: whose, translated, certified. Pure."""

from __future__ import annotations

import re

_CATEGORIES = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        ("organisation", r"公司|企业|企業|社团|社團|会馆|會館|compan|corporation|organi[sz]ation|association"),
        ("taiwan_resident", r"台湾|台灣|臺灣|台胞|taiwan"),
        ("hk_macao_resident", r"香港|澳门|澳門|港澳|回乡证|回鄉證|hong ?kong|maca[ou]"),
        ("foreigner", r"外国护照|外國護照|外籍|外国人|外國人|入籍|foreign(?:er|\s+passport|\s+national)|citizen of"),
        (
            "mainland_abroad",
            r"中国护照|中國護照|中国籍|中國籍|华侨|華僑|绿卡|綠卡|chinese (?:passport|citizen|national)",
        ),
    )
)
_TRANSLATION = re.compile(r"翻译|翻譯|译本|譯本|外文|英文|translat", re.IGNORECASE)
_CERTIFICATION = re.compile(
    r"公证|公證|认证|認證|领事|領事|大使馆|大使館|转递|轉遞|apostille|notari|legali[sz]|certif|authenticat",
    re.IGNORECASE,
)


def category_named(text: str) -> str | None:
    """The group of people a text names, or None."""
    return next((code for code, words in _CATEGORIES if words.search(text)), None)


def about_translation(text: str) -> bool:
    """Return True if papers in another language are asked about."""
    return _TRANSLATION.search(text) is not None


def about_certification(text: str) -> bool:
    """Return True if it is asked how a paper is certified."""
    return _CERTIFICATION.search(text) is not None
