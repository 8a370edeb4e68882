"""Answers proposed and asked as "is it so?": what a story seems to tell, and what is left of a sum."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from actions.dialogue.fields import SKIPPED, Answers
from actions.dialogue.turn import Turn
from actions.filing.story import DOUBTS
from actions.story.readers.by_month import total_in
from actions.story.vocabulary import in_own_words, sums_by_month
from backend.filing.causes.guides import Cause, CauseQuestion


def proposed(turn: Turn, cause: Cause, question: CauseQuestion) -> Any | None:
    """Return what seems to be the answer to a question of a cause, or None."""
    doubts = turn.answers.get(DOUBTS)
    seems = doubts.get(f"{cause.code}_{question.key}") if isinstance(doubts, Mapping) else None
    if seems is None:
        seems = _by_month(turn.answers, cause, question)
    return seems if seems is not None else left_of(turn.answers, cause, question)


def _by_month(answers: Answers, cause: Cause, question: CauseQuestion) -> str | None:
    """Return a total that the person's own words tell by the month, in one message or in several; or None."""
    if question.key not in sums_by_month(cause.code):
        return None
    own = (answers.get(f"{cause.code}_{key}", SKIPPED) for key in in_own_words(cause.code))
    return next((total for words in own if (total := total_in(str(words))) is not None), None)


def left_of(answers: Answers, cause: Cause, question: CauseQuestion) -> str | None:
    """The first sum the question names without the others, one that was skipped counting nothing.

    None where one is not answered, where they are in several currencies, or where nothing would be left.
    """
    told = [answers.get(f"{cause.code}_{key}") for key in question.left_of]
    if not told or None in told:
        return None
    first, *others = (_sum(str(one)) for one in told)
    taken = [one for one in others if one is not None]
    if first is None or len({first[1], *(currency for _, currency in taken)}) != 1:
        return None
    left = first[0] - sum((amount for amount, _ in taken), Decimal(0))
    return f"{left:.2f} {first[1]}" if left > 0 else None


def _sum(kept: str) -> tuple[Decimal, str] | None:
    """A kept sum with its currency; None where the question was skipped."""
    if kept == SKIPPED:
        return None
    figure, _, currency = kept.partition(" ")
    return Decimal(figure), currency
