"""A place's name means the same city to every service, and is asked about in all of them or in none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.front_door import FrontDoor
from actions.place_resolution import with_places_meant
from backend.legal_map.commands import LocatePlace
from backend.legal_map.geocoder import locate


class TheMap:
    """The way to the map and to nothing else."""

    async def run(self, command: LocatePlace) -> Any:
        """Answer as the map does."""
        return locate(command.text, command.country)


async def meant(*entities: Mapping[str, Any]) -> Answer:
    answer = Answer("", "inform", entities=entities)
    return await with_places_meant(answer, cast(FrontDoor, TheMap()))


def place(said: str, country: str = "") -> dict[str, Any]:
    return {"entity": "place", "value": {"said": said, "country": country}, "text": said, "start": 0, "end": len(said)}


async def test_a_place_has_its_zone_position_and_both_names() -> None:
    assert (await meant(place("溫哥華"))).value("place") == {
        "name": "Vancouver",
        "name_zh": "温哥华",
        "country": "CA",
        "timezone": "America/Vancouver",
        "lat": 49.2497,
        "lon": -123.1193,
    }


async def test_a_city_keeps_the_name_people_gave_it() -> None:
    assert (await meant(place("庇能"))).value("place")["name_zh"] == "庇能"
    assert (await meant(place("Penang"))).value("place")["name"] == "George Town"


@pytest.mark.parametrize(("said", "name", "country"), [("皇后镇", "Queenstown", "NZ"), ("苦盏", "Khujand", "TJ")])
async def test_small_towns_and_usual_names_are_the_map_s(said: str, name: str, country: str) -> None:
    value = (await meant(place(said))).value("place")
    assert (value["name"], value["country"]) == (name, country)


async def test_an_ambiguous_city_names_its_rivals_and_a_country_settles_it() -> None:
    unsure = (await meant(place("奥克兰"))).value("place")
    sure = (await meant(place("奥克兰", "US"))).value("place")
    assert [city["country"] for city in unsure["ambiguous"]] == ["US"]
    assert (sure["name"], sure["country"], "ambiguous" in sure) == ("Oakland", "US", False)


async def test_a_country_s_name_that_a_large_city_elsewhere_has_is_asked_about() -> None:
    luanda = (await meant({"entity": "country", "value": "RW", "text": "盧安達"})).value("place")
    assert {luanda["country"], *(city["country"] for city in luanda["ambiguous"])} == {"RW", "AO"}
    mexico = await meant({"entity": "country", "value": "MX", "text": "墨西哥"})
    assert (mexico.value("country"), mexico.values("place")) == ("MX", [])


async def test_what_is_no_name_of_a_place_stays_as_it_was_understood() -> None:
    answer = Answer("三天", "inform", entities=({"entity": "number", "value": 3},))
    assert await with_places_meant(answer, cast(FrontDoor, TheMap())) is answer
