"""Whole days told in words that no calendar reader of the bot knows: "the third of May nineteen eighty". Pure.

English ordinals and years in words, a year of two figures behind an English month, the months of Spanish, Portuguese
and French, and the first month of the year as Chinese papers write it ("元月").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from actions.dialogue.readers.phrases import words_of
from backend.shared.numerals import number_in

_MONTHS = {
    1: "january jan enero janeiro janvier", 2: "february feb febrero fevereiro fevrier",
    3: "march mar marzo marco mars", 4: "april apr abril avril", 5: "may mayo maio mai",
    6: "june jun junio junho juin", 7: "july jul julio julho juillet", 8: "august aug agosto aout",
    9: "september sept sep septiembre setiembre setembro septembre", 10: "october oct octubre outubro octobre",
    11: "november nov noviembre novembro novembre", 12: "december dec diciembre dezembro decembre",
}  # fmt: skip
_NUMBERS = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = words_of(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_VALUES = {
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    "twentieth": 20, "thirtieth": 30,
    **{f"twenty {word}": 20 + number for number, word in enumerate(_ORDINALS[:9], 1)},
    "thirty first": 31,
}  # fmt: skip
_MONTH_VALUES = {name: number for number, names in _MONTHS.items() for name in names.split()}
_UNDER_HUNDRED = {
    **{word: number for number, word in enumerate(_NUMBERS)},
    **_TENS,
    **{f"{ten} {one}": value + at for ten, value in _TENS.items() for at, one in enumerate(_NUMBERS[1:10], 1)},
    **{f"oh {one}": at for at, one in enumerate(_NUMBERS[1:10], 1)},
}


def _any_of(words: Iterator[str] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MONTH = rf"(?P<month>{_any_of(_MONTH_VALUES)})"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_any_of(_ORDINAL_VALUES)}|primero|primeiro|1er)"
_SHORT_YEAR = r"'?\d\d(?! ?(?:\d|:|[a-z]))|"
"""Two figures, with no word behind them ("1 Mar 63", not "3 May 10 am")."""
_YEAR = (
    rf"(?P<year>(?:18|19|20)\d\d|{_SHORT_YEAR}nineteen hundred|(?:nineteen|twenty) (?:{_any_of(_UNDER_HUNDRED)})"
    rf"|(?:two thousand|nineteen hundred)(?: and)? (?:{_any_of(_UNDER_HUNDRED)})|two thousand)"
)
_FORMS = (
    re.compile(rf"(?<![\w]){_DAY} (?:of |de |do )?{_MONTH},? (?:of |de |do |del |in )?{_YEAR}(?![\w])"),
    re.compile(rf"(?<![\w]){_MONTH} (?:the )?{_DAY},? (?:of |in )?{_YEAR.replace(_SHORT_YEAR, '')}(?![\w])"),
)
_FIRST_MONTH = re.compile(
    r"(?P<year>[一二][一二三四五六七八九零〇]{3}|(?:18|19|20)\d\d|\d\d|[一二三四五六七八九零〇]{2})年?元月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号號]?"
)
_SHORT_TENS = str.maketrans({"廿": "二十", "卅": "三十"})


@dataclass(frozen=True, slots=True)
class SpelledDay:
    """A day as it was told; a `year` under a hundred has two figures."""

    year: int
    month: int
    day: int


def spelled_day(text: str) -> SpelledDay | None:
    """Return the one day a text spells out with its year; None where there is none, or more than one."""
    plain = _plain(text)
    found = [day for form in _FORMS for match in form.finditer(plain) if (day := _day(match)) is not None]
    if not found and (chinese := _FIRST_MONTH.search(text)) is not None:
        found = [SpelledDay(_number(chinese["year"]), 1, _number(chinese["day"]))]
    return found[0] if len(set(found)) == 1 else None


def _day(match: re.Match[str]) -> SpelledDay | None:
    said = match["day"]
    number = re.match(r"\d+", said)
    day = int(number[0]) if number else _ORDINAL_VALUES.get(said, 1)
    year = _year(match["year"])
    return SpelledDay(year, _MONTH_VALUES[match["month"]], day) if year is not None else None


def _year(said: str) -> int | None:
    figures = said.strip("'")
    if figures.isdecimal():
        return int(figures)
    for start, value in (("nineteen hundred", 1900), ("two thousand", 2000), ("nineteen", 1900), ("twenty", 2000)):
        if said.startswith(start):
            rest = said.removeprefix(start).strip().removeprefix("and ").strip()
            return value + _UNDER_HUNDRED[rest] if rest else value
    return None


def _plain(text: str) -> str:
    """Small letters without accents, hyphens as blanks."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    bare = "".join(sign for sign in letters if unicodedata.category(sign) != "Mn")
    return " ".join(re.sub(r"[-–]", " ", bare).split()).replace(" ,", ",")


def _number(written: str) -> int:
    """A year, or a day of a month, in figures or Chinese signs ("一九五〇", "三十", "廿一")."""
    return int(written) if written.isdecimal() else number_in(written.translate(_SHORT_TENS))
