"""The competent mission is by consular district, not by distance, and what no source says is not said."""

from __future__ import annotations

import csv

import pytest

from backend.legal_map.commands import FindInstitutions, PlaceAt
from backend.legal_map.districts import DISTRICTS
from backend.legal_map.model import Found, Place, Point
from backend.legal_map.seed import SEED
from tests.legal_map.conftest import World

SURE = {
    "Las Vegas": "cn-cg-us-san-francisco",
    "Adelaide": "cn-cg-au-adelaide",
    "Hobart": "cn-cg-au-melbourne",
    "Tijuana": "cn-cg-mx-tijuana",
    "San Diego": "cn-cg-us-los-angeles",
    "Fresno, California": "cn-cg-us-san-francisco",
    "Bakersfield": "cn-cg-us-los-angeles",
    "Ottawa": "cn-emb-ca",
    "Gatineau": "cn-emb-ca",
    "Toronto": "cn-cg-ca-toronto",
    "Pretoria": "cn-emb-za",
    "Liverpool, UK": "cn-cg-gb-manchester",
    "Guadalajara, Mexico": "cn-emb-mx",
    "Montevideo": "cn-emb-uy",
    "Marseille": "cn-cg-fr-marseille",
    "Fortaleza": "cn-cg-br-recife",
    "Verona": "cn-cg-it-milan",
    "Palembang": "cn-cg-id-medan",
    "Naha": "cn-cg-jp-fukuoka",
}
TO_CONFIRM = {
    "Houston": "cn-emb-us",
    "Edinburgh": "cn-cg-gb-edinburgh",
    "Lille": "cn-emb-fr",
    "Naples": "cn-emb-it",
    "Christchurch": "cn-cg-nz-christchurch",
    "Penang": "cn-cg-my-george-town",
    "Salvador": "cn-cg-br-rio-de-janeiro",
}
"""By elimination, from the mission's seat, from memory, or from a text of before 2016."""


def consular(world: World, place: Place) -> Found:
    found: Found = world.do(FindInstitutions(place, purpose="consular"))
    return found


@pytest.mark.parametrize(("city", "mission"), SURE.items())
def test_the_competent_mission_is_named_with_its_reason(world: World, city: str, mission: str) -> None:
    found = consular(world, world.place(city))
    assert found.competent is not None and found.competent.reason is not None
    assert (found.competent.institution.institution_id, found.district_unknown) == (mission, False)
    assert found.competent.competent and found.competent.reason.zh and found.competent.reason.en


@pytest.mark.parametrize(("city", "mission"), TO_CONFIRM.items())
def test_a_mission_that_follows_only_by_inference_has_to_be_confirmed(world: World, city: str, mission: str) -> None:
    found = consular(world, world.place(city))
    assert found.competent is not None and found.competent.reason is not None
    assert (found.competent.institution.institution_id, found.district_unknown) == (mission, True)
    assert "确认" in found.competent.reason.zh and "confirm" in found.competent.reason.en


def test_in_las_vegas_the_nearest_is_not_the_competent_one(world: World) -> None:
    found = consular(world, world.place("拉斯维加斯"))
    assert found.cards[0].institution.institution_id == "cn-cg-us-los-angeles"
    assert not found.cards[0].competent


def test_in_dijon_whose_region_is_shared_nobody_is_competent_for_certain(world: World) -> None:
    found = consular(world, world.place("Dijon"))
    assert (found.competent, found.district_unknown, found.total > 100) == (None, True, True)


def test_in_jiangmen_no_chinese_mission_is_competent(world: World) -> None:
    found = consular(world, world.place("江门"))
    assert (found.competent, found.district_unknown) == (None, False)


def test_a_shared_location_in_ottawa_belongs_to_the_embassy_though_two_provinces_meet_there(world: World) -> None:
    found = consular(world, world.do(PlaceAt(Point(45.4215, -75.6972))))
    assert found.competent and found.competent.institution.institution_id == "cn-emb-ca"


def test_every_mission_of_the_table_is_on_the_map() -> None:
    with SEED.open(encoding="utf-8") as file:
        ids = {row["id"] for row in csv.DictReader(file)}
    with DISTRICTS.open(encoding="utf-8") as file:
        assert {row["mission"] for row in csv.DictReader(file)} - ids == set()


def test_open_now_at_night_names_no_mission_across_the_ocean(world: World) -> None:
    found: Found = world.do(FindInstitutions(world.place("多伦多"), purpose="consular", open_now=True))
    assert found.cards == () and found.competent is not None
    there: Found = world.do(FindInstitutions(world.place("新潟"), purpose="consular", open_now=True))
    assert [card.opening.state for card in there.cards] == ["open"] * len(there.cards) != []
