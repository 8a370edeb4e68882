"""A city's name and its suburb's side by side are the suburb: 墨尔本博士山, "Scarborough, Toronto"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from backend.legal_map.gazetteer import City
from backend.legal_map.nearest import distance_metres
from backend.legal_map.place_names import Named

_BESIDE = 40_000.0
"""Metres between the centres of a suburb and of its city, at most."""
_A_PART = 1 / 4
"""A suburb has at most this part of its city's people; two neighbours of a size are two places (广州佛山)."""
_CITY_AND_SUBURB = 2
_BETWEEN = 1
"""Characters between two names written together, at most: a blank, a comma or 的."""


def quarter_of_a_city(names: Sequence[Named]) -> City | None:
    """Return the suburb two names in a sentence stand for, or None where they are two places.

    Args:
        names: that do not overlap, in any order.
    """
    pair = sorted(names, key=lambda name: name.start)
    if len(pair) != _CITY_AND_SUBURB:
        return None
    first, second = pair
    if second.start - first.end > _BETWEEN:
        return None
    found = set(_quarters(first.bearers, second.bearers))
    return found.pop() if len(found) == 1 else None


def _quarters(these: Sequence[City], those: Sequence[City]) -> Iterator[City]:
    for pair in product(these, those):
        small, large = sorted(pair, key=lambda city: city.weight)
        if small.weight <= large.weight * _A_PART and _are_neighbours(small, large):
            yield small


def _are_neighbours(one: City, other: City) -> bool:
    same = (one.place.country, one.place.division) == (other.place.country, other.place.division)
    return same and distance_metres(one.place.point, other.place.point) < _BESIDE
