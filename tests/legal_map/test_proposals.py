"""What another source says of an institution goes into its row with its own source, and never over what is newer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from backend.legal_map.model import Point
from backend.legal_map.proposals import Offer, proposed
from backend.legal_map.rows import COLUMNS
from backend.platforms.overpass import offers

DAY = date(2026, 11, 29)
SYDNEY = Point(-33.87, 151.2)


def row(**values: str) -> dict[str, str]:
    given = {
        "id": "cn-cg-au-sydney", "kind": "consulate_general", "name_zh": "中国驻悉尼总领事馆", "country": "AU",
        "lat": "-33.8", "lon": "151.1", "coord_precision": "city_centroid(geonames)", "confidence": "secondary",
        "source_date": "2021",
    }  # fmt: skip
    return {**dict.fromkeys(COLUMNS, ""), **given, **values}


def offer(replaces: bool = False, point: Point | None = None, **values: str) -> Offer:
    return Offer("cn-cg-au-sydney", values, "their page", DAY, "official", point, replaces)


def test_a_hint_fills_what_is_empty_and_touches_nothing_else() -> None:
    (after,) = proposed([row(phone="+61-2-5550-0001")], [offer(phone="+61-2-5550-0002", email="a@example.org")])
    assert (after["phone"], after["email"]) == ("+61-2-5550-0001", "a@example.org")
    assert after["field_sources"] == "email: their page [2026-11-29; official]"


@pytest.mark.parametrize(
    ("sources", "taken"),
    [
        ("", True),
        ("phone: a notice [2026-11-28; official]", True),
        ("phone: a notice [2026-11-29; official]", False),
        ("phone: a notice [2027-01; official]", False),
        ("phone: a notice [n.d.; secondary]", True),
    ],
)
def test_who_speaks_for_the_institution_replaces_only_what_is_older(sources: str, taken: bool) -> None:
    before = row(phone="+61-2-5550-0001", field_sources=sources)
    changed = proposed([before], [offer(replaces=True, phone="+61-2-5550-0002")])
    assert [one["phone"] for one in changed] == (["+61-2-5550-0002"] if taken else [])


def test_a_value_that_is_none_is_left_out_and_the_rest_taken() -> None:
    (after,) = proposed([row()], [offer(phone="call us", office_hours="mornings!", website="https://a.example.org")])
    assert (after["phone"], after["office_hours"], after["website"]) == ("", "", "https://a.example.org")


def test_a_position_is_taken_over_the_centre_of_a_city_only() -> None:
    (after,) = proposed([row()], [offer(point=SYDNEY)])
    assert (after["lat"], after["coord_precision"]) == ("-33.870000", "exact")
    assert "coords: their page" in after["field_sources"]
    assert proposed([row(coord_precision="exact")], [offer(point=SYDNEY)]) == ()
    assert proposed([row()], [offer(point=Point(48.85, 2.35))]) == ()


def test_who_is_not_on_the_map_is_not_added() -> None:
    assert proposed([row(id="cn-emb-au")], [offer(phone="+61-2-5550-0002")]) == ()


def element(**tags: str) -> dict[str, Any]:
    return {"type": "node", "id": 7, "lat": SYDNEY.lat, "lon": SYDNEY.lon, "tags": {"diplomatic": "consulate"} | tags}


def test_openstreetmap_names_the_one_mission_of_that_kind_nearby() -> None:
    tags = {"phone": "+61-2-5550-0003", "addr:street": "Dunblane Street", "addr:housenumber": "39"}
    (found,) = offers([row(), row(id="cn-emb-au", kind="embassy")], [element(**tags)], DAY)
    assert (found.institution_id, found.values["phone"]) == ("cn-cg-au-sydney", "+61-2-5550-0003")
    assert found.values["address"] == "39, Dunblane Street"
    assert found.source == "OpenStreetMap node/7 (ODbL)"


@pytest.mark.parametrize(
    ("rows", "elements"),
    [
        ([row(), row(id="another")], [element()]),
        ([row(lat="-37.81", lon="144.96")], [element()]),
        ([row()], [element(diplomatic="liaison")]),
        ([row()], [{"type": "node", "id": 8, "tags": {}}]),
        ([row()], [element() | {"lat": 48.85, "lon": 2.35}]),
    ],
)
def test_what_fits_none_of_ours_or_two_says_nothing(rows: list[dict[str, str]], elements: list[dict[str, Any]]) -> None:
    assert offers(rows, elements, DAY) == []
