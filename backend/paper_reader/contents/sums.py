"""Sums as papers write them: in figures, in capital numerals (壹拾伍万元整), with their currency. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from backend.paper_reader.contents.words import currencies, pattern

_DIGITS: Mapping[str, int] = {
    sign: value
    for signs in ("零壹贰叁肆伍陆柒捌玖", "〇一二三四五六七八九")
    for value, sign in enumerate(signs)
} | {"两": 2}  # fmt: skip
_UNITS: Mapping[str, int] = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_SCALES: Mapping[str, int] = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_LARGEST = Decimal(10) ** 12
_FIGURE = r"((?:\d{1,3}(?:,\d{3})+|\d{3,10})(?:\.\d{1,2})?)"
_BEHIND = re.compile(rf"\s?\((?:小写|即|计|人民币)*:?\s?{_FIGURE}\)")
_BEFORE = re.compile(rf"(?<![\d.,]){_FIGURE}\s?\((?:大写|即|计|人民币)*:?\s?$")
_DIFFER = Decimal(-1)
"""Amount of a sum that a figure beside it contradicts."""
CNY, UNKNOWN = "CNY", "?"
"""The yuan, and the currency, or the sum, of which nobody can tell whose dollars it is in."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum on a paper.

    Args:
        currency: its code; 元 where only that is written, `UNKNOWN` of mere dollars.
        start, end: where it stands in the text.
    """

    amount: Decimal
    currency: str
    start: int
    end: int


def sums_in(text: str) -> list[Sum]:
    """Return every sum of a text in Simplified characters; a figure without any unit is none."""
    found = []
    for match in _sum().finditer(text):
        unit = match["before"] or match["behind"]
        figure = match["figure"]
        amount = Decimal(figure.replace(",", "")) if figure else capital_value(match["capital"])
        if unit is None or amount is None:
            continue
        amount = amount * _SCALES.get(match["scale"] or "", 1) + _cents(match)
        if 0 < amount < _LARGEST:
            currency = _currency(match["before"]) or _currency(match["behind"]) or _bare(match)
            found.append(_with_figure_beside(text, Sum(amount, currency, match.start(), match.end())))
    return found


def _with_figure_beside(text: str, one: Sum) -> Sum:
    """The sum with the mere figure that repeats it in brackets, or that it repeats; none where the two differ."""
    behind, before = _BEHIND.match(text, one.end), _BEFORE.search(text[: one.start])
    figures = [Decimal(match[1].replace(",", "")) for match in (behind, before) if match is not None]
    if all(figure == one.amount for figure in figures):
        return one
    return replace(one, amount=_DIFFER)


def one_sum(sums: Collection[Sum], *, mere_yuan: str) -> str | None:
    """Return the sum that several of a paper's all are, ``150000.00 CNY``; nothing for none, None where they differ.

    `UNKNOWN` where nobody can tell in which currency.

    Args:
        sums: as it is written in figures and in capital numerals, say.
        mere_yuan: the currency of a mere 元 where none of them names any; empty where nobody can tell.
    """
    if not sums:
        return ""
    amounts = {one.amount for one in sums}
    named = {one.currency for one in sums} - {UNKNOWN, "元"}
    if len(amounts) != 1 or len(named) > 1 or _DIFFER in amounts:
        return None
    yuan = mere_yuan if {one.currency for one in sums} == {"元"} else ""
    currency = named.pop() if named else yuan
    return f"{amounts.pop():.2f} {currency}" if currency else UNKNOWN


def capital_value(text: str) -> Decimal | None:
    """Return what capital or common numerals stand for (壹拾伍万 is 150000), None where they are no number."""
    total = section = digit = 0
    was_digit = False
    for sign in text:
        if sign in _DIGITS:
            if was_digit and digit:
                return None
            digit, was_digit = _DIGITS[sign], True
        elif sign in _UNITS:
            section, digit, was_digit = section + (digit or 1) * _UNITS[sign], 0, False
        else:
            scale = _SCALES[sign]
            if not section + digit:
                return None
            total, section, digit, was_digit = (total + section + digit) * scale, 0, 0, False
            if scale == _SCALES["万"] and total >= _LARGEST:
                return None
    return Decimal(total + section + digit)


def _cents(match: re.Match[str]) -> Decimal:
    tenths, hundredths = (_DIGITS.get(match[name] or "", 0) for name in ("tenths", "hundredths"))
    return Decimal(tenths * 10 + hundredths) / 100


def _bare(match: re.Match[str]) -> str:
    return "元" if pattern("yuan").fullmatch(match["behind"] or "") and match["before"] is None else UNKNOWN


def _currency(words: str | None) -> str:
    found = (code for code, names in currencies().items() if words and names.fullmatch(words))
    return next(found, "")


@cache
def _sum() -> re.Pattern[str]:
    named = "|".join(one.pattern for one in currencies().values())
    yuan, unknown = pattern("yuan").pattern, pattern("unknown_unit").pattern
    digits: Sequence[str] = "".join(_DIGITS)
    return re.compile(
        rf"(?:(?P<before>{named}|{unknown})\s?:?\s?)?-?"
        r"(?:(?<![\d.])(?<!\d,)(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,4})?)(?![\d%‰])\s?"
        r"(?P<scale>亿|千万|百万|万|千)?"
        rf"|(?P<capital>[{digits}拾十佰百仟千][{digits}拾十佰百仟千万亿]*))"
        rf"\s?(?P<behind>{named}|{yuan}|{unknown})?(?:元|圆)?"
        rf"(?:(?P<tenths>[{digits}])角(?:(?P<hundredths>[{digits}])分)?)?(?:整|正)?"
    )
