"""Numbers of identity papers, each with its kind and whether its check digit is right.

The services mask such numbers before the bot sees them, so most arrive as a token ⟦document:…⟧ and stay one. Check
digits: GB 11643-1999 (mainland identity card), the Hong Kong and the Taiwan identity card's weighted sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from .spans import Span

_MASKED = re.compile(r"⟦(?P<kind>[a-z_]{1,20}):[^⟦⟧]{1,40}⟧")
_LONG = re.compile(
    r"(?<![a-z\d])\d{6}\s?(?:18|19|20)\d{2}\s?\d{4}\s?\d{3}[\dx](?![a-z\d])|(?<![a-z\d])[89]\d{16}[\dx](?![a-z\d])",
    re.ASCII,
)
_HKID = re.compile(r"(?<![a-z\d])[a-z]{1,2}\d{6}\s?(?:\([\da]\)|[\da])(?![a-z\d(])", re.ASCII)
_MACAO = re.compile(r"(?<![a-z\d])[157]\d{6}\s?(?:\(\d\)|/\d)", re.ASCII)
_TAIWAN = re.compile(r"(?<![a-z\d])[a-z][12]\d{8}(?![a-z\d])", re.ASCII)
_PERMIT = re.compile(r"(?<![a-z\d])[hm](?:\d{8}(?:\d{2})?|a\d{7})(?![a-z\d])", re.ASCII)
_PRC_PASSPORT = re.compile(r"(?<![a-z\d])(?:[gdspk]\d{8}|e[a-hj-np-z]\d{7}|e\d{8})(?![a-z\d])", re.ASCII)
_NAMED = re.compile(
    r"(?P<name>护照号码?|护照|passport(?:\s(?:no\.?|number))?|台胞证号?码?|台湾居民来往大陆通行证号?码?"
    r"|回乡证号?码?|港澳居民来往内地通行证号?码?|home return permit)"
    r"(?:号码?|\sis|是|为|系|:|#|\s){0,4}(?P<number>(?=[a-z]{0,3}\d)[a-z\d]{6,10})(?![a-z\d])",
    re.ASCII,
)
_TAIWAN_LETTERS = dict(zip("abcdefghjklmnpqrstuvxywzio", range(10, 36), strict=True))


def _document(kind: str, number: str, valid: bool, start: int, end: int) -> Span:
    value: dict[str, Any] = {"kind": kind, "number": number, "valid": valid}
    return Span("document_number", value, start, end)


def is_mainland_number(number: str) -> bool:
    """Tell whether an 18-character number has a real birth date and the right check character (GB 11643-1999)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], weights, strict=True))
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return "10X98765432"[total % 11] == number[17]


def is_hong_kong_number(number: str) -> bool:
    """Tell whether a Hong Kong identity card number, brackets removed, has the right check character."""
    letters = number[:-7].rjust(2)
    values = [36 if c == " " else ord(c) - 55 for c in letters] + [int(c) for c in number[-7:-1]]
    check = 10 if number[-1] == "A" else int(number[-1])
    return (sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True)) + check) % 11 == 0


def is_taiwan_number(number: str) -> bool:
    """Tell whether a Taiwan identity card number (letter and nine digits) has the right check digit."""
    code = _TAIWAN_LETTERS[number[0].lower()]
    digits = [int(c) for c in number[1:]]
    total = code // 10 + code % 10 * 9 + sum(d * w for d, w in zip(digits, (8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True))
    return total % 10 == 0


def _long(match: re.Match[str]) -> Span:
    number = match.group().replace(" ", "").upper()
    residence = number.startswith(("810000", "820000", "830000"))
    kind = (
        "residence_permit" if residence else "foreign_permanent_residence" if number.startswith("9") else "mainland_id"
    )
    return _document(kind, number, is_mainland_number(number), match.start(), match.end())


def _hong_kong(match: re.Match[str]) -> Iterator[Span]:
    """Without brackets a wrong check digit means that it is something else."""
    number = re.sub(r"[()\s]", "", match.group()).upper()
    valid = is_hong_kong_number(number)
    if valid or "(" in match.group():
        pretty = f"{number[:-1]}({number[-1]})"
        yield _document("hong_kong_id", pretty, valid, match.start(), match.end())


def _macao(match: re.Match[str]) -> Span:
    digits = re.sub(r"\D", "", match.group())
    return _document("macao_id", f"{digits[:7]}({digits[7]})", True, match.start(), match.end())


def _named(match: re.Match[str]) -> Span:
    name, number = match["name"], match["number"].upper()
    kind = (
        "passport"
        if "护照" in name or "passport" in name
        else "taiwan_compatriot_permit"
        if "台" in name
        else "home_return_permit"
    )
    return _document(kind, number, True, match.start("number"), match.end("number"))


def _plain(pattern: re.Pattern[str], kind: str, text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        number = match.group().upper()
        valid = is_taiwan_number(number) if kind == "taiwan_id" else True
        yield _document(kind, number, valid, match.start(), match.end())


def find_masked(original: str) -> list[Span]:
    """The tokens put in place of private values; those of other kinds are claimed, so that nothing in them is read."""
    kinds = {"phone": "phone", "email": "email", "document": "document_number", "code": "link_code"}
    return [Span(kinds.get(m["kind"], "masked"), m.group(), m.start(), m.end()) for m in _MASKED.finditer(original)]


def find_documents(text: str) -> list[Span]:
    """Every identity paper's number in a folded text; value `{"kind", "number", "valid"}`, numbers in capitals."""
    found = [_long(m) for m in _LONG.finditer(text)] + [_macao(m) for m in _MACAO.finditer(text)]
    found += [span for m in _HKID.finditer(text) for span in _hong_kong(m)]
    for pattern, kind in ((_TAIWAN, "taiwan_id"), (_PERMIT, "home_return_permit"), (_PRC_PASSPORT, "passport")):
        found += _plain(pattern, kind, text)
    named = [_named(m) for m in _NAMED.finditer(text)]
    spots = {(span.start, span.end) for span in named}
    return named + [span for span in found if (span.start, span.end) not in spots]
