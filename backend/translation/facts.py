"""Numbers of a text and of its translation: what must be the same in both, however each language writes it. Pure.

``RMB 300,000`` is 30万元, ``3 May 2024`` is 2024年5月3日. A number that cannot be found again makes a translation
doubtful, and so does one that nobody wrote. Doubt costs a look at the original; a wrong sum that reads well costs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from backend.shared.numerals import DIGITS, NUMERAL, UNITS, number_in
from backend.shared.yaml_pages import read_yaml

WORDS = Path(__file__).with_name("words.yml")
_WIDE = str.maketrans("０１２３４５６７８９，．：", "0123456789,.:")
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000, "千": 1_000, "百": 100}
_SCALES = {"hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_FIGURES = re.compile(
    r"(?<![A-Za-z\d])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(万亿|萬億|[万萬亿億千百]{1,2}|(?:hundred|thousand|million|billion|k)\b)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(rf"[{NUMERAL}]+(?:[万萬亿億][{NUMERAL}]*)*")
_LATIN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
_TWELVE = re.compile(r"(\d{1,2})(?:[:.]\d{2})?\s*(?:p\.?m\b)|(?:下午|晚上|傍晚|夜里|夜晚)\s*(\d{1,2})", re.IGNORECASE)
_HALF = re.compile(r"[点點时時]半|\bhalf\b", re.IGNORECASE)


def changed(original: str, translation: str) -> tuple[str, ...]:
    """Return the numbers that only one of two texts has, as it writes them; nothing where all are found again."""
    there, here = original.translate(_WIDE), translation.translate(_WIDE)
    lost = [said for said, value in _figures(there) if value not in _all(here)]
    made = [said for said, value in _figures(here) if value != 1 and value not in _all(there)]  # "a loan" is 1笔借款
    return tuple(dict.fromkeys([*lost, *made]))


def _all(text: str) -> set[Decimal]:
    """Every number a text may mean, in figures and in words, and hours of the afternoon on both clocks."""
    found = {value for _, value in _figures(text)}
    found |= set(_in_chinese(text)) | set(_in_english(text))
    found |= {Decimal(int(hour) + 12) for match in _TWELVE.finditer(text) if int(hour := match[1] or match[2]) < 12}
    found |= {Decimal(30)} if _HALF.search(text) else set()
    return found | {value - 12 for value in found if 12 < value < 24}


def _figures(text: str) -> Iterator[tuple[str, Decimal]]:
    """Yield each number in figures with what it is worth: 30万 is 300000."""
    for match in _FIGURES.finditer(text):
        try:
            value = Decimal(match[1].replace(",", ""))
        except InvalidOperation:
            continue
        for sign in _signs(match[2] or ""):
            value *= sign
        yield match[0].strip(), value.normalize()


def _signs(scale: str) -> list[int]:
    word = scale.casefold()
    return [_SCALES[word]] if word in _SCALES else [_BIG[sign] for sign in scale]


def _in_chinese(text: str) -> Iterator[Decimal]:
    for match in _CHINESE.finditer(text):
        total, rest = 0, match[0]
        for sign, worth in (("亿", 100_000_000), ("億", 100_000_000), ("万", 10_000), ("萬", 10_000)):
            before, found, after = rest.partition(sign)
            if found:
                total, rest = total + (number_in(before) or 1) * worth, after
        yield Decimal(total + (number_in(rest) if rest else 0)).normalize()
        if not any(sign in UNITS for sign in match[0]):
            digits = "".join(str(DIGITS[sign]) for sign in match[0] if sign in DIGITS)
            yield Decimal(digits or 0).normalize()


def _in_english(text: str) -> Iterator[Decimal]:
    """Yield numbers in words and months: "twenty-one", "two hundred thousand", "May"."""
    months, numbers = _months(), _in_words()
    whole, part = Decimal(0), Decimal(0)
    for match in [*_LATIN.finditer(text), None]:
        words = match[0].casefold().split("-") if match else [""]
        for word in words:
            if word in months:
                yield Decimal(months[word]).normalize()
            if word in numbers:
                yield Decimal(numbers[word]).normalize()
                part += numbers[word]
            elif word in _SCALES and (part or word != "k"):
                part = (part or Decimal(1)) * _SCALES[word]
                if _SCALES[word] > 100:
                    whole, part = whole + part, Decimal(0)
            elif word != "and" and (whole or part):
                yield (whole + part).normalize()
                whole, part = Decimal(0), Decimal(0)


@cache
def _in_words() -> dict[str, int]:
    """Return the numbers of English words."""
    page = read_yaml(WORDS)
    tens = {word: 30 + 10 * at for at, word in enumerate(page["tens_from_thirty"])}
    counted = {word: at for at, word in enumerate(page["from_zero"])}
    return counted | tens | {word: 1 + at for at, word in enumerate(page["from_first"])}


@cache
def _months() -> dict[str, int]:
    """Return the numbers of the months by their names, whole and short."""
    names = read_yaml(WORDS)["months"]
    return {word[:length]: 1 + at for at, word in enumerate(names) for length in (3, len(word))} | {"sept": 9}
