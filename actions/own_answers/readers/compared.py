"""Ways of ours that a question compares, and by what: "仲裁、调解、打官司哪个便宜". Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from actions.own_answers.readers.asked import plain_of
from actions.readers.pattern_pages import page_of, pattern, patterns

Way = Literal["mediation", "arbitration", "court", "witness", "mission", "notary"]
Aspect = Literal["cost", "time"]
_PAGE = Path(__file__).with_name("compared.yml")
_LONGEST: Final = {"zh": 60, "en": 140}
"""Characters; a longer message tells a story."""
_LEAST: Final = 2
_ALIKE: Final = (frozenset({"mediation", "arbitration", "court"}), frozenset({"witness", "mission", "notary"}))
"""Ways to the same end; which of other ways is better is a question of law ("notary or court for an estate")."""


def ways_compared(text: str) -> tuple[Way, ...]:
    """Return the ways a message asks to compare by cost, time or ease, as they are named; () for any other message."""
    plain = plain_of(text)
    if not plain or len(plain) > _LONGEST["en" if plain.isascii() else "zh"]:
        return ()
    if pattern(_PAGE, "unless").search(plain) or not pattern(_PAGE, "asks").search(plain):
        return ()
    named = _named(plain)
    by_ease = pattern(_PAGE, "ease").search(plain) and pattern(_PAGE, "asks_which").search(plain)
    if len(named) < _LEAST or not (_aspects(plain) or (by_ease and any(set(named) <= kind for kind in _ALIKE))):
        return ()
    return named


def aspects_compared(text: str) -> tuple[Aspect, ...]:
    """Return by what ways are compared: what is named, else both."""
    return _aspects(plain_of(text)) or get_args(Aspect)


def _aspects(plain: str) -> tuple[Aspect, ...]:
    return tuple(one for one in get_args(Aspect) if pattern(_PAGE, one).search(plain))


def _named(plain: str) -> tuple[Way, ...]:
    """The ways in their order; a notary of a mission is that mission's."""
    at_mission = pattern(_PAGE, "mission_notary").search(plain)
    without = pattern(_PAGE, "mission_notary").sub("", plain)
    places: dict[Way, int] = {"mission": at_mission.start()} if at_mission else {}
    for way in _ways():
        found = patterns(_PAGE, "ways", way)[0].search(without if way == "notary" else plain)
        if found is not None:
            places.setdefault(way, found.start())
    return tuple(sorted(places, key=lambda way: places[way]))


@cache
def _ways() -> tuple[Way, ...]:
    return tuple(page_of(_PAGE)["ways"])
