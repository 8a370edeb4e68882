"""A place that is not wanted is not searched; the one named beside it is."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.legal_map.places import places_wanted


@pytest.mark.parametrize(
    ("text", "named", "wanted"),
    [
        ("唔係紐約嘅，我想喺江門搞", ("紐約", "江門"), ["江門"]),
        ("唔好布碌崙，我要江門嘅", ("布碌崙", "江門"), ["江門"]),
        ("不要在多伦多找，温哥华的", ("多伦多", "温哥华"), ["温哥华"]),
        ("not Sydney, I want a notary office in Jiangmen", ("Sydney", "Jiangmen"), ["Jiangmen"]),
        ("one in Toronto, not Vancouver", ("Toronto", "Vancouver"), ["Toronto"]),
        ("我在多伦多", ("多伦多",), ["多伦多"]),
        ("唔係紐約", ("紐約",), []),
    ],
)
def test_the_place_that_is_wanted(text: str, named: tuple[str, ...], wanted: list[str]) -> None:
    entities = [
        {"entity": "place", "value": {}, "start": text.index(one), "end": text.index(one) + len(one), "text": one}
        for one in named
    ]
    assert places_wanted(Answer(text, "find_institution", entities=tuple(entities))) == wanted
