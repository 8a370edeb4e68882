"""Despair is answered with the number of where somebody is; each number says how sure it is."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from backend.shared.helplines import all_helplines, helplines_for
from backend.shared.parties import DEFAULT_TIMEZONE

LAW = (Path(__file__).resolve().parents[2] / "docs" / "law.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("timezone", "numbers"),
    [("America/Toronto", ["988"]), ("Australia/Perth", ["13 11 14"]), ("Asia/Hong_Kong", ["18111"])],
)
def test_whoever_is_known_to_be_somewhere_gets_the_number_of_there(timezone: str, numbers: list[str]) -> None:
    assert [line.number for line in helplines_for(timezone)] == numbers


@pytest.mark.parametrize("timezone", [DEFAULT_TIMEZONE, "America/Caracas", "Europe/Madrid", ""])
def test_where_that_is_not_known_or_has_no_line_of_ours_all_are_given(timezone: str) -> None:
    assert helplines_for(timezone) == all_helplines()


def test_each_number_is_a_row_of_the_page_of_rules_with_the_same_confidence() -> None:
    for line in all_helplines():
        [row] = re.findall(rf"^\| {line.rule} \|.*$", LAW, re.M)
        assert line.number in row
        assert line.confidence in row
        assert line.source or line.confidence == "recall"


def test_every_zone_exists_and_belongs_to_one_line() -> None:
    zones = [zone for line in all_helplines() for zone in line.zones]
    assert set(zones) <= available_timezones()
    assert len(zones) == len(set(zones))
