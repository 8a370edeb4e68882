"""The sentences of a paper in one line, each day and each sum one sign, so that what surrounds them is read. Pure.

Places are the same in the text as it is written and in Simplified characters: a name keeps the characters of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backend.paper_reader.contents.layout import Page
from backend.paper_reader.contents.moments import written_days
from backend.paper_reader.contents.sums import Sum, sums_in
from backend.shared.plain_text import plain

_FIRST_DAY, _FIRST_SUM, _MOST = 0xE100, 0xE200, 0x100
_FEWEST_TRADITIONAL = 2
"""Traditional characters by which a paper is known to be written in them; one may stand in a name."""
_FULL = 0.8
"""Share of the longest row's signs from which a row is a whole one."""
_BLANKS = frozenset("\u3000\u00a0")


@dataclass(frozen=True)
class Sentences:
    """The sentences of a paper.

    Args:
        written: as they are written.
        simple: in Simplified characters.
        days, sums: by the signs that stand for them.
        is_traditional: True where the paper is written in Traditional characters.
    """

    written: str
    simple: str
    days: tuple[date, ...]
    sums: tuple[Sum, ...]
    is_traditional: bool

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Sentences:
        """Return the sentences of the pages of a file."""
        written = _flowing([row for page in pages for row in page.rows])
        simple = plain(written)
        changed = {sign for sign, one in zip(written, simple, strict=True) if sign != one and not sign.isdigit()}
        days = written_days(simple)[:_MOST]
        written = _with_signs(written, [(start, end) for _, start, end in days], _FIRST_DAY)
        simple = _with_signs(simple, [(start, end) for _, start, end in days], _FIRST_DAY)
        sums = sums_in(simple)[:_MOST]
        places = [(one.start, one.end) for one in sums]
        return cls(
            _with_signs(written, places, _FIRST_SUM),
            _with_signs(simple, places, _FIRST_SUM),
            tuple(day for day, _, _ in days),
            tuple(sums),
            len(changed - _BLANKS) >= _FEWEST_TRADITIONAL,
        )

    def days_in(self, expressions: Sequence[re.Pattern[str]]) -> list[date]:
        """Return the days that the group of one of these expressions stands for, each once."""
        found = (one[1] for expression in expressions for one in expression.finditer(self.simple))
        return list(dict.fromkeys(self.days[ord(sign) - _FIRST_DAY] for sign in found))

    def sums_in(self, start: int, end: int) -> Iterator[Sum]:
        """Iterate over the sums of a stretch."""
        for sign in self.simple[start:end]:
            if _FIRST_SUM <= ord(sign) < _FIRST_SUM + _MOST:
                yield self.sums[ord(sign) - _FIRST_SUM]

    def sums_of(self, expressions: Sequence[re.Pattern[str]]) -> list[Sum]:
        """Return the sums that the group of one of these expressions stands for."""
        found = (one[1] for expression in expressions for one in expression.finditer(self.simple))
        return [self.sums[ord(sign) - _FIRST_SUM] for sign in found]

    def names_in(self, expressions: Sequence[re.Pattern[str]]) -> list[str]:
        """Return what the group of one of these expressions stands for, as it is written, each once."""
        found = (one for expression in expressions for one in expression.finditer(self.simple))
        return list(dict.fromkeys(self.written[one.start(1) : one.end(1)] for one in found))


def _flowing(rows: Sequence[str]) -> str:
    """The rows one behind the other, with a blank between Latin words, and figures that are two.

    A figure goes on in the next row where its own is as long as the others, and so may have been broken there.
    """
    text, last = "", 0
    full = _FULL * max(map(len, rows), default=0)
    for row in rows:
        latin = bool(text) and text[-1].isascii() and row[:1].isascii() and text[-1] != ":"
        broken = last >= full and text[-1:].isdigit() and row[:1].isdigit()
        text += (" " if latin and not broken else "") + row
        last = len(row)
    return text


def _with_signs(text: str, places: Sequence[tuple[int, int]], first: int) -> str:
    """The text with a sign in the place of each stretch, from `first` on."""
    for number, (start, end) in reversed(list(enumerate(places))):
        text = text[:start] + chr(first + number) + text[end:]
    return text
