"""The currency of a sum told without one: that of the dispute's other sums, where all of them are in one.

"还了三千" of 20,000 Australian dollars lent is 3,000 Australian dollars, and said back as such.
"""

from __future__ import annotations

from dataclasses import replace

from actions.answers import Reading
from actions.dialogue.fields import Answers
from actions.dialogue.readers.currencies import kept_sum
from actions.filing.readers import in_told_currency
from actions.story.reading import Story


def sum_so_far(answers: Answers, own: str = "") -> str:
    """Return a kept sum whose currency a bare one is told in, or nothing.

    Args:
        own: the answer that is read: a sum kept there goes before the others, as a correction is of it.
    """
    sums = {name: value for name, value in answers.items() if kept_sum(value) is not None}
    kept = {name: value for name, value in sums.items() if _is_of_cause(name, answers)}
    if own in kept:
        return str(kept[own])
    currencies = {str(value).partition(" ")[2] for value in kept.values()}
    return str(next(iter(kept.values()))) if len(currencies) == 1 else ""


def in_currency_so_far(found: Reading, text: str, answers: Answers, own: str) -> Reading:
    """Return a sum in the currency the dispute is told in, where its own words name none.

    Args:
        own: the answer it is read for.
    """
    return in_told_currency(found, text, sum_so_far(answers, own))


def with_currency_so_far(story: Story, answers: Answers) -> Story:
    """Return a story with its bare sums in the currency that the dispute was told in before."""
    kept = sum_so_far(answers)
    if not kept:
        return story
    sums = {name: fact for name, fact in story.facts.items() if kept_sum(fact.value) is not None}
    told = {
        name: replace(fact, value=in_told_currency(Reading(fact.value), story.text, kept).value)
        for name, fact in sums.items()
    }
    return replace(story, facts={**story.facts, **told})


def _is_of_cause(name: str, answers: Answers) -> bool:
    """Return True if an answer is one of the chosen cause's questions."""
    return name.startswith(f"{answers.get('cause', '')}_")
