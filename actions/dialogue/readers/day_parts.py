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
    rf"(?:(?P<day>{_NUMERAL})\s?[日号])?(?:才对|先啱)?[的嘅]?[。.!！]?"
)
_IN_ENGLISH = re.compile(
    r"(?:(?:it|that)(?:\swas|'s|\sis)\s)?(?:on\s)?(?:"
    rf"(?:the\s)?(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})|"
    rf"(?P<before>{_MONTH})\s(?:the\s)?(?P<second>\d{{1,2}})(?:st|nd|rd|th)?|"
    r"(?:the\s)?(?P<alone>\d{1,2})(?:st|nd|rd|th))(?:,?\s(?P<year>(?:18|19|20)\d{2}))?[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayParts:
    """A day as it was told; what was left out is None."""

    day: int | None
    month: int | None = None
    year: int | None = None

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
        month = number_in(found["month"]) if found["month"] else None
        day_told = number_in(found["day"]) if found["day"] else None
        return DayParts(day_told, month, int(found["year"]) if found["year"] else None)
    if (found := _IN_ENGLISH.fullmatch(bare)) is None:
        return None
    name = (found["month"] or found["before"] or "")[:3].casefold()
    day = int(found["first"] or found["second"] or found["alone"])
    return DayParts(day, _MONTHS.index(name) + 1 if name else None, int(found["year"]) if found["year"] else None)
