"""Death of another relative than the one whose estate it is, and a day of death that is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.readers.negation import opens_with_no
from actions.filing.readers.who_died import dead_in, is_of_another_dead
from tests.filing.one_message import after, commands

KNOWN: dict[str, Any] = {
    "matter": "civil",
    "cause": "inheritance",
    "for_whom": "self",
    "plaintiff_1_kind": "person",
    "inheritance_died_on": "2018年",
    "inheritance_deceased": "Chan Wing Fat",
}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("my father left a house, he die march 2025", ["father"]),
        ("my brother is Chan Kwok Keung and mother passed in 2018", ["mother"]),
        ("my father and my mother died", ["father", "mother"]),
        ("我和哥哥的父亲去世了", ["father"]),
        ("我爸跟我妈都去世了", ["father", "mother"]),
        ("阿媽2002年已經走咗", ["mother"]),
        ("he passed the exam in 2018, my father is well", []),
        ("my brother passed me the keys", []),
    ],
)
def test_the_relative_who_died_is_the_one_of_whom_it_is_said(text: str, dead: list[str]) -> None:
    assert dead_in(text) == dead


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("my brother is Chan Kwok Keung and mother passed in 2018", True),
        ("no, my father died 15 March 2025, 2018 is my mother", True),
        ("2018年是我妈", True),
        ("he died in 2018", False),
        ("my father died in 2018", False),
    ],
)
def test_a_year_of_another_death_is_none_of_the_estates(text: str, another: bool) -> None:
    assert is_of_another_dead(text, text.index("2018"), ["father"]) is another


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no!! my father died 15 March 2025, 2018 is my mother", "15 March 2025"),
        ("no, he died 15 March 2025", "15 March 2025"),
        ("不对，我爸是2025年3月15日去世的，2018年是我妈", "2025年3月15日"),
        ("唔係，佢2025年3月15日過身", "2025年3月15日"),
    ],
)
def test_a_day_behind_an_outright_no_takes_the_place_of_the_wrong_one(text: str, words: str) -> None:
    made = commands(text, "inheritance_will", KNOWN, ("date", words, "2025-03-15"))
    told = after(made, KNOWN)
    assert told["inheritance_died_on"] == "2025-03-15"
    assert "inheritance_will" not in told


@pytest.mark.parametrize("text", ["no, no will", "没有", "no, he left nothing written"])
def test_a_no_that_answers_changes_nothing_else(text: str) -> None:
    told = after(commands(text, "inheritance_will", KNOWN), KNOWN)
    assert told["inheritance_died_on"] == "2018年"


def test_a_no_is_outright_only_where_it_stands_alone() -> None:
    assert opens_with_no("不是，我爸2025年走的") and opens_with_no("wrong, it was 2025")
    assert not opens_with_no("no")
    assert not opens_with_no("不是2018年，是2025年")
    assert not opens_with_no("nobody told me")
