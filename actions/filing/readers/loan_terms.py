"""Terms of a loan as a story tells them in whatever words: interest at a rate, and a term that ends on a day. Pure.

The vocabulary of stories knows ways of saying it; here a rate is known by what it is, and a term by the clause that
speaks of paying back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.readers.interest_rates import rate_told
from actions.readers.repayment_terms import clauses, term_ends, term_in_months
from actions.script import simplified
from actions.story.mentions import Fact
from actions.story.reading import Story

LOAN = "private_lending"
_RATE, _AGREED, _DUE, _LENT = "interest_rate", "interest", "due_on", "lent_on"


def with_loan_terms(story: Story, lent_on: str) -> Story:
    """Return the story of a loan with the rate and the day of repayment it tells, where it was not read otherwise.

    Args:
        lent_on: the day of the loan as it is kept, from which a term counts unless the story tells another; empty
            where none is known.
    """
    if story.cause != LOAN:
        return story
    told = story.facts.get(_LENT)
    since = str(told.value) if told is not None and told.sure else lent_on
    found = {fact.field: fact for fact in (*_rate(story), *_due(story, since))}
    return replace(story, facts={**story.facts, **found})


def _rate(story: Story) -> Iterator[Fact]:
    agreed = story.facts.get(_AGREED)
    if _RATE in story.facts or (agreed is not None and agreed.value == "no"):
        return
    told = [(start, where) for start, clause in clauses(story.text) if (where := rate_told(clause)) is not None]
    if len(told) != 1:
        return
    start, where = told[0][0] + told[0][1].start, told[0][0] + told[0][1].stop
    words = story.text[start:where]
    yield Fact(_AGREED, "yes", start, where, words)
    yield Fact(_RATE, words, start, where, words)


def _due(story: Story, since: str) -> Iterator[Fact]:
    months = term_in_months(simplified(story.text).casefold()) if since and _DUE not in story.facts else None
    if months is not None and (day := term_ends(since, months)) is not None:
        yield Fact(_DUE, day, 0, len(story.text), story.text)
