"""A value of a filing is corrected by the values alone, also where the words sound like "I told you before"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.filing.one_message import LOAN, after, commands

KNOWN: dict[str, Any] = {**LOAN, "private_lending_lent_on": "2021-03-05"}


def _sum(words: str, amount: str) -> tuple[str, str, Any]:
    return ("money", words, {"amount": amount, "currency": "CNY"})


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("I said 180,000 but it was 200,000", "180,000", "200,000"),
        ("刚才说18万，其实是20万", "18万", "20万"),
        ("頭先講18萬，應該係20萬", "18萬", "20萬"),
        ("180,000 should be 200,000", "180,000", "200,000"),
        ("不是18万是20万", "18万", "20万"),
    ],
)
def test_the_sum_that_was_told_gets_the_new_one(text: str, old: str, new: str) -> None:
    made = commands(text, "private_lending_written", KNOWN, _sum(old, "180000.00"), _sum(new, "200000.00"))
    assert after(made, KNOWN)["private_lending_lent_amount"] == "200000.00 CNY"


@pytest.mark.parametrize("text", ["12月5号改到16号", "是陈不是程", "不是9万是8万"])
def test_what_no_answer_holds_changes_nothing(text: str) -> None:
    told = (_sum("9万", "90000.00"), _sum("8万", "80000.00")) if "9万" in text else ()
    made = commands(text, "private_lending_written", KNOWN, *told)
    assert {name: value for name, value in after(made, KNOWN).items() if name in KNOWN} == KNOWN


@pytest.mark.parametrize("question", ["claims", "private_lending_written", "private_lending_repaid"])
@pytest.mark.parametrize("text", ["不对，是四万五", "错了，四万五", "唔啱，係四萬五"])
def test_a_sum_in_figures_of_two_units_is_one_value(text: str, question: str) -> None:
    words = text[-3:]
    made = commands(text, question, KNOWN, _sum(words, "45000.00"), intent="deny")
    told = after(made, KNOWN)
    assert told["private_lending_lent_amount"] == "45000.00 CNY"
    assert "private_lending_repaid" not in told and "facts_so_far" not in told
