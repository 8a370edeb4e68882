"""Readers of how long something has lasted, or shall last, as people say it: "五年", "three months", "一年半". Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

MONTHS_OF_A_YEAR = 12
_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0.5, "几": 3}
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
          "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "several": 3, "many": 10,
          "few": 3}  # fmt: skip
_CHINESE = re.compile(
    r"(?P<count>\d+(?:\.\d+)?|[一二三四五六七八九十两半几]{1,3})\s?多?(?P<unit>年|个?月)(?P<half>半|多)?"
)
_ENGLISH = re.compile(
    r"\b(?P<count>\d+(?:\.\d+)?|" + "|".join(_WORDS) + r")\s+(?:and a half\s+)?(?P<unit>year|month)s?\b", re.IGNORECASE
)
_CHINESE_DAYS = re.compile(r"(?P<count>\d{1,3}|[一二三四五六七八九十两]{1,3})\s?个?(?P<unit>天|日|星期|礼拜|周|月)")
_ENGLISH_DAYS = re.compile(
    r"\b(?P<count>\d{1,3}|" + "|".join(_WORDS) + r")\s+(?:more\s+)?(?P<unit>day|week|month)s?\b", re.IGNORECASE
)
_DAYS_OF = {"天": 1, "日": 1, "星期": 7, "礼拜": 7, "周": 7, "月": 30, "day": 1, "week": 7, "month": 30}
_DECADES = re.compile(r"[几数]十年|十几年|很多年|好多年|大半辈子|decades|many years|all my life")


def months_said(text: str) -> float | None:
    """Months of the first stretch of time in a text, None if there is none."""
    plain = sign_by_sign(text)
    if _DECADES.search(plain):
        return 10.0 * MONTHS_OF_A_YEAR
    if (found := _CHINESE.search(plain)) is not None:
        count = _figure(found["count"])
        months = count * (MONTHS_OF_A_YEAR if found["unit"] == "年" else 1)
        return months + (6 if found["half"] and found["unit"] == "年" else 0)
    if (said := _ENGLISH.search(plain)) is not None:
        word = said["count"].casefold()
        number = float(_WORDS[word]) if word in _WORDS else float(word)
        return number * (MONTHS_OF_A_YEAR if said["unit"].casefold() == "year" else 1)
    return None


def days_said(text: str) -> int | None:
    """Days of the first stretch of days, weeks or months (30 days each) in a text, None if there is none."""
    plain = sign_by_sign(text)
    if (found := _CHINESE_DAYS.search(plain)) is not None:
        return int(_figure(found["count"]) * _DAYS_OF[found["unit"]])
    if (said := _ENGLISH_DAYS.search(plain)) is not None:
        word = said["count"].casefold()
        return int(float(_WORDS.get(word, 0) or word) * _DAYS_OF[said["unit"].casefold()])
    return None


def _figure(text: str) -> float:
    """ "十五" is 15, "二十" 20, "半" a half."""
    if text[0].isdecimal():
        return float(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_FIGURES[tens] if tens else 1) * 10 + (_FIGURES[ones] if ones else 0)
    return float(_FIGURES[text[-1]])
