"""A sum cut out of a correction ("改成8万", "not 15, 50 thousand") is read with its unit."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Reading
from actions.filing.readers import in_told_currency, read_money


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


@pytest.mark.parametrize(
    ("text", "kept", "value"),
    [
        ("不对，是7万8", "80000.00 EUR", "78000.00 EUR"), ("7万8人民币", "80000.00 EUR", "78000.00 CNY"),
        ("78000元", "80000.00 EUR", "78000.00 CNY"), ("7万8", "", "78000.00 CNY"),
    ],
)  # fmt: skip
def test_a_corrected_sum_keeps_its_currency_unless_another_is_named(text: str, kept: str, value: str) -> None:
    assert in_told_currency(Reading("78000.00 CNY", entities=("number",)), text, kept).value == value
