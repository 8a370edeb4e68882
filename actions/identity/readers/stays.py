"""Readers of how long somebody has stayed, or since which year: "三年", "a year and a half", "2019". Pure."""

from __future__ import annotations

import re

_FIGURES = {
    "一": 1,
    "两": 2,
    "兩": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_LONG = re.compile(
    r"(?P<half>半\s?年|half a year)|"
    r"(?P<n>\d{1,2}|十[一二三四五六七八九]|二十|三十|[一二两兩三四五六七八九十]|"
    + "|".join(w for w in _FIGURES if w.isascii())
    + r")"
    r"\s?(?:多|几|幾)?\s?(?:个|個)?(?:多)?\s?(?P<unit>月|年|months?|years?)(?P<and_half>半)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}")


def year_in(text: str) -> int | None:
    """The year in figures that a text names, or None."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def months_in(text: str) -> int | None:
    """Count the months of "八个月", "一年半" or "three years"."""
    found = _LONG.search(text)
    if found is None:
        return None
    if found["half"]:
        return 6
    word = found["n"].casefold()
    number = int(word) if word.isdecimal() else _FIGURES.get(word) or _tens(word)
    months = number * (1 if found["unit"].casefold().startswith(("月", "month")) else 12)
    return months + (6 if found["and_half"] else 0)


def _tens(word: str) -> int:
    return {"二十": 20, "三十": 30}.get(word) or 10 + _FIGURES[word[1]]
