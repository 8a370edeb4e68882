"""Every place of the map has numbers that ring there, and nobody is given another country's."""

from __future__ import annotations

import csv
from zoneinfo import available_timezones

import pytest

from backend.shared.countries import countries
from backend.shared.emergency_numbers import NUMBERS, numbers_in
from backend.shared.helplines import all_helplines, helpline_for
from backend.shared.zone_countries import country_of_zone

NOBODY_LIVES_THERE = {"AQ", "PN", "TF", "TK"}
NO_NATIONAL_AMBULANCE = {"KM", "NA", "TD"}
SEED = NUMBERS.parents[1] / "legal_map" / "data" / "institutions.csv"


def test_every_country_of_the_gazetteer_has_numbers_but_four_islands_and_the_antarctic() -> None:
    assert {code for code in countries() if numbers_in(code) is None} == NOBODY_LIVES_THERE


def test_every_country_with_an_institution_has_a_number_for_police_and_ambulance() -> None:
    with SEED.open(encoding="utf-8", newline="") as file:
        there = {row["country"] for row in csv.DictReader(file)}
    found = {code: numbers_in(code) for code in there}
    assert [code for code, one in found.items() if one is None or not one.number("police")] == []
    without = {code for code, one in found.items() if one is None or not one.number("ambulance")}
    assert without == NO_NATIONAL_AMBULANCE


def test_every_row_names_its_sources_or_is_told_with_its_doubt() -> None:
    rows = [numbers_in(code) for code in countries()]
    assert [one.country for one in rows if one and one.sure and not one.sources] == []


@pytest.mark.parametrize(
    ("country", "police", "ambulance", "fire"),
    [
        ("CN", "110", "120", "119"), ("HK", "999", "999", "999"), ("TW", "110", "119", "119"),
        ("AU", "000", "000", "000"), ("US", "911", "911", "911"), ("GB", "999", "999", "999"),
        ("KH", "117", "119", "118"), ("TH", "191", "1669", "199"), ("BR", "190", "192", "193"),
        ("JP", "110", "119", "119"), ("FR", "17", "15", "18"), ("ES", "112", "112", "112"),
        ("SG", "999", "995", "995"), ("NZ", "111", "111", "111"), ("ZA", "10111", "10177", "10177"),
        ("MM", "199", "192", "191"), ("VN", "113", "115", "114"), ("PA", "911", "911", "911"),
    ],
)  # fmt: skip
def test_numbers_by_place(country: str, police: str, ambulance: str, fire: str) -> None:
    one = numbers_in(country)
    assert one is not None
    assert (one.number("police"), one.number("ambulance"), one.number("fire")) == (police, ambulance, fire)


def test_a_number_from_one_list_alone_is_told_with_a_doubt() -> None:
    assert [numbers_in(code).sure for code in ("MM", "US")] == [False, True]  # type: ignore[union-attr]


def test_the_service_that_is_needed_comes_first() -> None:
    one = numbers_in("KH")
    assert one is not None and next(iter(one.by_number("ambulance"))) == "119"


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("America/Indiana/Knox", "US"), ("America/Kentucky/Louisville", "US"), ("America/Puerto_Rico", "PR"),
        ("America/Menominee", "US"), ("America/Yellowknife", "CA"), ("America/Montreal", "CA"),
        ("Australia/Lord_Howe", "AU"), ("Australia/Broken_Hill", "AU"), ("Asia/Saigon", "VN"),
        ("Europe/London", "GB"), ("Asia/Macau", "MO"), ("Asia/Taipei", "TW"), ("UTC", ""), ("nonsense", ""),
    ],
)  # fmt: skip
def test_the_country_of_a_zone(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


@pytest.mark.parametrize("zone", sorted(name for name in available_timezones() if name.startswith("America/")))
def test_nobody_in_america_is_given_a_line_of_another_country(zone: str) -> None:
    line = helpline_for(country_of_zone(zone))
    assert line is None or country_of_zone(zone) in line.countries


def test_no_country_has_two_lines() -> None:
    served = [country for line in all_helplines() for country in line.countries]
    assert len(served) == len(set(served))
