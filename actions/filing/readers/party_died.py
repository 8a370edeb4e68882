"""Readers of the death of whoever lent the money, or owes it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from actions.dialogue.readers.kin import relatives_in
from actions.filing.readers.who_died import dead_in
from actions.story.outright import cause_outright
from actions.story.readers.plain import clauses_of, plain

_LENDING: Final = "private_lending"
_LENT = re.compile(
    r"借给|借出|借了[^，。]{0,16}给|借[^，。]{0,10}(?:元|块|万|千)[^，。]{0,4}给|(?<!我)欠[^，。我]{0,4}(?:爸|妈|父|母|哥|弟|姐|妹|老公|老婆)|"
    r"\b(?:lent|loaned)\b|\bowe[sd]?\s+(?:my )"
)
"""Words by which a relative is the creditor."""
_OWN = re.compile(r"我(?:自己|就)?(?:借给|借出|借了)|\bi (?:lent|loaned)\b")
_HEIRS_FIRST: Final = frozenset({"parent", "father", "mother", "spouse", "husband", "wife", "son", "daughter", "child"})


@dataclass(frozen=True, slots=True)
class DeadCreditor:
    """Relative of the writer who lent the money and has died.

    Args:
        kin: the relative, as `dead_in` names them.
        is_near: whether the writer, as their child, spouse or parent, is among those who inherit first.
    """

    kin: str
    is_near: bool


def debtor_died(text: str) -> bool:
    """Return True if a text tells that whoever owes the writer money has died."""
    found = cause_outright(text)
    return found is not None and found.code == _LENDING


def creditor_died(text: str) -> DeadCreditor | None:
    """Return the relative who lent the money and of whose death a text tells; None where the writer lent it."""
    dead = dead_in(text)
    spelt = plain(text)
    if not dead or _OWN.search(spelt):
        return None
    for start, end in clauses_of(spelt):
        clause = spelt[start:end]
        if _LENT.search(clause):
            kin = next((one.family for one in relatives_in(clause) if one.family in dead), "")
            if kin:
                return DeadCreditor(kin, kin in _HEIRS_FIRST)
    return None
