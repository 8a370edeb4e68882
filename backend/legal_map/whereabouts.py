"""Surroundings of a point: country, division and zone, from the nearest cities of the same time zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from timezonefinder import TimezoneFinder

from backend.legal_map.folding import fold
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.model import Place, Point
from backend.legal_map.nearest import NearestIndex, distance_metres
from backend.legal_map.once import once

_NEIGHBOURS = 6
_MARGIN, _LEAST = 1.5, 10_000.0
"""Cities up to half as far again as the nearest, and all within ten kilometres, must agree on a division."""
_MANY, _COARSE = 12, 60_000.0
_SAME_CITY = 30_000.0
_QUARTERS, _WITHIN_A_CITY = 60, 20_000.0
"""Number of names of a large city's quarters nearer than its own, and the distance up to which its own may be."""
_TOO_FAR = 300_000.0
"""Farther than this from any city (at sea, in a desert) nothing is said of division or country."""


@dataclass(frozen=True, slots=True)
class Around:
    """Surroundings of a point; empty where neighbours disagree or there is nobody near.

    Args:
        city: the nearest one, or None.
    """

    country: str
    division: str
    subdivision: str
    timezone: str
    city: City | None


def around(point: Point) -> Around:
    """Return country, division, county and zone of a point, as far as the cities around it agree."""
    zone = _zone_at(point)
    near = _near(point, zone)
    if not near:
        return Around("", "", "", zone, None)
    countries = {city.place.country for city in near}
    divisions = {(city.place.country, city.place.division) for city in near}
    counties = {(city.place.country, city.place.division, city.place.subdivision) for city in near}
    nearest = near[0].place
    return Around(
        nearest.country,
        nearest.division if len(divisions) == 1 else "",
        nearest.subdivision if len(counties) == 1 else "",
        zone or nearest.timezone,
        near[0] if len(countries) == 1 else None,
    )


def place_at(point: Point) -> Place:
    """Return a shared location as a place."""
    found = around(point)
    return Place(
        point,
        found.country,
        division=found.division,
        timezone=found.timezone,
        precision="exact",
        subdivision=found.subdivision,
    )


def completed(place: Place) -> Place:
    """Return the place with country, division and zone filled in where whoever made it did not know them.

    A city that was only named by others (the bot's entity has no division) is looked up by name and position.
    """
    if place.division and place.timezone and place.country:
        return place
    city = _same_city(place)
    if city:
        known = city.place
        return replace(
            place,
            country=known.country,
            name_zh=place.name_zh or known.name_zh,
            division=known.division,
            subdivision=known.subdivision,
            timezone=place.timezone or known.timezone,
            geonameid=known.geonameid,
        )
    found = around(place.point)
    if place.country and found.country != place.country:
        return place
    return replace(
        place,
        country=found.country,
        division=place.division or found.division,
        subdivision=place.subdivision or found.subdivision,
        timezone=place.timezone or found.timezone,
    )


def cities_around(point: Point) -> Sequence[City]:
    """Return the cities that speak for a point, the nearest first."""
    return _near(point, _zone_at(point))


def city_around(point: Point) -> Place | None:
    """Return the largest city within twenty kilometres of a point, where `around` may name a quarter of it."""
    cities = load_gazetteer().cities
    found, metres = _index().nearest(point.lat, point.lon, _QUARTERS, _by_zone().get(_zone_at(point)))
    near = [cities[int(at)] for at, far in zip(found, metres, strict=True) if far <= _WITHIN_A_CITY]
    return max(near, key=lambda city: city.population).place if near else None


def _same_city(place: Place) -> City | None:
    named = load_gazetteer().named(fold(place.name)) if place.name else ()
    there = [city for city in named if city.place.country == (place.country or city.place.country)]
    near = ((distance_metres(city.place.point, place.point), city) for city in there)
    return min((pair for pair in near if pair[0] < _SAME_CITY), key=lambda pair: pair[0], default=(0.0, None))[1]


def _zone_at(point: Point) -> str:
    return _zones().timezone_at(lat=point.lat, lng=point.lon) or ""


def _near(point: Point, zone: str) -> Sequence[City]:
    """Cities that may speak for the point: those of its own zone (most borders are zone borders), if there are any."""
    cities = load_gazetteer().cities
    positions = _by_zone().get(zone)
    found, metres = _index().nearest(point.lat, point.lon, _NEIGHBOURS, positions)
    if not len(found) or metres[0] > _TOO_FAR:
        return ()
    reach = max(_LEAST, metres[0] * _MARGIN)
    return [cities[int(at)] for at, far in zip(found, metres, strict=True) if far <= reach]


@once
def _index() -> NearestIndex:
    cities = load_gazetteer().cities
    return NearestIndex([city.place.point.lat for city in cities], [city.place.point.lon for city in cities])


@once
def _by_zone() -> dict[str, np.ndarray]:
    found: dict[str, list[int]] = {}
    for position, city in enumerate(load_gazetteer().cities):
        found.setdefault(city.place.timezone, []).append(position)
    return {zone: np.array(positions, dtype=np.intp) for zone, positions in found.items()}


@once
def _zones() -> TimezoneFinder:
    return TimezoneFinder()


def countries_around(point: Point) -> frozenset[str]:
    """Return the countries a point may lie in, coarsely: those of the cities around it; empty far from any."""
    cities = load_gazetteer().cities
    found, metres = _index().nearest(point.lat, point.lon, _MANY)
    if not len(found) or metres[0] > _TOO_FAR:
        return frozenset()
    reach = max(_COARSE, metres[0] * 2)
    near = {cities[int(at)].place.country for at, far in zip(found, metres, strict=True) if far <= reach}
    return frozenset(near | {around(point).country} - {""})
