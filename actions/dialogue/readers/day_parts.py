"""Parts of a day that are told without the rest: "16号", "12月15号", "the 16th", "15 December". Pure.

What is left out is that of the day spoken of, so that "12月15号改到16号" stays in December of the same year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.script import sign_by_sign
from backend.shared.numerals import number_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_IN_CHINESE = re.compile(
    rf"(?:应该)?[是系]?(?:(?P<year>(?:18|19|20)\d{{2}})\s?年\s?)?(?:(?P<month>{_NUMERAL})\s?月份?\s?)?"
    rf"(?:(?P<day>{_NUMERAL})\s?[日号])?(?:才对|先啱)?(?P<act>[借还付签收离入送交])?[的嘅]?[。.!！]?"
)
_IN_ENGLISH = re.compile(
    r"(?:(?:it|that)(?:\swas|'s|\sis)\s)?(?:on\s)?(?:"
    rf"(?:the\s)?(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})|"
    rf"(?P<before>{_MONTH})\s(?:the\s)?(?P<second>\d{{1,2}})(?:st|nd|rd|th)?|"
    r"(?:the\s)?(?P<alone>\d{1,2})(?:st|nd|rd|th)|"
    rf"(?:(?:back\s)?in\s)?(?P<only>{_MONTH}))(?:,?\s(?:of\s)?(?P<year>(?:18|19|20)\d{{2}}))?[.!]?",
    re.IGNORECASE,
)
_WITHIN_CHINESE = re.compile(
    rf"(?P<year>(?:18|19|20)\d{{2}})\s?年\s?(?:(?P<month>{_NUMERAL})\s?月份?\s?(?:(?P<day>{_NUMERAL})\s?[日号])?)?"
    rf"|(?<![年\d])(?P<month_alone>{_NUMERAL})\s?月份?\s?(?:(?P<day_of>{_NUMERAL})\s?[日号])?(?!\s?[个日])"
)
_WITHIN_ENGLISH = re.compile(
    r"\b(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?)?"
    r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b"
    r"(?:\s(?P<second>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s(?:of\s)?(?P<year>(?:18|19|20)\d{2}))?",
    re.IGNORECASE,
)
_SAYS_MAY = re.compile(r"may", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayParts:
    """A day as it was told; what was left out is None."""

    day: int | None
    month: int | None = None
    year: int | None = None
    act: str = ""
    """The act done on that day, where it is told ("五月还的")."""

    def over(self, known: DayParts) -> DayParts:
        """Return the parts that are told, and those of a known day where they are left out."""
        return DayParts(self.day or known.day, self.month or known.month, self.year or known.year)

    def are_of(self, known: date) -> bool:
        """Return True if a day is the one that is told, as far as it is told."""
        told = ((self.day, known.day), (self.month, known.month), (self.year, known.year))
        return all(part is None or part == own for part, own in told)

    def instead_of(self, known: date) -> date | None:
        """Return the day that stands instead of a known one; None where there is no such day."""
        try:
            return date(self.year or known.year, self.month or known.month, self.day or known.day)
        except ValueError:
            return None


def day_parts(text: str) -> DayParts | None:
    """Return the day a text tells and nothing else; None for any other text."""
    bare = sign_by_sign(text).strip()
    if (found := _IN_CHINESE.fullmatch(bare)) is not None and (found["day"] or found["month"]):
        return _of_chinese(found["year"], found["month"], found["day"], found["act"] or "")
    if (found := _IN_ENGLISH.fullmatch(bare)) is None:
        return None
    if found["only"] and _SAYS_MAY.fullmatch(bare):
        return None  # no month by itself
    name, figures = found["month"] or found["before"] or found["only"], found["first"] or found["second"]
    return _of_english(found["year"], name, figures or found["alone"])


def days_within(text: str) -> tuple[tuple[int, int, DayParts], ...]:
    """Return the days told in a text, with where the words of each begin and end; a year alone is one in Chinese."""
    plain = sign_by_sign(text)
    found = [
        (*one.span(), _of_chinese(one["year"], one["month"] or one["month_alone"], one["day"] or one["day_of"]))
        for one in _WITHIN_CHINESE.finditer(plain)
    ]
    for one in _WITHIN_ENGLISH.finditer(plain):
        if _SAYS_MAY.fullmatch(one["month"]) and not (one["first"] or one["second"] or one["year"]):
            continue
        found.append((*one.span(), _of_english(one["year"], one["month"], one["first"] or one["second"])))
    return tuple(sorted(found, key=lambda day: day[0]))


def _of_chinese(year: str | None, month: str | None, day: str | None, act: str = "") -> DayParts:
    return DayParts(
        number_in(day) if day else None, number_in(month) if month else None, int(year) if year else None, act
    )


def _of_english(year: str | None, month: str | None, day: str | None) -> DayParts:
    number = _MONTHS.index(month[:3].casefold()) + 1 if month else None
    return DayParts(int(day) if day else None, number, int(year) if year else None)


def in_words(parts: DayParts, like: str) -> str:
    """Return a day in words, in the language of the words it stands for ("2024年4月", "5 April 2024")."""
    if like.isascii():
        name = date(2000, parts.month, 1).strftime("%B") if parts.month else ""
        return " ".join(str(one) for one in (parts.day or "", name, parts.year or "") if one)
    told = ((parts.year, "年"), (parts.month, "月"), (parts.day, "日"))
    return "".join(f"{figure}{sign}" for figure, sign in told if figure)
