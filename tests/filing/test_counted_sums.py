"""A sum cut out of a correction ("改成8万", "not 15, 50 thousand") is read with its unit."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers import read_money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8万", "80000.00 CNY"),
        ("3.5万元", "35000.00 CNY"),
        ("50 thousand", "50000.00 CNY"),
        ("30k", "30000.00 CNY"),
        ("1.2 million yuan", "1200000.00 CNY"),
        ("50", "50.00 CNY"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: str) -> None:
    figure = {"entity": "number", "value": 50, "start": 0, "end": 2}
    assert read_money(Answer(text, "inform", entities=(figure,))).value == value
