"""Asks an online geocoder for the names the gazetteer does not know: villages, quarters, new towns.

The gazetteer answers first, because it is right at once and tells nobody. Only what is said to be a place's name goes
out, never a sentence, never what looks like somebody's number. What comes back is taken only when it is beyond doubt;
else it is offered for the person to say. When the service is away, slow or too busy, the gazetteer's answer stands, and
the service is left alone for a while.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cachetools import TTLCache

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.model import Located, Match, OnlineSearch, Place, Point
from backend.legal_map.nearest import distance_metres
from backend.legal_map.place_names import without_suffix
from backend.legal_map.whereabouts import around
from backend.shared.errors import PlatformUnavailable

logger = logging.getLogger(__name__)

KEPT, KEPT_SECONDS = 4096, 24 * 3600.0
MOST = 6
_SHORTEST, _LONGEST = 2, 60
_PRIVATE = re.compile(r"\d{5}|[@⟦]")
_ONE_PLACE = 20_000.0
"""Two matches this near are a town and its centre, not two towns."""
_KILOMETRE = 2
"""Decimals of a degree that are kept: where somebody is to the metre is nothing for the dialogue's memory."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Manners towards a service.

    Args:
        pause: seconds between two questions (Nominatim's usage policy: at least one).
        patience: seconds somebody may wait for their turn before the gazetteer's answer has to do.
        rest: seconds a service that did not answer is left alone.
    """

    pause: float = 1.0
    patience: float = 2.0
    rest: float = 60.0


class OnlineGeocoder:
    """Goes beyond the gazetteer.

    Args:
        search: the service.
        manners: how it is treated.
        clock: seconds, only ever growing.
        sleep: waits for seconds.
    """

    def __init__(
        self,
        search: OnlineSearch,
        manners: Manners = Manners(),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._search, self._manners, self._clock, self._sleep = search, manners, clock, sleep
        self._known: TTLCache[tuple[str, str], Sequence[Match]] = TTLCache(KEPT, KEPT_SECONDS, clock)
        self._lock = threading.Lock()
        self._next_turn = self._away_until = float("-inf")

    def beyond(self, name: str, country: str, found: Located) -> Located:
        """Return what the service adds to what the gazetteer has found, which stands where the service has nothing.

        Args:
            name: what is said to be a place's name.
            country: ISO code named beside it, or empty.
            found: the gazetteer's answer.
        """
        settled = found.place or found.candidates or (found.country and not country)
        if settled or not _SHORTEST <= len(name.strip()) <= _LONGEST or _PRIVATE.search(name):
            return found
        try:
            matches = self._matches(name.strip(), country)
        except PlatformUnavailable as away:
            logger.warning("asked the gazetteer alone: %s", away)
            return found
        return _decide(fold(name), country, matches, found)

    def _matches(self, name: str, country: str) -> Sequence[Match]:
        key = (fold(name), country)
        with self._lock:
            if (known := self._known.get(key)) is not None:
                return known
            wait = self._turn()
        if wait:
            self._sleep(wait)
        try:
            matches = tuple(self._search(name, country))
        except PlatformUnavailable:
            with self._lock:
                self._away_until = self._clock() + self._manners.rest
            raise
        with self._lock:
            self._known[key] = matches
        return matches

    def _turn(self) -> float:
        """Take the next turn and return the seconds until it comes."""
        now = self._clock()
        if now < self._away_until:
            raise PlatformUnavailable("geocoder", "it was away a moment ago")
        wait = max(0.0, self._next_turn - now)
        if wait > self._manners.patience:
            raise PlatformUnavailable("geocoder", "too many are waiting for it")
        self._next_turn = now + wait + self._manners.pause
        return wait


def _decide(name: str, country: str, matches: Sequence[Match], found: Located) -> Located:
    named = [(match, _place(match)) for match in matches if match.name.en]
    there = [(match, place) for match, place in named if place.country and country in ("", place.country)]
    beyond_doubt = _apart(place for match, place in there if _is_meant(name, match))
    if len(beyond_doubt) == 1:
        return Located(place=beyond_doubt[0], country=beyond_doubt[0].country)
    if beyond_doubt:
        return Located(candidates=tuple(beyond_doubt[:MOST]))
    offered = _apart((*(place for _, place in there), *found.suggestions))
    return replace(found, suggestions=tuple(offered[:MOST]))


def _is_meant(name: str, match: Match) -> bool:
    known = {fold(one) for one in match.names}
    return name in known or without_suffix(name) in {without_suffix(one) for one in known}


def _apart(places: Iterable[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in places:
        if all(distance_metres(place.point, other.point) > _ONE_PLACE for other in kept):
            kept.append(place)
    return kept


def _place(match: Match) -> Place:
    """The match as a place: to a kilometre, with what the cities around it tell."""
    point = Point(round(match.point.lat, _KILOMETRE), round(match.point.lon, _KILOMETRE))
    there = around(point)
    country = match.country if match.country not in ("", "CN") else there.country or match.country
    known = there if there.country == country else None
    return Place(
        point,
        country,
        match.name.en,
        match.name.zh if is_chinese(match.name.zh) else "",
        known.division if known else "",
        there.timezone,
        subdivision=known.subdivision if known else "",
    )
