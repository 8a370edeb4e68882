"""Names of places in every script: right, asked back, or nothing; never silently wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.legal_map.geocoder import GazetteerGeocoder, locate
from backend.legal_map.model import Located

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


def test_geopy_sees_an_ordinary_geocoder() -> None:
    geocoder = GazetteerGeocoder()
    assert geocoder.geocode("多伦多").latitude == pytest.approx(43.7, abs=0.1)
    assert geocoder.geocode("剑桥") is None
    assert len(geocoder.geocode("剑桥", exactly_one=False)) > 1


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    found = locate(text)
    assert not (found.place and found.candidates)
