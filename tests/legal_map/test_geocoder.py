"""Names of places in every script: right, asked back, or nothing; never silently wrong."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.legal_map.gazetteer import load_gazetteer
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Located, Place
from backend.shared.gazetteer_files import read_rows

with Path(__file__).with_name("places.csv").open(encoding="utf-8") as file:
    PLACES = list(csv.DictReader(file))


def outcome(found: Located) -> str:
    """What a name came to, as the table writes it."""
    if found.place:
        return found.place.name
    if found.candidates:
        return "ask"
    if found.suggestions:
        return f"alike:{found.suggestions[0].name}"
    return "country" if found.country else "nothing"


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(PLACES) >= 150


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["written"])
def test_a_name_is_read_as_people_mean_it(row: dict[str, str]) -> None:
    found = locate(row["written"])
    assert outcome(found) == row["expected"]
    assert not (found.place and row["country"]) or (found.place and found.place.country == row["country"])


def test_the_country_said_beside_a_name_decides() -> None:
    oakland, auckland = locate("奥克兰", "US").place, locate("奥克兰", "NZ").place
    assert oakland and auckland
    assert (oakland.name, auckland.name) == ("Oakland", "Auckland")


def test_an_ambiguous_name_brings_candidates_in_different_places() -> None:
    candidates = locate("剑桥").candidates
    assert {place.country for place in candidates} >= {"GB", "US"}


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    found = locate(text)
    assert not (found.place and found.candidates)


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("圣地亚哥-德古巴", "Santiago de Cuba"),
        ("克拉斯诺亚尔斯克", "Krasnoyarsk"),
        ("宿務", "Cebu City"),
        ("羅省", "Los Angeles"),
        ("點問頓", "Edmonton"),
        ("亞庇", "Kota Kinabalu"),
        ("夏灣拿", "Havana"),
    ],
)
def test_the_usual_names_of_every_region_are_known(written: str, city: str) -> None:
    place = locate(written).place
    assert place
    assert place.name == city


def test_every_usual_name_leads_to_its_city_or_asks_or_means_one_that_dwarfs_it() -> None:
    rows = list(read_rows("usual_names.csv"))
    weights = {city.key: city.weight for city in load_gazetteer().cities}
    lost = [
        (row["city"], name)
        for row in rows
        for name in row["names_zh"].split("|")
        if not _offers(name, row) and weights[row["id"]] * 5 > _heaviest(name)
    ]
    assert len(rows) > 1200
    assert lost == []


def test_no_city_has_two_rows_of_usual_names_since_one_would_hide_the_other() -> None:
    rows = Counter(row["id"] for row in read_rows("usual_names.csv"))
    assert [city for city, times in rows.items() if times > 1] == []


@pytest.mark.parametrize(("name", "country"), [("杜伦", "GB"), ("杜咸", "GB")])
def test_a_namesake_is_not_taken_in_place_of_the_city_a_name_is_listed_for(name: str, country: str) -> None:
    found = locate(name)
    assert country in {place.country for place in (found.place, *found.candidates) if place}


def test_a_capital_is_asked_about_however_small_it_is() -> None:
    assert {place.country for place in locate("Victoria").candidates} >= {"SC", "CA"}
    assert "FK" in {place.country for place in locate("Stanley").candidates}


def test_a_country_is_asked_about_where_a_large_city_elsewhere_has_its_name() -> None:
    assert {(place.name, place.country) for place in locate("盧安達").candidates} == {
        ("Kigali", "RW"),
        ("Luanda", "AO"),
    }
    assert locate("Mexico").country == "MX"
    assert locate("墨西哥").candidates == ()


def test_a_capital_nobody_counted_is_found_all_the_same() -> None:
    place = locate("恩吉魯穆德").place
    assert place
    assert place.country == "PW"


def _found(name: str) -> tuple[Place, ...]:
    found = locate(name)
    return tuple(place for place in (found.place, *found.candidates) if place)


def _offers(name: str, row: dict[str, str]) -> bool:
    return any((place.name, place.country) == (row["city"], row["country"]) for place in _found(name))


def _heaviest(name: str) -> int:
    found = {place.geonameid for place in _found(name)}
    return max((city.weight for city in load_gazetteer().cities if city.place.geonameid in found), default=0)


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("巴拿马城西班牙大道30号", "PA"),
        ("我住在马德里美国街5号", "ES"),
        ("加拉加斯法国广场2楼", "VE"),
        ("英国街头", "GB"),
    ],
)
def test_a_street_called_after_a_country_is_not_in_it(address: str, country: str) -> None:
    found = locate(address)
    assert (found.place.country if found.place else found.country) == country
