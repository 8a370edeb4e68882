"""Passport and place together: what comes first, and by which reason an apostille counts or does not."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from backend.authorization.adviser.advice import advise
from backend.authorization.adviser.apostille import apostille_standing, certification, read_table
from backend.authorization.adviser.authorities import authorities, authority_of
from backend.authorization.adviser.routes import Comparison
from backend.authorization.adviser.signatory import Signatory
from backend.authorization.adviser.verdicts import VERDICTS
from backend.shared.countries import countries
from tests.authorization.test_routes import mission_in

TODAY = date(2026, 11, 28)
with Path(__file__).with_name("apostille_by_place.csv").open(encoding="utf-8") as _file:
    COMBINATIONS = list(csv.DictReader(_file))


def _signatory(passport: str, place: str, city: str, paper: str = "property_power") -> Signatory:
    return Signatory(paper, passport, place, place, TODAY, mission_in(place, city), "undecided")  # type: ignore[arg-type]


def _comparison(passport: str, place: str, city: str = "", paper: str = "property_power") -> Comparison:
    return advise(_signatory(passport, place, city, paper))


@pytest.mark.parametrize("row", COMBINATIONS, ids=[f"{r['passport']}-{r['place']}-{r['paper']}" for r in COMBINATIONS])
def test_each_passport_in_each_place_is_told_the_way_with_its_reason(row: dict[str, str]) -> None:
    who = _signatory(row["passport"], row["place"], row["city"], row["paper"])
    first = advise(who).first
    reasons = {route: VERDICTS[route](who).reason for route in VERDICTS}
    assert (first, reasons[first]) == (row["first"], row["because"])
    assert reasons["apostille"] == row["apostille"]


def test_the_table_is_wide_enough() -> None:
    pairs = {(row["passport"], row["place"]) for row in COMBINATIONS}
    territories = {row["territory"] for row in read_table("apostille_territories.csv")}
    assert len(pairs) >= 60
    assert {row["passport"] for row in COMBINATIONS} == {"prc", "hk", "macao", "taiwan", "foreign"}
    assert len({place for _, place in pairs} & territories) >= 10


@pytest.mark.parametrize(
    ("country", "who", "fee"),
    [
        ("US", "州务卿", "20美元"), ("CA", "安大略", "16加元"), ("SG", "新加坡法律学会", "87.20"),
        ("FR", "公证人", "10欧元"), ("PT", "总检察院", "10.20"), ("PH", "DFA", "100比索"),
        ("IE", "爱尔兰外交部", "40欧元"), ("ZA", "DIRCO", "不收费"), ("KY", "开曼", "没有可靠的数字"),
        ("AU", "DFAT", "没有可靠的数字"), ("ES", "公证人公会", "没有可靠的数字"),
    ],
)  # fmt: skip
def test_the_authority_is_named_and_a_fee_only_where_a_source_gives_one(country: str, who: str, fee: str) -> None:
    told = _comparison("foreign", country).of("apostille")
    assert any(who in step.zh for step in told.steps)
    assert fee in told.cost.zh
    assert "没有可靠的数字" in fee or "2026-11查到" in told.cost.zh


@pytest.mark.parametrize("country", ["US", "FR", "FJ", "RE"])
def test_the_words_of_the_request_are_told_with_the_authority(country: str) -> None:
    told = _comparison("foreign", country).of("apostille")
    asked = "An apostille, please, for use in the People's Republic of China."
    assert any(asked in step.zh for step in told.steps) and any(asked in step.en for step in told.steps)


@pytest.mark.parametrize("country", ["FJ", "PE", "MX", "SR", "MU"])
def test_where_no_source_was_found_nothing_is_invented(country: str) -> None:
    told = _comparison("foreign", country).of("apostille")
    assert authority_of(country) is None
    assert any(f"{countries()[country].zh}的主管机关" in step.zh for step in told.steps)
    assert told.cost.zh == "没有可靠的数字，请先问办理的地方"


@pytest.mark.parametrize("row", read_table("apostille_territories.csv"), ids=lambda row: row["territory"])
def test_a_territory_has_a_source_or_is_told_with_its_doubt(row: dict[str, str]) -> None:
    standing, told = apostille_standing(row["territory"]), _comparison("foreign", row["territory"]).of("apostille")
    assert standing.state == row["state"] and told.offered
    assert (row["confidence"] == "recall") == (not row["source"])
    doubted = any("没有查到原文" in doubt.zh for doubt in told.doubts)
    assert doubted == (row["confidence"] == "recall")
    assert not doubted or any(countries()[row["state"]].zh in doubt.zh for doubt in told.doubts)


def test_every_authority_is_of_a_place_where_an_apostille_counts() -> None:
    assert len(authorities()) >= 25
    assert all(apostille_standing(country).in_force(TODAY) for country in authorities())


@pytest.mark.parametrize("country", ["XK", "IN", "MY", "TH"])
def test_no_apostille_is_told_where_it_does_not_count_in_china(country: str) -> None:
    comparison = _comparison("foreign", country)
    assert not comparison.of("apostille").offered
    assert comparison.first in ("legalisation", "third_country")


@pytest.mark.parametrize("row", COMBINATIONS, ids=[f"{r['passport']}-{r['place']}-{r['paper']}" for r in COMBINATIONS])
def test_short_answers_and_the_notarization_tell_the_same_way_as_the_adviser(row: dict[str, str]) -> None:
    """They ask `certification`; the adviser's verdict on an apostille and on legalisation must never contradict it."""
    way = certification(row["place"], TODAY)
    told = _comparison(row["passport"], row["place"], row["city"], "kinship_evidence")
    assert told.of("apostille").offered == (way == "apostille")
    assert way == "legalisation" or not told.of("legalisation").offered
