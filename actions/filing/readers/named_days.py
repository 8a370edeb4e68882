"""Days of a story called by the name of their question ("还款日就是2024年5月12号"): theirs, and no other one's. Pure.

What stands in the rest of a sentence may sound as if the same day were another one's ("…，没写借条"); the name decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from actions.readers.repayment_terms import clauses
from actions.script import sign_by_sign
from actions.story.mentions import Fact, Mention
from actions.story.reading import Story
from backend.filing.causes.guides import load_causes


def names_a_day(text: str, cause: str) -> bool:
    """Return True if a text holds the name of a question for a day."""
    plain = sign_by_sign(text).casefold()
    return any(name in plain for names in _names(cause).values() for name in names)


def with_named_days(story: Story, mentions: Sequence[Mention]) -> Story:
    """Return the story in which each day that is called by name is what it is called.

    Args:
        mentions: what the text names, with its days.
    """
    named = dict(_named(story, [one for one in mentions if one.kind == "day"]))
    starts = {day.start for day in named.values()}
    kept = {
        key: fact for key, fact in story.facts.items() if fact.start not in starts or key not in _names(story.cause)
    }
    told = {
        key: Fact(key, day.value, day.start, day.end, story.text[day.start : day.end]) for key, day in named.items()
    }
    return replace(story, facts={**kept, **told}) if named else story


def _named(story: Story, days: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """The one day of each clause that calls one question by its name, the name before the day."""
    plain = sign_by_sign(story.text).casefold()
    for start, clause in clauses(plain):
        end = start + len(clause)
        inside = [day for day in days if start <= day.start and day.end <= end and day.sure]
        if len(inside) != 1:
            continue
        head = plain[start : inside[0].start]
        called = {
            key: max((len(one) for one in names if one in head), default=0)
            for key, names in _names(story.cause).items()
        }
        longest = max(called.values(), default=0)
        meant = [key for key, length in called.items() if length == longest]
        if longest and len(meant) == 1:
            yield meant[0], inside[0]


@cache
def _names(cause: str) -> Mapping[str, tuple[str, ...]]:
    """The names of each question of a cause for a day, Simplified and in small letters."""
    page = load_causes().get(cause)
    return {
        one.key: tuple(name.casefold() for name in (one.label.zh, one.label.en, *one.names) if len(name) > 1)
        for one in (page.questions if page is not None else ())
        if one.kind == "date"
    }
