"""Days of other claims than loans and wages in a message: when somebody was hurt, what was frozen or published. Pure.

The day's own clause says what happened on it; where the message tells one day alone and nothing else that has a day,
the whole message says it. Nothing is read where no last day is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from actions.answers import Answer
from actions.protection.readers.debt_days import day_said
from actions.readers.pattern_pages import pattern
from actions.script import simplified

Claim = Literal["hurt", "hurt_at_work", "frozen", "published"]
"""Kind of event: somebody was hurt; hurt at work, and its recognition is asked for; something was frozen before a suit;
a notice of the court was published."""
_PAGE: Final = Path(__file__).with_name("claim_days.yml")
_HAPPENED: Final[dict[Claim, str]] = {
    "hurt_at_work": "hurt", "hurt": "hurt", "frozen": "frozen", "published": "published",
}  # fmt: skip
"""Words of the clause that tells the day, by claim; the first claim that is asked about is meant."""


@dataclass(frozen=True, slots=True)
class ClaimDay:
    """The claim that is asked about, and the day it counts from.

    Args:
        claim: what happened.
        on: when; of a month its first day.
    """

    claim: Claim
    on: date


def claim_day(said: Answer, before: Sequence[Answer], today: date) -> ClaimDay | None:
    """Return what last day is asked for by a message, with the day it counts from; None where either is not told.

    Args:
        said: the message that asks.
        before: earlier messages, the newest first, in which the day may have been told.
        today: where the writer is.
    """
    for claim, happened in _HAPPENED.items():
        told = [one for one in (said, *before) if _is(happened, one)]
        if not told or not _asks(claim, said, told):
            continue
        for one in told:
            on = day_said(one, happened_in(happened), today, alone=not _is("other_day", one))
            if on is not None and on <= today:
                return ClaimDay(claim, on)
    return None


def happened_in(happened: str) -> str:
    """Return the pattern of a clause that tells on what day something happened."""
    return pattern(_PAGE, happened).pattern


def _asks(claim: Claim, said: Answer, told: Sequence[Answer]) -> bool:
    """Return True if the last day of a claim is asked for, and that of nothing else."""
    if not _is(f"asks_{claim}", said) or _is(f"not_{claim}", said):
        return False
    return claim != "hurt_at_work" or any(_is("at_work", one) for one in (said, *told))


def _is(name: str, said: Answer) -> bool:
    return pattern(_PAGE, name).search(simplified(said.text).casefold()) is not None
