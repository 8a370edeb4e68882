"""Every name of the gazetteer, said to the bot, means to every service what it means on the map: a city, or a question.

So a name is added or corrected in one file, and works in the chat and on the map.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.front_door import FrontDoor
from actions.place_resolution import with_places_meant
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Located, Place
from backend.shared.gazetteer_files import read_rows
from tests.actions.test_places_meant import TheMap
from tests.legal_map.what_the_bot_reads import read_by_the_bot

LISTS = {
    "cities.csv.gz": ("name", "names_zh"),
    "towns.csv": ("name", "names_zh"),
    "usual_names.csv": ("names_zh",),
    "aliases.csv": ("name",),
    "countries.csv": ("names_zh", "names_en"),
    "other_names.csv.gz": ("name",),
}
Reading = Sequence[Mapping[str, Any]]
NEVER_ALONE = {
    word
    for row in read_rows("words_not_places.csv")
    if row["set"] in ("english_not_alone", "chinese_not_alone")
    for word in row["words"].split()
}
EXCEPTIONS: dict[str, Callable[[str, Reading], bool]] = {
    "one character is a word: 柏, 津": lambda name, read: len(name) == 1,
    "alone these are words: Nice, Reading, Police, 多久": lambda name, read: bool(
        {name, _without_accents(name)} & NEVER_ALONE
    ),
    "numbers, days and sums go before names: Sector 3, 四日": lambda name, read: bool(
        _kinds(read) & {"number", "date", "money"}
    ),
    "a number behind a name is a number: Marseille 13": lambda name, read: any(map(str.isdigit, name)),
    "no letter of its own, so it is not one character: z̧": lambda name, read: any(
        map(unicodedata.combining, _composed(name))
    ),
    "with blanks around its hyphen it is two names": lambda name, read: " - " in name,
    "a matter goes before a town of Brazil: Poá": lambda name, read: name == "Poá",
    "first of all a state, so the map is asked with the whole message": lambda name, read: name == "georgia",
}
"""What the bot makes something else of, and why."""


def _kinds(read: Reading) -> set[str]:
    return {entity["entity"] for entity in read}


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _without_accents(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def listed_names() -> list[str]:
    names = (
        name
        for file, columns in LISTS.items()
        for row in read_rows(file)
        for column in columns
        for name in row[column].split("|")
    )
    return list(dict.fromkeys(filter(None, names)))


@pytest.mark.slow
async def test_every_listed_name_means_to_the_bot_what_it_means_on_the_map() -> None:
    names = listed_names()
    read = dict(zip(names, read_by_the_bot(names), strict=True))
    differing = [name for name in names if not await _agree(name, read[name])]
    unexplained = [name for name in differing if not any(fits(name, read[name]) for fits in EXCEPTIONS.values())]
    assert len(names) > 77_000
    assert unexplained == []
    assert len(differing) < 120


async def _agree(name: str, read: Reading) -> bool:
    """The one place or country the bot reads is the map's, or both ask about the same ones."""
    named = tuple(entity for entity in read if entity["entity"] in ("place", "country"))
    answer = await with_places_meant(Answer(name, "inform", entities=named), cast(FrontDoor, TheMap()))
    located, value = locate(name), answer.value("place", "country")
    if len(answer.entities) != 1:
        return False
    if isinstance(value, str):
        return _is_in(value, located)
    return [_of(city) for city in (value, *value.get("ambiguous", ()))] == [_of_place(one) for one in _places(located)]


def _is_in(country: str, located: Located) -> bool:
    """A country the map knows by the name, or whose city has the name, too (Panama)."""
    return located.country == country or {place.country for place in _places(located)} == {country}


def _places(located: Located) -> Sequence[Place]:
    return (located.place,) if located.place else located.candidates


def _of(city: Mapping[str, Any]) -> tuple[Any, ...]:
    return city["name"], city["country"], city["lat"], city["lon"]


def _of_place(place: Place) -> tuple[Any, ...]:
    return place.name, place.country, place.point.lat, place.point.lon
