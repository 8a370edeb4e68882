"""Readers of the certificate that is wanted: how many, in which languages, for whom, and who comes for it. Pure.

The office has no question of its own for these; they go into the note, in the person's own words.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from actions.filing.readers.acting_for import KIN
from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("certificates.yml")
_FOR_THE_NOTARY = ("copies", "language", "goes", "whose", "estate", "purpose")


def without_label(text: str) -> str:
    """Words without the name of a number at their end, where the number itself was taken out."""
    bare = text
    while found := next((one for one in _found("label_at_end", bare) if one), None):
        bare = bare[: found.start()]
    return bare


def tells_of_copies(text: str) -> bool:
    """Return True if words say how many certificates are wanted, or in which languages."""
    return _says(text, "copies", "language")


def tells_who_goes(text: str) -> bool:
    """Return True if words say who comes to the office instead of the applicant, or is given the power."""
    return _says(text, "goes")


def changes_time(text: str) -> bool:
    """Return True if words put another time in the place of one that was chosen ("日期改下午两点")."""
    return _says(text, "changes_time")


def gives_power(text: str) -> bool:
    """Return True if words say that somebody shall sell, sign or collect for the writer: a power of attorney."""
    return _says(text, "gives_power")


def tells_the_notary(text: str) -> bool:
    """Return True if words tell what the notary needs beside the questions: copies, languages, who goes, why."""
    return _says(text, *_FOR_THE_NOTARY)


def _says(text: str, *entries: str) -> bool:
    return any(found for entry in entries for found in _found(entry, text))


def _found(entry: str, text: str) -> list[re.Match[str] | None]:
    plain = sign_by_sign(text).lower()
    return [one.search(plain) for one in _patterns(entry)]


@cache
def _patterns(entry: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one entry of the page, with the parts that several share put in."""
    page = read_yaml(_PAGE)
    parts = {"KIN": KIN, **page["parts"]}

    def filled(text: str) -> str:
        for name, part in reversed(parts.items()):  # a part may hold those before it
            text = text.replace(name, part)
        return text

    return tuple(re.compile(filled(str(one))) for one in page[entry])
