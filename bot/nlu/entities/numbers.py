"""Counts and choices: 3, 第三个, 选2, two, the second one.

In free text a Chinese numeral counts only with a measure word and from two up (一个问题 is no 1); as the whole message
any numeral does. Numbers inside words (一直, 二手车, 小三) and figures that name days, money or papers are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .numerals import CN_CHARS, ENGLISH, ORDINALS, parse_integer
from .spans import Span

MOST_NUMBERS = 60
_CN = rf"[{CN_CHARS}]{{1,12}}"
_ORDINAL = re.compile(rf"第\s?(?P<n>\d{{1,6}}|{_CN})\s?(?:个|位|项|条|步|种|家|号|件|份|点|款|间|次)?")
_CHOICE = re.compile(
    r"(?:选择?|揀|拣|要|option|number|no\.?|choice|#)\s?第?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:号|个)?(?![\w一-鿿.:])"
)
_DIGITS = re.compile(
    r"(?<![\w.:/@#$%-])(?<!\d,)(?P<n>\d{1,12})(?![\d.:/%@-]*[\d@%:/-]|,\d{3}(?!\d)|[a-z])(?!\s?(?:年|月|日|号|天|点|时|小时|分|秒|周|星期|礼拜|个月|个星期|个礼拜|个小时|岁|元|块|蚊"
    r"|days?|weeks?|months?|years?|hours?|minutes?|am|pm|a\.m|p\.m|st|nd|rd|th|o'clock)(?![a-z]))",
    re.ASCII,
)
_COUNT = re.compile(
    rf"(?<![{CN_CHARS}\d第几])(?P<n>{_CN})\s?(?P<measure>个(?![月半星礼周小钟])|位|份|名|项|条|件(?!事)|张|套|次|家(?!人|庭|里|乡)|间)"
)
_SUM_BEFORE = re.compile("[万亿][一二两三四五六七八九]$")
"""A sum with the digit of the next word behind it: "五万一次" is fifty thousand, once."""
_WHOLE = re.compile(rf"(?P<n>{_CN})\s?(?:个|位|份|名|项|人|条|号)?")
_WORD = "|".join([w for w in ENGLISH if w != "zero"])
_ORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ENGLISH_WHOLE = re.compile(rf"(?:(?:option|number|no\.?|choice)\s)?(?P<n>{_WORD})[.!]?")
_ENGLISH_ORDINAL = re.compile(
    rf"(?<![a-z])(?:the\s)?(?:(?P<n>{_ORD})|(?P<d>\d{{1,2}})(?:st|nd|rd|th))(?:\s(?:one|option|choice|slot|time|item|lawyer|case)(?![a-z])|\s?[.!]?$)"
)


def _span(match: re.Match[str], value: int | None) -> Iterator[Span]:
    if value is not None and value < 10**12:
        yield Span("number", value, match.start(), match.end())


def _counts(text: str) -> Iterator[Span]:
    for match in islice(_COUNT.finditer(text), MOST_NUMBERS):
        value = parse_integer(match["n"])
        if value and value >= 2 and _SUM_BEFORE.search(match["n"]) is None:
            yield from _span(match, value)


def _english(text: str) -> Iterator[Span]:
    whole = _ENGLISH_WHOLE.fullmatch(text.strip()) if len(text) < 40 else None
    if whole:
        start = text.index(whole["n"])
        yield Span("number", ENGLISH[whole["n"]], start, start + len(whole["n"]))
    for match in islice(_ENGLISH_ORDINAL.finditer(text), MOST_NUMBERS):
        number = ORDINALS[match["n"]] if match["n"] else int(match["d"])
        anchored = (
            text[max(0, match.start()) : match.end()].startswith("the ")
            or match.end() < len(text)
            or match.start() == 0
        )
        if anchored:
            yield from _span(match, number)


def find_numbers(text: str) -> list[Span]:
    """Every count and ordinal in a folded text, as a whole number."""
    found: list[Span] = []
    for pattern in (_ORDINAL, _CHOICE, _DIGITS):
        for match in islice(pattern.finditer(text), MOST_NUMBERS):
            found.extend(_span(match, parse_integer(match["n"])))
    stripped = text.strip(" 。.!！,，")
    whole = _WHOLE.fullmatch(stripped) if len(stripped) < 20 else None
    if whole and (value := parse_integer(whole["n"])) is not None:
        start = text.index(stripped)
        found.append(Span("number", value, start, start + len(stripped)))
    return found + list(_counts(text)) + list(_english(text))
