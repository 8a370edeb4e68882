"""Names of countries and of their divisions, which say beside a city's name which city of that name is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from backend.legal_map.folding import fold, is_chinese
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.once import once
from backend.shared.gazetteer_files import read_rows

Area = tuple[str, str]
"""A country, or one of its divisions; the division is empty for the whole country."""


_LONGEST_CODE = 3
_SENT_BY = re.compile(
    r"(?:中国|中华人民共和国|我国|chinese|china'?s?)\s*(?=驻|总?领事?馆|领馆|大?使馆|使领馆|领事|签证中心|embass|consul|mission)"
)
"""The country a mission belongs to says nothing of where it is: 博士山最近的中国领事馆."""

_STREET = re.compile(r"(?:大道|大街|广场|公路|马路)|[东西南北中]?[路街道巷](?![一-鿿])")
"""Words that make a name before them that of a street: 西班牙大道 is not in Spain."""


def areas_named(words: str, codes: frozenset[str]) -> list[frozenset[Area]]:
    """Return what each country or division named in a folded text may be (Georgia is both).

    Args:
        codes: the short words (ON, NZ) that were written so that they are codes; "in" and "is" are none.
    """
    words = _SENT_BY.sub(" ", words)
    names = (name for name in _names_in(words) if is_chinese(name) or len(name) > _LONGEST_CODE or name in codes)
    return [_areas()[name] for name in names]


def codes_in(written: str) -> frozenset[str]:
    """Return the short words of a text that may be codes: in capitals, behind a comma, or last of two or three."""
    words = written.split()
    shouted = written.isupper() and len(words) > _LONGEST_CODE
    found = [] if shouted else [word for word in words if word.isupper()]
    found += [part.split()[0] for part in written.split(",")[1:] if part.split()]
    found += words[-1:] if 2 <= len(words) <= _LONGEST_CODE else []
    return frozenset(fold(word) for word in found)


def area_alone(words: str) -> frozenset[Area]:
    """Return what a folded text is as a whole, if it is a country or a division called one (纽约州), else nothing."""
    areas = _areas().get(words, frozenset())
    return areas if is_chinese(words) or any(not division for _, division in areas) else frozenset()


def ends_with_area(words: str) -> bool:
    """True if a folded text ends with the Chinese name of a country or division: a city's name may follow."""
    return any(is_chinese(words[-1:]) and words[-size:] in _areas() for size in range(2, min(len(words), 12) + 1))


def longest_area(words: str) -> str:
    """Return the first name of a country or division in a folded text, as long as it goes; empty if there is none."""
    return next(_names_in(words), "")


def namesakes(words: str) -> tuple[City, ...]:
    """Return the cities named like the country a folded Chinese text names: 危地马拉市 is Guatemala City."""
    return _namesakes().get(words, ())


def largest_in(areas: Iterable[Area], each: int) -> tuple[City, ...]:
    """Return the largest cities of countries and divisions."""
    found = [sorted(_cities_of().get(area, ()), key=lambda city: -city.population)[:each] for area in areas]
    return tuple(sorted((city for cities in found for city in cities), key=lambda city: -city.population))


def of_areas(cities: Iterable[City], named: Iterable[frozenset[Area]]) -> tuple[City, ...]:
    """Return the cities that lie in everything that was named."""
    rest = tuple(cities)
    for areas in named:
        rest = tuple(city for city in rest if {(city.place.country, ""), _division(city)} & areas)
    return rest


def _division(city: City) -> Area:
    return city.place.country, city.place.division


def _names_in(words: str) -> Iterator[str]:
    """The longest names first come first served, left to right."""
    areas = _areas()
    rest = words
    while rest:
        found = next((size for size in range(min(len(rest), 40), 0, -1) if _is_name(rest, size, areas)), 0)
        if found:
            if not _STREET.match(rest, found):
                yield rest[:found].strip()
            rest = rest[found:].lstrip()
        else:
            rest = rest[1:] if is_chinese(rest[0]) else rest.partition(" ")[2]


def _is_name(text: str, size: int, areas: Mapping[str, frozenset[Area]]) -> bool:
    """A Latin name ends where a word ends, a Chinese one anywhere."""
    whole_word = size == len(text) or is_chinese(text[size - 1]) or is_chinese(text[size]) or text[size] == " "
    return whole_word and text[:size] in areas


@once
def _cities_of() -> Mapping[Area, list[City]]:
    found: dict[Area, list[City]] = defaultdict(list)
    for city in load_gazetteer().cities:
        found[_division(city)].append(city)
        found[city.place.country, ""].append(city)
    return found


@once
def _namesakes() -> Mapping[str, tuple[City, ...]]:
    found: dict[str, tuple[City, ...]] = {}
    for row in read_rows("countries.csv"):
        english = {fold(name) for name in row["names_en"].split("|")}
        names = english | {f"{name} city" for name in english}
        cities = tuple(city for city in _cities_of().get((row["iso2"], ""), ()) if fold(city.place.name) in names)
        found |= {fold(name): cities for name in row["names_zh"].split("|") if cities}
    return found


@once
def _areas() -> Mapping[str, frozenset[Area]]:
    found: dict[str, set[Area]] = defaultdict(set)
    for area in {_division(city) for city in load_gazetteer().cities}:
        if len(area[1]) > _LONGEST_CODE:
            found[fold(area[1])].add(area)
    for row in read_rows("division_names.csv"):
        for name in (*row["codes"].split("|"), *row["names_zh"].split("|")):
            found[fold(name)].add((row["country"], row["division"]))
    for row in read_rows("countries.csv"):
        for name in (row["iso2"], *row["names_zh"].split("|"), *row["names_en"].split("|")):
            found[fold(name)].add((row["iso2"], ""))
    found.pop("", None)
    return {name: frozenset(areas) for name, areas in found.items()}
