"""Case numbers of the People's Courts, to the one spelling the courts print: （2024）粤0703民初123号.

Source of the form: SPC, 关于人民法院案件案号的若干规定 (2016), Arts 2 to 4: year in brackets, court code, type code,
serial number, 号; older numbers (（2012）江蓬法民初字第123号) are kept too.
"""

from __future__ import annotations

import re

from .numerals import parse_number
from .spans import Span

_YEAR = (
    r"(?:[(\[]\s?(?P<year>(?:19|20)\d{2}|[一二][一二三四五六七八九零]{3})\s?年?\s?[)\]]"
    r"|(?<!\d)(?P<bare_year>(?:19|20)\d{2})年?)"
)
_COURT = (
    r"(?P<court>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军]\s?\d{0,4}|最高法|yue\s?\d{2,4})"
)
_TYPE = r"(?P<type>[一-鿿]{1,6}?|min\s?(?:chu|zhong|shen)|zhi)"
_MODERN = re.compile(
    rf"{_YEAR}\s{{0,2}}{_COURT}\s{{0,2}}{_TYPE}\s{{0,2}}(?:第|no\.?)?\s{{0,2}}(?P<serial>\d{{1,7}})\s?(?:号|(?![\d年月日元万]))(?P<part>之[一二三四五六七八九十\d]{{1,3}})?",
    re.ASCII,
)
_OLD = re.compile(
    rf"{_YEAR}\s?(?P<letters>[一-鿿]{{2,10}}?)字\s?第?\s?(?P<serial>\d{{1,7}})\s?号(?P<part>之[一二三四五六七八九十]{{1,3}})?",
    re.ASCII,
)
_PINYIN = {"yue": "粤", "minchu": "民初", "minzhong": "民终", "minshen": "民申", "zhi": "执"}


def _year(match: re.Match[str]) -> str:
    written = match["year"] or match["bare_year"]
    return written if written.isdigit() and written.isascii() else str(parse_number(written))


def _modern(match: re.Match[str]) -> str:
    court, kind = match["court"].replace(" ", ""), match["type"].replace(" ", "")
    court = court.replace("yue", _PINYIN["yue"])
    return f"（{_year(match)}）{court}{_PINYIN.get(kind, kind)}{int(match['serial'])}号{match['part'] or ''}"


def find_case_numbers(text: str) -> list[Span]:
    """Every case number in a folded text; the value has full-width brackets and no spaces."""
    found = [Span("case_number", _modern(m), m.start(), m.end()) for m in _MODERN.finditer(text)]
    for match in _OLD.finditer(text):
        value = f"（{_year(match)}）{match['letters']}字第{int(match['serial'])}号{match['part'] or ''}"
        found.append(Span("case_number", value, match.start(), match.end()))
    return found
