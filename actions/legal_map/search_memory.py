"""Memory of the last search between two messages (slot ``legal_map_search``).

It holds cities, never where somebody is exactly: a shared position is remembered by its token alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.dialogue.turn import Turn
from backend.legal_map.model import Institution, Kind, Place, Point

SLOT = "legal_map_search"
QUESTIONS = (
    "utter_legal_map_ask_place", "utter_legal_map_which_place", "utter_legal_map_suggest_place",
    "utter_legal_map_place_unknown", "utter_legal_map_which_of_places", "utter_legal_map_suggest_of_places",
    "utter_legal_map_no_place",
)  # fmt: skip
"""Utterances by which the map asks for a place."""


@dataclass(frozen=True, slots=True)
class Search:
    """One search.

    Args:
        place: the city looked from, or None.
        said: that city as the person called it, or empty.
        location: the token of a shared position looked from, or empty.
        country: searched as a whole, or empty.
        kinds: what for.
        consular: the mission in charge is wanted.
        open_now: only what is open.
        offset: how many of the list come before these.
        taken: how many of the list have been shown by now: where the next page begins.
        shown: ids and kinds of the cards shown last, in their order.
        candidates: cities offered to choose from.
    """

    place: Place | None = None
    said: str = ""
    location: str = ""
    country: str = ""
    kinds: tuple[Kind, ...] = ()
    consular: bool = False
    open_now: bool = False
    offset: int = 0
    taken: int = 0
    shown: tuple[tuple[str, Kind], ...] = ()
    candidates: tuple[Place, ...] = ()

    @property
    def has_place(self) -> bool:
        """True when it is known where to look."""
        return bool(self.place or self.location or self.country)

    def at(self, **where: Any) -> Search:
        """The same search somewhere else, from its beginning."""
        fresh = {"place": None, "said": "", "location": "", "country": "", "offset": 0, "taken": 0, "candidates": ()}
        return replace(self, **{**fresh, **where})

    def showing(self, institutions: Sequence[Institution]) -> Search:
        """The same search with these cards on the screen."""
        return replace(self, shown=tuple((one.institution_id, one.kind) for one in institutions))


EMPTY = Search()


def remembered(turn: Turn) -> Search:
    """Return the last search, or an empty one; what an older version of us wrote is forgotten."""
    kept = turn.tracker.get_slot(SLOT)
    try:
        return _read(kept) if isinstance(kept, Mapping) else EMPTY
    except (KeyError, TypeError, ValueError):
        return EMPTY


def remember(turn: Turn, search: Search) -> None:
    """Keep a search for the next message."""
    turn.events.append(SlotSet(SLOT, asdict(search)))


def map_spoke_last(turn: Turn, *, asking: bool = False) -> bool:
    """Return True if our last words before this message were about the map; with `asking`, asked for the place."""
    return any(name in QUESTIONS if asking else name.startswith("utter_legal_map_") for name in turn.said_last)


def place_from(kept: Mapping[str, Any]) -> Place:
    """Return a place from the JSON it was kept as."""
    return Place(**{**kept, "point": Point(**kept["point"])})


def _read(kept: Mapping[str, Any]) -> Search:
    return Search(
        **{
            **kept,
            "place": place_from(kept["place"]) if kept["place"] else None,
            "kinds": tuple(kept["kinds"]),
            "shown": tuple((one[0], one[1]) for one in kept["shown"]),
            "candidates": tuple(map(place_from, kept["candidates"])),
        }
    )
