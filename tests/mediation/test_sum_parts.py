"""Several sums of one demand are all kept, each as what it is; what was paid or would do is no part of it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.mediation.fields import application_fields
from actions.mediation.memory import PARTS, told_in
from actions.mediation.readers.sum_parts import parts_in


def read(text: str, *told: tuple[str, str]) -> list[dict[str, Any]]:
    """Entities as the bot writes them; a sum in words alone is a number, with "元" or a large unit money."""
    entities = []
    for words, amount in told:
        start = text.index(words)
        bare = words.isdecimal() or words.replace(",", "").isdecimal()
        value: Any = float(amount) if bare else {"amount": amount, "currency": "CNY"}
        kind = "number" if bare else "money"
        entities.append({"entity": kind, "value": value, "start": start, "end": start + len(words)})
    return entities


@pytest.mark.parametrize(
    ("text", "told", "amount", "parts"),
    [
        (
            "申请调解，我表哥，货款十五万没给，我想要回货款再加三万利息",
            [("十五万", "150000.00"), ("三万", "30000.00")],
            "180000.00 CNY",
            [["goods", "150000.00 CNY"], ["interest", "30000.00 CNY"]],
        ),
        (
            "申请调解，房客欠租金八万，另外水电费六千，都要他付",
            [("八万", "80000.00")],
            "86000.00 CNY",
            [["rent", "80000.00 CNY"], ["utilities", "6000.00 CNY"]],
        ),
        (
            "I want mediation, my partner owes me 120,000 yuan for goods plus 18,000 interest",
            [("120,000 yuan", "120000.00")],
            "138000.00 CNY",
            [["goods", "120000.00 CNY"], ["interest", "18000.00 CNY"]],
        ),
        (
            "投资款四十万，分红二十万，都要他还",
            [("四十万", "400000.00"), ("二十万", "200000.00")],
            "600000.00 CNY",
            [["capital", "400000.00 CNY"], ["dividends", "200000.00 CNY"]],
        ),
    ],
)
def test_every_sum_is_kept_as_what_it_is(
    text: str, told: list[tuple[str, str]], amount: str, parts: list[list[str]]
) -> None:
    found = told_in(text, read(text, *told), known={"matter": "trade"})
    assert (found["amount"], found[PARTS]) == (amount, parts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("货款十五万，他还了三万", [("十五万", "150000.00"), ("三万", "30000.00")]),
        ("货款十五万，赔我三万就行", [("十五万", "150000.00"), ("三万", "30000.00")]),
        ("借了五万，又借了三万", [("五万", "50000.00"), ("三万", "30000.00")]),
        ("本金五万", [("五万", "50000.00")]),
        ("he owes 50,000 yuan of rent and paid 8,000 yuan", [("50,000 yuan", "50000.00"), ("8,000 yuan", "8000.00")]),
    ],
)
def test_sums_that_are_no_one_demand_are_not_added(text: str, told: list[tuple[str, str]]) -> None:
    assert parts_in(text, read(text, *told)) == []


def test_the_parts_are_shown_only_as_long_as_they_come_to_the_sum() -> None:
    shown = next(field for field in application_fields() if field.name == PARTS)
    parts = [["goods", "150000.00 CNY"], ["interest", "30000.00 CNY"]]
    assert shown.applies({"amount": "180000.00 CNY", PARTS: parts})
    assert not shown.applies({"amount": "160000.00 CNY", PARTS: parts})
    assert not shown.applies({"amount": "180000.00 CNY"})
