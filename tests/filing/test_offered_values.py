"""A value that is offered is chosen by its number and put right in words; a bare choice is heard beside other facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.dialogue.told_earlier import KEPT
from tests.filing.one_message import LOAN, after, commands

AMOUNT, HANDED = "private_lending_lent_amount", "private_lending_handed_over"


def yuan(amount: int) -> dict[str, str]:
    """A sum as the bot reads it."""
    return {"amount": f"{amount}.00", "currency": "CNY"}


def offering(amount: int, words: str) -> Mapping[str, Any]:
    """The answers of a draft whose question for the sum offers one that was told before."""
    entity = {"entity": "money", "value": yuan(amount), "start": 0, "end": len(words)}
    told = {"kind": "money", "text": words, "entities": [entity], "clause": f"欠我钱，{words}"}
    known = {name: value for name, value in LOAN.items() if name != AMOUNT}
    return {**known, KEPT: [{"number": 1, "values": [told]}]}


@pytest.mark.parametrize(
    ("text", "wrong", "right", "amount"),
    [
        ("不对不对，不是15万，是18万", ("15万", 150_000), ("18万", 180_000), "180000.00 CNY"),
        ("唔係15萬，係18萬", ("15萬", 150_000), ("18萬", 180_000), "180000.00 CNY"),
        ("not 150,000, it was 180,000", ("150,000", 150_000), ("180,000", 180_000), "180000.00 CNY"),
    ],
)
def test_an_offered_sum_is_put_right(text: str, wrong: tuple[str, int], right: tuple[str, int], amount: str) -> None:
    known = offering(150_000, "15万")
    told = [("money", words, yuan(value)) for words, value in (wrong, right)]
    assert after(commands(text, AMOUNT, known, *told), known)[AMOUNT] == amount


def test_the_number_of_an_offered_sum_chooses_it() -> None:
    known = offering(150_000, "15万")
    assert after(commands("1", AMOUNT, known, ("number", "1", 1)), known)[AMOUNT] == "150000.00 CNY"


@pytest.mark.parametrize(
    ("text", "handed"),
    [
        ("现金，在他家给的，当时我姑妈在场。他写了欠条", "cash"),
        ("銀行轉賬，佢寫咗張借據", "bank"),
        ("一分钱都没还过，他写了欠条", None),
    ],
)
def test_a_bare_choice_counts_beside_what_is_told_of_another(text: str, handed: str | None) -> None:
    known = {name: value for name, value in LOAN.items() if name != HANDED}
    made = after(commands(text, HANDED, known), known)
    assert made.get(HANDED) == handed


@pytest.mark.parametrize(("text", "words"), [("有欠条", "欠条"), ("我有借条", "借条"), ("I have an IOU", "IOU")])
def test_papers_that_somebody_has_name_no_kind_of_dispute(text: str, words: str) -> None:
    """A worker who has an IOU of the boss sues for wages."""
    known = {"matter": "civil", "for_whom": "self"}
    assert "cause" not in after(commands(text, "cause", known, ("cause", words, "private_lending")), known)
