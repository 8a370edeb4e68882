"""Claims of the plaintiff are put right in one sentence; the words for costs in it ask nothing of fees."""

from __future__ import annotations

from typing import Any

import pytest

from actions.defence.flow import DEFENCE
from actions.defence.readers.claims import claims_put_right
from actions.defence.readers.suits import wanted_in
from tests.filing.one_message import after, commands

KNOWN: dict[str, Any] = {"wants": "paper", "plaintiff": "王大明", "claims_so_far": ["归还18万5千工程款,要十天以后开庭"]}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("不是，原告只要18万5千工程款和诉讼费", ["18万5千工程款和诉讼费"]),
        ("不是,原告只要18万5千工程款和诉讼费", ["18万5千工程款和诉讼费"]),
        ("唔係，佢淨係要十八萬五工程款同埋訴訟費", ["十八萬五工程款", "訴訟費"]),
        ("no, he only wants 185,000 yuan and the court costs", ["185,000 yuan and the court costs"]),
    ],
)
def test_the_claims_are_put_right(text: str, claims: list[str]) -> None:
    made = commands(text, "claims", KNOWN, intent="ask_court_fee", flow=DEFENCE)
    assert after(made, KNOWN)["claims"] == claims


@pytest.mark.parametrize("text", ["不是，我没欠他钱", "no, I paid him", "他要32万", "唔係，我冇收過佢啲錢"])
def test_what_is_held_against_them_is_no_claim(text: str) -> None:
    assert claims_put_right(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("我老公在恩平法院告我离婚,12月18日开庭", ["离婚"]),
        ("老板告我要我归还8万,3天后开庭", ["归还8万"]),
        ("佢告我要我還錢5萬,1月9號上庭", ["還錢5萬"]),
    ],
)
def test_a_claim_ends_at_its_clause_before_a_figure_too(text: str, claims: list[str]) -> None:
    assert wanted_in(text) == claims
