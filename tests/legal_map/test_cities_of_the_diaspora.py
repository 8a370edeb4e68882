"""Cities where many overseas Chinese live are known wherever somebody says to be, to live or to go there."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backend.legal_map.geocoder import locate
from tests.legal_map.what_the_bot_reads import read_by_the_bot

with Path(__file__).with_name("cities_of_the_diaspora.csv").open(encoding="utf-8", newline="") as table:
    CITIES = [(row["name"], row["country"]) for row in csv.DictReader(table)]
SAYINGS = ("I live in {}", "我人在{}，想办委托书", "my brother moved to {} last year", "下个月去{}一趟")
ASKED = {
    "我住Valencia": {"ES", "VE"}, "I am in Georgetown": {"GY", "MY", "KY", "US"}, "人喺George Town": {"MY", "KY", "GY"},
    "I live in Merida": {"MX", "VE"}, "我在Cordoba": {"AR", "ES"},
}  # fmt: skip
NO_PLACES = (
    "由Kevin Lima代办", "我是Lima", "我在Kaiping Bank开户", "被告在Victoria Chan手上", "我在Facebook上认识他",
    "我在Zoom上开庭", "我在WhatsApp说过", "去Mission办", "我在office", "到April再说", "我在Amazon买的",
)  # fmt: skip


@cache
def read() -> Mapping[str, list[dict[str, Any]]]:
    said = [saying.format(name) for name, _ in CITIES for saying in SAYINGS]
    texts = [*said, *ASKED, *NO_PLACES, "I live in Port of Spain"]
    return dict(zip(texts, read_by_the_bot(texts), strict=True))


def countries(text: str) -> list[set[str]]:
    """The countries of each place that is read in a text."""
    found = [one["value"] for one in read()[text] if one["entity"] == "place"]
    located = [locate(str(one["said"]), str(one["country"])) for one in found]
    return [{place.country for place in ((one.place,) if one.place else one.candidates)} for one in located]


@pytest.mark.parametrize(("name", "country"), CITIES)
def test_a_city_is_known_in_every_saying(name: str, country: str) -> None:
    for saying in SAYINGS:
        [meant] = countries(saying.format(name))
        assert country in meant, saying


@pytest.mark.parametrize(("text", "rivals"), ASKED.items())
def test_a_name_that_several_cities_bear_is_asked_about(text: str, rivals: set[str]) -> None:
    [meant] = countries(text)
    assert meant >= rivals


@pytest.mark.parametrize("text", NO_PLACES)
def test_names_of_people_firms_and_things_are_no_places(text: str) -> None:
    assert countries(text) == []


def test_a_city_named_after_a_country_is_not_that_country() -> None:
    assert [one["entity"] for one in read()["I live in Port of Spain"]] == ["place"]
