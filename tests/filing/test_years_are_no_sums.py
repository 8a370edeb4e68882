"""A year that answers a question for a sum is no sum: nobody paid back 2,022 yuan because it was in 2022."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers import read_money


def _heard(text: str, year: str) -> Answer:
    """A message whose year the bot took for a number."""
    at = text.index(year)
    return Answer(text, "inform", "answer", ({"entity": "number", "value": int(year), "start": at, "end": at + 4},))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("end 2022", "2022"),
        ("in 2019", "2019"),
        ("at the end of 2020", "2020"),
        ("2022", "2022"),
        ("2021年底", "2021"),
        ("大概2021年", "2021"),
    ],
)
def test_a_year_is_no_sum(text: str, year: str) -> None:
    found = read_money(_heard(text, year))
    assert not found.found
    assert found.problem


@pytest.mark.parametrize(("text", "year"), [("2000", "2000"), ("2022元", "2022"), ("2050", "2050"), ("1980", "1980")])
def test_a_sum_of_four_figures_stays_one(text: str, year: str) -> None:
    assert read_money(_heard(text, year)).value == f"{year}.00 CNY"
