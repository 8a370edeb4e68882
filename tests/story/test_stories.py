"""What a story tells is kept in its role, and nothing else is: measured on every story, by the bot's own entities."""

from __future__ import annotations

import functools

import pytest

from bench.story_report import Score, entities_of, judge, read_stories, total

KEPT, WRONG = 0.80, 0.01
"""Of the facts told: at least so many kept, at most so many wrong; a wrong fact is far worse than one left out."""


@functools.cache
def scores(name: str) -> list[tuple[str, Score]]:
    stories = read_stories(name)
    return [(s["cause"], judge(s, heard)[1]) for s, heard in zip(stories, entities_of(stories), strict=True)]


@pytest.mark.parametrize("name", ["stories.yml", "held_out.yml"])
def test_most_of_what_is_told_is_kept_and_hardly_anything_wrong(name: str) -> None:
    whole = total([score for _, score in scores(name)])
    assert whole.kept >= KEPT * whole.told, whole.missed
    assert len(whole.wrong) <= max(1, WRONG * whole.told), whole.wrong


def test_a_loan_of_eleven_facts_is_kept_whole_and_nothing_of_it_wrong() -> None:
    _, first = scores("stories.yml")[0]
    assert (first.told, first.wrong) == (11, [])
    assert first.kept >= 9
