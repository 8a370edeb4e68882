"""A court's case number whose year stands apart from it, or that is told in words. Pure.

The bot reads a number as courts print it. "粤0784民初 665，2026年的", "Yue 0783 Min Chu 2204 of 2026" and
"二零二六粤零七八三民初九零七号" are the same number told otherwise.
"""

from __future__ import annotations

import re

from actions.script import sign_by_sign
from backend.shared.numerals import DIGITS, number_in

_FIGURES = "零一二三四五六七八九"
_IN_SIGNS = re.compile(rf"[{_FIGURES}〇]{{2,}}")
_SMALL = re.compile(rf"[{_FIGURES[1:]}]?十[{_FIGURES[1:]}]?(?=\s?号)")
_BRACKETS = re.compile(r"[左右]?括号|[()（）\[\]【】]")
_KINDS = {"min chu": "民初", "min zhong": "民终", "min shen": "民申", "zhi": "执"}
_NUMBER = re.compile(
    r"(?P<province>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]|yue)?\s{0,2}(?<!\d)(?P<court>\d{2,4})"
    r"\s{0,2}(?P<kind>(?:民|刑|行|执|商|知|财|破|诉)[一-鿿]{0,3}?|min\s?(?:chu|zhong|shen)|zhi)"
    r"\s{0,2}(?:第|no\.?)?\s{0,2}(?P<serial>\d{1,7})(?!\d|\s?(?:年(?!份)|月|元|万))",
    re.ASCII,
)
_JIANGMEN = frozenset(["07", "0703", "0704", "0705", "0781", "0783", "0784", "0785"])
"""The courts of Jiangmen by their codes, which are written without the province here."""
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_THIS_YEAR = re.compile(r"今年|本年|\bthis year\b")


def case_number_told(text: str, this_year: int) -> str | None:
    """Return the one case number a text tells, as courts print it; None without its year, or where there are several.

    Args:
        text: the message.
        this_year: the year of whoever writes.
    """
    plain = _BRACKETS.sub(" ", _in_figures(sign_by_sign(text).casefold()))
    found = list(_NUMBER.finditer(plain))
    if len(found) != 1:
        return None
    match = found[0]
    rest = f"{plain[: match.start()]} {plain[match.end() :]}"
    years = {int(year) for year in _YEAR.findall(rest)} or ({this_year} if _THIS_YEAR.search(rest) else set())
    province = (match["province"] or "").replace("yue", "粤")
    if len(years) != 1 or not (province or match["court"] in _JIANGMEN):
        return None
    kind = match["kind"] if match["kind"][0] > "z" else _KINDS[re.sub(r"min\s?", "min ", match["kind"])]
    return f"（{years.pop()}）{province or '粤'}{match['court']}{kind}{int(match['serial'])}号"


def _in_figures(text: str) -> str:
    """Numbers told sign by sign, and small ones before the last word of a case number, in figures."""
    signs = _IN_SIGNS.sub(lambda one: _each(one[0]), text)
    return _SMALL.sub(lambda one: str(number_in(one[0])), signs)


def _each(signs: str) -> str:
    return "".join(str(DIGITS[sign]) for sign in signs)
