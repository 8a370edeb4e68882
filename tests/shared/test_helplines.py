"""Despair is answered with the number of where somebody is; each number says how sure it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backend.shared.helplines import all_helplines, helpline_for

LAW = (Path(__file__).resolve().parents[2] / "docs" / "law.md").read_text("utf-8")


@pytest.mark.parametrize(("country", "number"), [("CA", "988"), ("US", "988"), ("AU", "13 11 14"), ("HK", "18111")])
def test_whoever_is_known_to_be_somewhere_gets_the_number_of_there(country: str, number: str) -> None:
    line = helpline_for(country)
    assert line is not None
    assert line.number == number


@pytest.mark.parametrize("country", ["VE", "AQ", ""])
def test_nobody_is_given_a_number_that_rings_in_another_country(country: str) -> None:
    assert helpline_for(country) is None


def test_each_number_is_a_row_of_the_page_of_rules_with_the_same_confidence() -> None:
    for line in all_helplines():
        [row] = re.findall(rf"^\| {line.rule} \|.*$", LAW, re.M)
        assert line.number in row
        assert line.confidence in row
        assert line.source or line.confidence == "recall"


def test_every_country_is_a_code_and_belongs_to_one_line() -> None:
    countries = [country for line in all_helplines() for country in line.countries]
    assert all(re.fullmatch("[A-Z]{2}", country) for country in countries)
    assert len(countries) == len(set(countries))
