"""The number of an article as laws write it, in digits. Pure."""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千]+")


def number_of(article: str) -> str:
    """Return an article's number in digits (第二百八十六条 is 286), the article itself where it has none."""
    found = _NUMERAL.search(article)
    if found is None:
        return article
    total, digit = 0, 0
    for sign in found[0]:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _DIGITS[sign]
    return str(total + digit)
