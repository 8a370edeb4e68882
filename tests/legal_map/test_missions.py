"""Which mission a city's people turn to, when another service knows the city by its name only."""

from __future__ import annotations

import pytest

from backend.legal_map.commands import FindInstitutions, MissionFor
from backend.legal_map.gazetteer import City, load_gazetteer
from backend.legal_map.missions import mission_there
from backend.legal_map.model import Found, MissionThere
from tests.legal_map.conftest import World
from tests.legal_map.seed_map import seed_map


@pytest.mark.parametrize(
    ("country", "city", "mission", "sure"),
    [
        ("US", "Las Vegas", "San Francisco", True), ("US", "Bakersfield", "Los Angeles", True),
        ("US", "Fresno", "San Francisco", True), ("US", "Houston", "United States", False),
        ("US", "", "United States", False), ("CA", "Gatineau", "Canada", True), ("CA", "Montréal", "Montréal", True),
        ("AU", "Hobart", "Melbourne", True), ("MY", "Kuching", "Kuching", True), ("TH", "Phuket", "Songkhla", False),
        ("VE", "", "Venezuela", True), ("US", "Columbus", "United States", False),
        ("GB", "Liverpool", "Manchester", True),
        ("FR", "Marseille", "Marseille", True), ("FR", "Lille", "France", False),
        ("US", "No Such Town", "United States", False),
        ("DE", "Munster", "Hamburg", False), ("US", "Washington", "United States", True),
    ],
)  # fmt: skip
def test_the_mission_of_a_city_is_named_and_a_doubt_is_said(
    world: World, country: str, city: str, mission: str, sure: bool
) -> None:
    found: MissionThere | None = world.do(MissionFor(country, city))
    assert found is not None
    assert (mission in found.name.en, found.sure) == (True, sure)


def test_where_there_is_no_mission_none_is_named(world: World) -> None:
    assert [world.do(MissionFor(country)) for country in ("GT", "HK", "CN", "", "??")] == [None] * 5


def test_the_city_decides_only_where_a_country_has_several_missions(world: World) -> None:
    several = {country: world.do(MissionFor(country)).several for country in ("US", "MY", "VE", "PA")}
    assert several == {"US": True, "MY": True, "VE": False, "PA": False}


def test_a_search_and_a_question_by_name_agree_on_the_mission_of_every_large_city(world: World) -> None:
    large = [city for city in load_gazetteer().cities if city.population >= 1_000_000]
    assert [city.place.name for city in large if not _same(world, city)] == []


def _same(world: World, city: City) -> bool:
    there = mission_there(city.place.country, city.place.name, seed_map())
    found: Found = world.do(FindInstitutions(city.place, purpose="consular", limit=1))
    if there is None or not there.sure:
        return there is None or found.district_unknown
    return found.competent is not None and found.competent.institution.name == there.name
