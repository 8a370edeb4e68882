"""Names of places, with how large the place is and in which countries places of the name lie.

Which of them is meant is not decided here: that needs divisions, distances and namesakes, and the legal map knows them
(`LocatePlace`). The names are the gazetteer's, which the map reads, too: `gazetteer/README.md`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from .folding import fold
from .phrases import read_table

_TWO_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_ONE_LETTER = str.maketrans("øłđıð", "oldid")
_MARKS = " \t\n,;:.?!\"'ʻ`·・•-_/()。，；、“”"
_BLANKS = re.compile(r"\s+")
_NO_MARKS = str.maketrans(dict.fromkeys(_MARKS, " "))


class Known(NamedTuple):
    """Knowledge of a name: people in the largest place of it, the countries of all, that one's first.

    `listed`: our own list says whom it means; `spelling`: only another language writes it so (Firenze).
    """

    people: int
    countries: tuple[str, ...]
    listed: bool = False
    spelling: bool = False


def name_key(folded: str) -> str:
    """A folded name as it is looked up: one blank for any marks between words, two letters for ß and its like."""
    if folded.isascii() and folded.isalpha():
        return folded
    return _BLANKS.sub(" ", without_marks(folded).translate(_ONE_LETTER).translate(_TWO_LETTERS)).strip()


def without_marks(folded: str) -> str:
    """A folded text with a blank for every mark, as long as before."""
    return folded.translate(_NO_MARKS)


class PlaceNames:
    """Every name of a city, and which country a time zone is of."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self.countries_of_zones: dict[str, str] = {}
        self._cities: dict[str, tuple[str, int]] = {}
        for row in chain(read_table("cities.csv.gz"), read_table("towns.csv")):
            country = sys.intern(row["country"])
            self._cities[row["id"]] = country, int(row["population"])
            self.countries_of_zones.setdefault(row["timezone"], country)
            self._add(row["id"], _names_of(row))
        for row in read_table("usual_names.csv"):
            self._add(row["id"], _chinese(row["names_zh"]))
        for row in read_table("aliases.csv"):
            self._add(row["city"], [name_key(fold(row["name"]))], listed=True)
        spellings = ((row["id"], name_key(fold(row["name"]))) for row in read_table("other_names.csv.gz"))
        for city, name in [(city, name) for city, name in spellings if name not in self.known]:
            self._add(city, [name], spelling=True)
        del self._cities

    def _add(self, city: str, names: Iterable[str], *, listed: bool = False, spelling: bool = False) -> None:
        country, people = self._cities[city]
        for name in filter(None, names):
            known = self.known.get(name, Known(-1, ()))
            larger = people > known.people
            countries = (country, *known.countries) if larger else (*known.countries, country)
            countries = tuple(dict.fromkeys(countries)) if known.countries else (country,)
            self.known[name] = Known(max(people, known.people), countries, listed or known.listed, spelling)


def _names_of(row: Mapping[str, str]) -> Iterator[str]:
    """The names of a city as they are looked up."""
    yield name_key(fold(row["name"]))
    yield from _chinese(row["names_zh"])


def _chinese(names: str) -> Iterator[str]:
    """Chinese names as they are looked up; only those with a dot or a hyphen in them are more than characters."""
    return (name if name.isalpha() else name_key(name) for name in fold(names).split("|"))


def beginnings(names: Iterable[str]) -> dict[str, int]:
    """Beginnings of names, and how long the longest is that begins so: two Chinese characters, or one Latin word.

    Most of a message begins none, and need not be looked at further.
    """
    found: dict[str, int] = {}
    for name in names:
        begin = name[:2] if name[0] >= "㐀" else name.partition(" ")[0]
        found[begin] = max(len(name), found.get(begin, 0))
    return found
