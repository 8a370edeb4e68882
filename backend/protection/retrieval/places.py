"""Places whose law a question is about, by the names in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from backend.protection.retrieval.folding import plain
from backend.shared.yaml_pages import read_yaml

ABROAD, HOME, OPEN = 1.0, -1.0, 0.0


def whose_law(question: str) -> float:
    """Return `ABROAD` where only a place outside the mainland is named, `HOME` where only one inside, else `OPEN`."""
    abroad, home, lives_there = _patterns()
    text = lives_there.sub(" ", plain(question).casefold())
    is_abroad, is_home = abroad.search(text) is not None, home.search(text) is not None
    if is_abroad == is_home:
        return OPEN
    return ABROAD if is_abroad else HOME


def mentions_abroad(question: str) -> bool:
    """Return True if a question names a place outside the mainland at all, if only as where somebody lives."""
    return _abroad_at_all().search(plain(question).casefold()) is not None


@cache
def any_place_abroad() -> str:
    """Return the alternatives of a regular expression that stand for a place outside the mainland."""
    page = read_yaml(Path(__file__).with_name("places.yml"))
    return _any_of([*page["abroad"], *page["abroad_in_general"]])


@cache
def _abroad_at_all() -> re.Pattern[str]:
    return re.compile(any_place_abroad())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    page = read_yaml(Path(__file__).with_name("places.yml"))
    abroad = _any_of(page["abroad"])
    only_there = "|".join(shape.replace("{}", f"(?:{abroad})") for shape in page["only_lives_there"])
    return re.compile(abroad), re.compile(_any_of(page["home"])), re.compile(only_there)


def _any_of(words: list[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in longest)
