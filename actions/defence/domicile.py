"""Recognition of a domicile in mainland China, as told of the household registration (INT-3). Pure.

Fifteen or thirty days to answer hang on it (CPL-128, CPL-285). Each clause is read alone, a denied loss before a loss;
two clauses against each other, and one in doubt, tell nothing, so that it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

Told = Literal["china", "abroad"]
_PAGE = Path(__file__).with_name("domicile.yml")
_MEANS: tuple[tuple[str, Told], ...] = (("kept", "china"), ("lost", "abroad"), ("has", "china"))


def domicile_in(text: str) -> Told | None:
    """Return ``china`` or ``abroad`` where a text tells of a domicile, None where it tells none or two."""
    told = set(_told(sign_by_sign(text).casefold()))
    return told.pop() if len(told) == 1 else None


def tells_nationality(text: str) -> bool:
    """Return True if a text tells of a nationality and not of a household registration ("我入了澳洲籍")."""
    plain = sign_by_sign(text).casefold()
    return _says("of_nationality", plain) and domicile_in(text) is None


def _told(plain: str) -> Iterator[Told]:
    (ends,) = patterns(_PAGE, "clause_ends")
    for clause in ends.split(plain):
        means = next((told for name, told in _MEANS if _says(name, clause)), None)
        if means is not None and not _says("doubt", clause):
            yield means


def _says(name: str, clause: str) -> bool:
    return any(one.search(clause) for one in patterns(_PAGE, name))
