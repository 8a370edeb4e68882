"""The cities a name may mean, with their time zones: GeoNames and the names overseas Chinese use.

Loaded once into plain dictionaries (a phrase matcher over 45,000 names would take seconds and far more memory).
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from .folding import fold
from .phrases import GAZETTEER, read_table

# A second city of the name makes it a question when it is at least this large a part of the first.
_RIVAL_ELSEWHERE, _RIVAL_NEARBY = 1 / 20, 1 / 2
MOST_RIVALS = 4


class City(NamedTuple):
    """One row of the gazetteer; `lat` and `lon` in degrees (WGS 84), `population` in people."""

    name: str
    names_zh: str
    country: str
    timezone: str
    lat: float
    lon: float
    population: int

    def named(self, name_zh: str) -> dict[str, Any]:
        """The value of a `place` entity."""
        own = name_zh or self.name
        return {
            "name": self.name,
            "name_zh": own,
            "country": self.country,
            "timezone": self.timezone,
            "lat": self.lat,
            "lon": self.lon,
        }

    def chinese(self) -> str:
        """The name to show in Chinese: the one that also takes 市, else the first; empty when there is none."""
        names = [name for name in self.names_zh.split("|") if name]
        short = [name for name in names if name + "市" in names]
        return (short or [name for name in names if len(name) > 1] or names or [""])[0]


def _city(row: list[str]) -> City:
    _, name, country, lat, lon, zone, population, names_zh = row
    return City(name, names_zh, sys.intern(country), sys.intern(zone), float(lat), float(lon), int(population))


def _city_rows() -> Iterator[list[str]]:
    packed = gzip.decompress((GAZETTEER / "cities.csv.gz").read_bytes()).decode("utf-8")
    for text in (packed, (GAZETTEER / "own_cities.csv").read_text(encoding="utf-8")):
        rows = csv.reader(io.StringIO(text))
        next(rows)
        yield from rows


class Cities:
    """Name → the cities it may mean, the likeliest first."""

    def __init__(self) -> None:
        self.by_name: dict[str, tuple[City, ...]] = {}
        by_id: dict[str, City] = {}
        for row in _city_rows():
            city = by_id[row[0]] = _city(row)
            for name in {fold(city.name), *city.names_zh.split("|")} - {""}:
                self.by_name[name] = (*self.by_name.get(name, ()), city)
        self._aliases: dict[City, list[str]] = {}
        self._given: dict[str, tuple[City, tuple[City, ...]]] = {}
        for alias in read_table("city_names.csv"):
            rivals = tuple(by_id[i] for i in alias["ambiguous_city_ids"].split("|") if i)
            first = by_id[alias["city_id"]]
            self._given[alias["name"]] = (first, rivals)
            others = tuple(c for c in self.by_name.get(alias["name"], ()) if c is not first)
            self.by_name[alias["name"]] = (first, *others)
            if not alias["name"].isascii():
                self._aliases.setdefault(first, []).append(alias["name"])

    def well_known(self, name: str) -> bool:
        """Whether our own table says which city is meant."""
        return name in self._given

    def place(self, name: str, country: str | None = None) -> dict[str, Any] | None:
        """The city a folded name means, in that country if one was said beside it, with its rivals as `ambiguous`."""
        cities = self.by_name.get(name, ())
        there = [city for city in cities if city.country == country]
        if not cities or (country and not there):
            return None
        if country:
            return self._value(max(there, key=lambda city: city.population), name)
        first, rivals = self._given.get(name) or self._largest(cities)
        value = self._value(first, name)
        if rivals:
            value["ambiguous"] = [self._value(rival) for rival in rivals]
        return value

    def _value(self, city: City, written: str = "") -> dict[str, Any]:
        """A Chinese name stays as the person wrote it; else the usual one among those people use."""
        if written and not written.isascii():
            return city.named(written)
        aliases = self._aliases.get(city, [])
        known = [name for name in aliases if name in city.names_zh.split("|")] or sorted(aliases, key=len)
        return city.named(known[0] if known and city.chinese() not in aliases else city.chinese())

    @staticmethod
    def _largest(cities: tuple[City, ...]) -> tuple[City, tuple[City, ...]]:
        ranked = sorted(cities, key=lambda city: -city.population)
        first = ranked[0]
        rivals = {(c.country, c.timezone): c for c in reversed(ranked[1:]) if _is_rival(first, c)}
        return first, tuple(sorted(rivals.values(), key=lambda city: -city.population)[:MOST_RIVALS])


def _is_rival(first: City, other: City) -> bool:
    near = (first.country, first.timezone) == (other.country, other.timezone)
    return other.population >= first.population * (_RIVAL_NEARBY if near else _RIVAL_ELSEWHERE)
