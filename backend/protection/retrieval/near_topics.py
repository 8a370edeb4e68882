"""Topics of the library a follow-up may lead to from the topic that was answered (`near_topics.yml`). Pure."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from backend.shared.yaml_pages import read_yaml


def is_near(told: str, other: str) -> bool:
    """Return True if a follow-up to an answer of one topic may be about another: its neighbour, or of any case."""
    pairs, of_any_case = _pages()
    return other in (told, *of_any_case) or told in of_any_case or (told, other) in pairs


def topics_named() -> Collection[str]:
    """Every topic on the page."""
    pairs, of_any_case = _pages()
    return {*of_any_case, *(topic for pair in pairs for topic in pair)}


@cache
def _pages() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    page = read_yaml(Path(__file__).with_name("near_topics.yml"))
    named = {(one, other) for one, others in page["near"].items() for other in others}
    return frozenset(named | {(other, one) for one, other in named}), frozenset(page["of_any_case"])
