"""Cities over 15,000 people with division, zone and names in both scripts (GeoNames, CC BY 4.0), and our own aliases.

Read once, soon after the start (`warming.py`); `gazetteer/README.md` says where each file is from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from backend.legal_map.folding import fold
from backend.legal_map.model import Place, Point
from backend.legal_map.nearest import distance_metres
from backend.legal_map.once import once
from backend.shared.gazetteer_files import read_rows

DATA = Path(__file__).with_name("data")
_TELLING = 3
"""Characters of a name that is read in a sentence however small the town."""
_IN_TOWN = 40_000.0
"""Metres from an institution to the centre of its city, at most."""


@dataclass(frozen=True, slots=True)
class City:
    """A row of the gazetteer.

    Args:
        key: GeoNames id, or a name of our own for places GeoNames lacks.
        population: people.
        weight: people, for telling a metropolis from a village of the same name; a capital counts as a large city
            however small it is (`capitals.csv`), because people mean it.
    """

    key: str
    place: Place
    population: int
    weight: int


@dataclass(frozen=True, slots=True)
class Alias:
    """Name by custom: whom it means, and who else must be asked about (empty: nobody)."""

    city: City
    rivals: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All cities, by folded name.

    Args:
        cities: every one, in the order of the file.
        by_name: GeoNames' own and Chinese names, and the Chinese ones of our own institutions' cities.
        aliases: what overseas Chinese say; wins over `by_name`.
        other_names: spellings in other languages, asked last.
        usual: what people call cities of any size by our own lists; long enough to be read in a sentence.
    """

    cities: Sequence[City]
    by_name: Mapping[str, tuple[City, ...]]
    aliases: Mapping[str, Alias]
    other_names: Mapping[str, tuple[City, ...]]
    usual: frozenset[str]

    def named(self, name: str) -> tuple[City, ...]:
        """Return every city of a folded name, the weightiest first."""
        alias = self.aliases.get(name)
        mine = (alias.city, *alias.rivals) if alias else ()
        rest = self.by_name.get(name, ()) if alias else self.by_name.get(name) or self.other_names.get(name, ())
        return (*mine, *(city for city in rest if city not in mine))


@once
def load_gazetteer() -> Gazetteer:
    """Read the files."""
    usual = {row["id"]: row["names_zh"].split("|") for row in read_rows("usual_names.csv")}
    capitals = {row["id"]: int(row["counts_as"]) for row in read_rows("capitals.csv")}
    cities = tuple(_city(row, usual.get(row["id"], []), capitals.get(row["id"], 1)) for row in _cities_and_towns())
    names: dict[str, list[City]] = defaultdict(list)
    for city, row in zip(cities, _cities_and_towns(), strict=True):
        for name in {fold(row["name"]), *map(_folded, filter(None, row["names_zh"].split("|")))}:
            names[name].append(city)
    by_key = {city.key: city for city in cities}
    said = ((_folded(name), by_key[key]) for key, known in usual.items() for name in known)
    for name, city in (*said, *_seats(names)):
        if city not in names[name]:
            names[name].append(city)
    other: dict[str, list[City]] = defaultdict(list)
    for row in read_rows("other_names.csv.gz"):
        other[fold(row["name"])].append(by_key[row["id"]])
    said_so = (*chain(*usual.values()), *chain(*(row["names_zh"].split("|") for row in read_rows("towns.csv"))))
    telling = frozenset(name for name in said_so if len(name) >= _TELLING)
    return Gazetteer(cities, _by_size(names), _aliases(by_key), _by_size(other), telling)


def _cities_and_towns() -> Iterator[dict[str, str]]:
    """Yield the rows of GeoNames' larger cities, then of the smaller towns and quarters where many Chinese live."""
    yield from read_rows("cities.csv.gz")
    yield from read_rows("towns.csv")


def _aliases(by_key: Mapping[str, City]) -> dict[str, Alias]:
    return {
        fold(row["name"]): Alias(by_key[row["city"]], tuple(by_key[key] for key in row["or_cities"].split("|") if key))
        for row in read_rows("aliases.csv")
    }


def _folded(name: str) -> str:
    """The names of the gazetteer are in Simplified already; only those with a hyphen or a dot in them need folding."""
    return name if name.isalpha() else fold(name)


def _seats(names: Mapping[str, list[City]]) -> Iterator[tuple[str, City]]:
    """Yield the Chinese names our own institutions give to the foreign cities they are in."""
    for row in read_rows("institutions.csv", DATA):
        at, country = Point(float(row["lat"]), float(row["lon"])), row["country"]
        near = [
            city
            for city in names.get(fold(row["city_en"]), ())
            if city.place.country == country and distance_metres(city.place.point, at) < _IN_TOWN
        ]
        if row["city_zh"] and near and country != "CN":
            yield fold(row["city_zh"]), max(near, key=lambda city: city.population)


def _by_size(names: Mapping[str, list[City]]) -> dict[str, tuple[City, ...]]:
    return {name: tuple(sorted(cities, key=lambda city: -city.weight)) for name, cities in names.items()}


def _city(row: Mapping[str, str], usual: Sequence[str], least: int) -> City:
    place = Place(
        Point(float(row["lat"]), float(row["lon"])),
        row["country"],
        row["name"],
        _usual_chinese_name(row["names_zh"]) or next(iter(usual), ""),
        row["division"],
        row["timezone"],
        int(row["id"]) if row["id"].isdigit() else None,
        subdivision=row["subdivision"],
    )
    population = int(row["population"])
    return City(row["id"], place, population, max(population, least))


def _usual_chinese_name(names_zh: str) -> str:
    """The one that also takes 市 is the usual one; else the first longer than a character."""
    names = [name for name in names_zh.split("|") if name]
    return next((name for name in names if name + "市" in names), next((name for name in names if len(name) > 1), ""))
