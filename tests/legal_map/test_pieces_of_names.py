"""A name that is only a piece of a longer one nobody knows is not taken for its place."""

from __future__ import annotations

import pytest

from backend.legal_map.geocoder import locate


@pytest.mark.parametrize("written", ["Moose Bay", "St. Vincent", "加吉安特", "列斯布里治", "乌拉圭亚纳"])
def test_a_piece_of_an_unknown_name_takes_no_place(written: str) -> None:
    found = locate(written)
    assert found.place is None
    assert found.country == ""


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("Chinese Embassy Ottawa", "Ottawa"),
        ("Downtown Toronto", "Toronto"),
        ("温哥华西区", "Vancouver"),
        ("日本大阪", "Osaka"),
        ("台山海宴", "Taishan"),
        ("Toronto Ontario", "Toronto"),
    ],
)
def test_what_people_write_beside_a_name_does_not_hide_it(written: str, city: str) -> None:
    place = locate(written).place
    assert place
    assert place.name == city


@pytest.mark.parametrize(("written", "country"), [("我在乌拉圭", "UY"), ("法国领事馆", "FR"), ("乌拉圭", "UY")])
def test_a_country_in_a_sentence_is_still_that_country(written: str, country: str) -> None:
    assert locate(written).country == country
