"""What the map says of its own coverage: counted by kind and continent, and told as it is on its page."""

from __future__ import annotations

import csv

import pytest

from backend.legal_map.coverage import CONTINENTS, GOALS, MISSIONS, continent_of, coverage, report, summed
from backend.legal_map.rows import COLUMNS, Row
from backend.legal_map.seed import SEED
from cli.install import ROOT

_PAGE = ROOT / "docs/legal-map.md"


def row(**values: str) -> Row:
    given = {"kind": "embassy", "country": "PA", "tz": "America/Panama", "coord_precision": "city_centroid(geonames)"}
    return {**dict.fromkeys(COLUMNS, ""), **given, **values}


def seed() -> list[Row]:
    with SEED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("country", "zone", "continent"),
    [
        ("PA", "America/Panama", "NA"),
        ("CU", "America/Havana", "NA"),
        ("TT", "America/Port_of_Spain", "NA"),
        ("SR", "America/Paramaribo", "SA"),
        ("GY", "America/Guyana", "SA"),
        ("MG", "Indian/Antananarivo", "AF"),
        ("RE", "Indian/Reunion", "AF"),
        ("CV", "Atlantic/Cape_Verde", "AF"),
        ("IS", "Atlantic/Reykjavik", "EU"),
        ("MV", "Indian/Maldives", "AS"),
        ("TR", "Europe/Istanbul", "AS"),
        ("RU", "Asia/Vladivostok", "EU"),
        ("PF", "Pacific/Tahiti", "OC"),
        ("AU", "Australia/Perth", "OC"),
        ("HK", "Asia/Hong_Kong", "AS"),
        ("XX", "", ""),
    ],
)
def test_an_institution_is_counted_on_its_continent(country: str, zone: str, continent: str) -> None:
    assert continent_of(row(country=country, tz=zone)) == continent


def test_each_thing_known_is_counted_once_whichever_column_holds_it() -> None:
    (share,) = coverage(
        [
            row(address="Calle 1", phone="+507-265-4058"),
            row(consular_address="Calle 2"),
            row(consular_phone="+507-265-4061", office_hours="Mo-Fr 09:00-12:00"),
            row(emergency_phone="+507-6-000-0000", chancery_hours="Mo-Fr 09:00-17:00", photo="x.jpg"),
            row(coord_precision="mission(wikidata)", consular_district_zh="全国"),
        ]
    )
    assert (share.kind, share.continent, share.total) == ("embassy", "NA", 5)
    assert dict(share.known) == {
        "address": 2,
        "telephone": 3,
        "address or telephone": 4,
        "emergency line": 1,
        "hours": 2,
        "exact position": 1,
        "district": 1,
        "photograph": 1,
    }


def test_what_is_marked_closed_is_not_counted() -> None:
    assert coverage([row(closed_on="2026-01-01")]) == ()


def test_the_goals_are_measured_against_missions_alone() -> None:
    shares = coverage(
        [row(emergency_phone="+1-1"), row(kind="consulate_general", country="PE"), row(kind="law_firm", phone="+1-1")]
    )
    missions = summed(shares, MISSIONS)
    assert (missions.total, missions.known["emergency line"], missions.known["telephone"]) == (2, 1, 1)
    assert f"| emergency line | {GOALS['emergency line']} | 1 | 2 |" in report(shares)


def test_every_institution_of_the_map_has_a_continent_and_a_line_of_the_report() -> None:
    rows = seed()
    shares = coverage(rows)
    assert {share.continent for share in shares} <= set(CONTINENTS)
    assert summed(shares).total == len(rows)


def test_the_page_about_the_map_says_what_the_map_holds() -> None:
    assert report(coverage(seed())) in _PAGE.read_text("utf-8")


def test_at_least_two_hundred_and_forty_missions_have_an_address_or_a_telephone() -> None:
    assert summed(coverage(seed()), MISSIONS).known["address or telephone"] >= GOALS["address or telephone"]
