"""Questions that Chinese asks without any mark are heard; what is left open between others asks nothing."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.yes_or_no import asks_how, asks_yes_or_no


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("阿媽過咗身，間屋點分", True),
        ("攞返大陸要點認證", True),
        ("點解要寫呢個", True),
        ("張表點樣填", True),
        ("下晝三點開庭", False),
        ("十點半返", False),
        ("佢點都唔還", False),
        ("唔知點還好", False),
        ("冇講明點計", False),
        ("早點還", False),
        ("地點喺江門", False),
        ("點擊連結", False),
    ],
)
def test_cantonese_how_before_a_verb_asks(text: str, asked: bool) -> None:
    assert asks_how(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [("我可唔可以扣佢按金", True), ("江門執唔執行到", True), ("不管去不去", False), ("佢唔還", False)],
)
def test_a_verb_and_its_denial_ask(text: str, asked: bool) -> None:
    assert asks_yes_or_no(text) is asked
