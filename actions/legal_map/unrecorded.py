"""Notes that the very office asked for is not on the map, before others are shown in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from actions.dialogue.turn import Turn
from actions.legal_map.kinds import kinds_words
from actions.legal_map.places import called
from actions.legal_map.search_memory import Search
from backend.legal_map.model import Card, Place
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_NOT_RECORDED: Final = Words(
    "“{}”我没有资料，电话、地址都不知道，下面不是它。",
    "I have no data of “{}”: neither telephone nor address. What follows is not it.",
)
_NONE_OF_ITS_OWN: Final = Words(
    "{where}自己有没有{what}，我没有资料；下面是别处的。",
    "Of {what} in {where} itself I have no data; these are elsewhere.",
)
_OWN_IN_EACH: Final = frozenset({"notary_office"})
"""Kinds of which a county may well have its own that the map does not know."""
_MAINLAND: Final = "CN"


def say_not_recorded(turn: Turn) -> None:
    """Say that an institution understood by its name is not on the map."""
    named = [value for value in turn.answer.values("institution") if isinstance(value, Mapping) and value.get("name")]
    name = str(named[0]["name"]) if named else ""
    written = next((str(one.get("text", "")) for one in turn.answer.entities if one.get("entity") == "institution"), "")
    shown = (written or name) if turn.language == "en" else name or written
    if shown:
        turn.say(READY_WORDS, words=_NOT_RECORDED.say(turn.language).format(verbatim(shown)))


def say_none_of_its_own(turn: Turn, search: Search, place: Place | None, cards: Sequence[Card]) -> None:
    """Say that a county's own office is not on the map, where a search named one there and found only others."""
    if place is None or place.country != _MAINLAND or search.offset or not search.kinds:
        return
    if not set(search.kinds) <= _OWN_IN_EACH or not turn.answer.values("place") or not cards:
        return
    if any(place.name in (card.institution.city.en, card.institution.city.zh) for card in cards):
        return
    facts = {"where": called(search, place, turn.language), "what": kinds_words(search.kinds, turn.language)}
    turn.say(READY_WORDS, words=_NONE_OF_ITS_OWN.say(turn.language).format(**facts))
