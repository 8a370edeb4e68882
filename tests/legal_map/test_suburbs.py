"""Suburbs and small towns overseas Chinese use daily are read by their Cantonese names, and never taken for another."""

from __future__ import annotations

import pytest

from backend.legal_map.card_words import measured_from
from backend.legal_map.districts import district_of
from backend.legal_map.geocoder import locate
from backend.legal_map.model import Point
from backend.legal_map.nearest import distance_metres

SUBURBS = {
    "士嘉堡": (43.77, -79.25),
    "士嘉堡區": (43.77, -79.25),
    "北约克": (43.77, -79.41),
    "愛靜閣": (43.79, -79.28),
    "康山": (43.82, -79.42),
    "列治文": (49.17, -123.14),
    "本拿比": (49.27, -122.95),
    "素里": (49.11, -122.83),
    "高貴林": (49.28, -122.78),
    "兰里": (49.10, -122.66),
    "好市围": (-33.97, 151.10),
    "好事围": (-33.97, 151.10),
    "車士活": (-33.80, 151.18),
    "帕拉马塔": (-33.82, 151.00),
    "艾士菲": (-33.89, 151.12),
    "伊士活": (-33.79, 151.08),
    "史卓菲": (-33.88, 151.08),
    "宾士镇": (-33.92, 151.03),
    "卡灵福": (-33.78, 151.05),
    "博士山": (-37.82, 145.13),
    "Box Hill": (-37.82, 145.13),
    "格伦威弗利": (-37.88, 145.16),
    "史宾威": (-37.95, 145.15),
    "富士贵": (-37.80, 144.90),
    "新利班": (-27.58, 153.06),
    "屋仑": (37.80, -122.27),
    "佛利蒙": (37.55, -121.99),
    "库比蒂诺": (37.32, -122.03),
    "蒙特利公园": (34.06, -118.12),
    "阿罕布拉": (34.10, -118.13),
    "罗兰岗": (33.98, -117.91),
    "阿卡迪亚": (34.14, -118.04),
    "法拉盛": (40.77, -73.82),
    "布碌崙": (40.65, -73.95),
    "皇后区": (40.68, -73.84),
    "曼哈坦": (40.78, -73.97),
    "班森贺": (40.60, -73.99),
    "克罗伊登": (51.38, -0.10),
    "伊灵": (51.51, -0.30),
    "皇后鎮": (-45.03, 168.66),
    "豪伊克": (-36.89, 174.93),
    "塔卡普纳": (-36.79, 174.78),
    "马努考": (-36.99, 174.88),
    "goose bay": (53.30, -60.33),
    "i am in goose bay": (53.30, -60.33),
    "Goose Bay, Labrador": (53.30, -60.33),
}


@pytest.mark.parametrize(("written", "at"), SUBURBS.items())
def test_a_suburb_is_read_and_placed_where_it_is(written: str, at: tuple[float, float]) -> None:
    place = locate(written).place
    assert place is not None
    assert distance_metres(place.point, Point(*at)) < 3_000


@pytest.mark.parametrize(
    "sentence",
    [
        "我住在士嘉堡，最近的领事馆在哪",
        "博士山附近有律师吗",
        "我喺皇后鎮，想搵領事館",
        "我住在好市围",
        "车士活的领事馆",
        "我在罗兰岗想办委托书",
        "我在柔似蜜",
        "住喺新利班",
    ],
)
def test_a_suburb_is_read_in_a_sentence(sentence: str) -> None:
    assert locate(sentence).place is not None


@pytest.mark.parametrize(
    ("written", "countries"),
    [("Scarborough", {"CA", "GB"}), ("Queenstown", {"NZ", "ZA"}), ("Howick", {"NZ", "ZA"})],
)
def test_a_name_that_towns_of_two_countries_bear_is_asked_about(written: str, countries: set[str]) -> None:
    found = locate(written)
    assert found.place is None
    assert {place.country for place in found.candidates} >= countries


@pytest.mark.parametrize(("written", "mission"), [("士嘉堡", "cn-cg-ca-toronto"), ("博士山", "cn-cg-au-melbourne")])
def test_a_suburb_lies_in_the_consular_district_of_its_city(written: str, mission: str) -> None:
    place = locate(written).place
    assert place is not None
    district = district_of(place.country, place.division, place.subdivision, place.name)
    assert district is not None
    assert district.mission == mission


@pytest.mark.parametrize(
    ("written", "suburb"),
    [
        ("多伦多士嘉堡", "Scarborough"),
        ("墨尔本的博士山", "Box Hill"),
        ("悉尼好市围", "Hurstville"),
        ("Scarborough, Toronto", "Scarborough"),
        ("I live in Richmond, Melbourne", "Richmond"),
        ("Burwood Sydney", "Burwood"),
    ],
)
def test_a_city_and_its_suburb_side_by_side_are_the_suburb(written: str, suburb: str) -> None:
    place = locate(written).place
    assert place is not None
    assert (place.name, place.country in {"CA", "AU"}) == (suburb, True)


@pytest.mark.parametrize("written", ["广州佛山", "从屋仑去三藩市", "悉尼还是墨尔本"])
def test_two_cities_in_a_sentence_are_still_asked_about(written: str) -> None:
    assert len(locate(written).candidates) >= 2


@pytest.mark.parametrize(("written", "said"), [("士嘉堡", True), ("博士山", False), ("江门", False)])
def test_a_position_that_is_our_own_estimate_says_so_in_both_languages(written: str, said: bool) -> None:
    place = locate(written).place
    assert place is not None
    assert [language for language in ("zh", "en") if measured_from(place, "x", language) != "x"] == (
        ["zh", "en"] if said else []
    )
