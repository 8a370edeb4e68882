"""A loan that a story tells in parts, and what was paid back of it more than once: sums and days of the whole. Pure.

"第一次是2022年3月，三万五，第二次是同年11月8号，两万" is a loan of 55,000 from one day to another, and
"还了八千，又还了三千" 11,000 paid back. Each part stands in the facts, so that the sum in the paper can be followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from actions.filing.readers.instalments import Part, instalments, line_of, repaid_in_all
from actions.story.mentions import Fact
from actions.story.reading import Story

LOAN: Final = "private_lending"
IN_PARTS: Final = "in_parts"
"""Fact of a story that holds the sentence which tells the parts of a loan."""
_SUM, _ON, _REPAID = "lent_amount", "lent_on", "repaid"


def with_loan_parts(story: Story, entities: Sequence[Mapping[str, Any]], today: date | None) -> Story:
    """Return the story with the whole of a loan told in parts, and of what was paid back in several payments.

    Args:
        entities: what the bot has read in its text.
        today: before which all of it lies; nothing is read without it.
    """
    if story.cause != LOAN or today is None:
        return story
    placed = [one for one in entities if "start" in one]
    told: dict[str, str] = {}
    if parts := instalments(story.text, placed, None, today):
        total = sum((one.amount for one in parts), Decimal())
        told = {_SUM: f"{total:.2f} {parts[0].currency}", _ON: stretch_of(parts), IN_PARTS: line_of(parts)}
    if (back := repaid_in_all(story.text, placed)) is not None:
        told[_REPAID] = f"{back[0]:.2f} {back[1]}"
    whole = {name: Fact(name, value, 0, len(story.text), story.text) for name, value in told.items()}
    return replace(story, facts={**story.facts, **whole})


def stretch_of(parts: Sequence[Part]) -> str:
    """Return the days in which the parts were handed over, the first and the last."""
    return "至".join(one.on for one in (parts[0], parts[-1]))
