"""Numbers of documents that people tell sign by sign: "C六六八六六八九", "G A three oh two nine two two". Pure.

Letters before digits told one by one are a document's; digits alone are one behind the word for it. What is written in
figures alone is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.shared.telephones_in_words import DIGIT_WORDS, HAN_DIGITS, digits_in

_GAP = r"[ -]{0,2}"
_BRACKET_WORD = r"(?:括号|括號|(?:in )?brackets?)"
_BRACKET = rf"(?:[ ,，]?{_BRACKET_WORD}[ ,，]?)?"
_DIGIT = rf"(?:[0-9{HAN_DIGITS}]|(?<![A-Za-z])(?:{'|'.join(DIGIT_WORDS)})(?![A-Za-z]))"
_DIGITS = rf"{_DIGIT}(?:{_GAP}{_BRACKET}{_DIGIT})"
_NO_MORE = rf"(?!{_GAP}{_DIGIT}|[A-Za-z十百千万萬亿億年月日号號元块塊蚊岁歲]|\s?(?:hundred|thousand|million))"
_WITH_LETTERS = re.compile(
    rf"(?<![A-Za-z0-9{HAN_DIGITS}])(?<!\b[A-Z] )(?P<n>(?P<letters>[A-Z](?:{_GAP}[A-Z]){{0,2}}){_GAP}"
    rf"(?P<digits>(?i:{_DIGITS}{{5,9}})))(?i:{_NO_MORE})"
)
_BEHIND_CUE = re.compile(
    r"(?:护照|護照|身份证|身份證|身分证|身分證|回乡证|回鄉證|通行证|通行證|居住证|居住證|居留证|居留證|证件|證件|"
    r"passport|identity card|id card|(?<![A-Za-z])id(?![A-Za-z]))(?:号码|號碼|号|號|\s?numbers?)?[\s,，]{0,2}"
    rf"(?:是|为|為|係|系|is|[:：])?\s{{0,2}}(?P<n>(?P<digits>{_DIGITS}{{6,17}})(?P<check>{_GAP}X(?![A-Za-z]))?){_NO_MORE}",
    re.IGNORECASE,
)


def told_documents(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a document's number stands that is told in words, and the number without marks."""
    for found in _WITH_LETTERS.finditer(text):
        if _is_told(found["digits"]):
            yield *found.span("n"), re.sub(r"[^A-Z]", "", found["letters"]) + digits_in(found["digits"])
    for found in _BEHIND_CUE.finditer(text):
        if _is_told(found["digits"]):
            yield *found.span("n"), digits_in(found["digits"]) + ("X" if found["check"] else "")


def _is_told(digits: str) -> bool:
    """Return True if words tell every digit, or the bracket before the last."""
    return re.search(r"[0-9]", digits) is None or re.search(_BRACKET_WORD, digits, re.IGNORECASE) is not None
