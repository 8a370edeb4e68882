"""A wish to sue, said again in the middle of a filing, refuses no mediator."""

from __future__ import annotations

import pytest

from tests.filing.one_message import LOAN, after, commands

MEDIATION = "mediation_first"
OPEN = {name: value for name, value in LOAN.items() if name != MEDIATION}


@pytest.mark.parametrize(
    "text", ["开玩笑的 我要告他", "担保人也要告", "我要告他还钱", "佢唔還我就要告佢", "I want to sue him too"]
)
def test_a_wish_to_sue_in_the_middle_keeps_no_refusal(text: str) -> None:
    made = commands(text, "private_lending_interest", OPEN)
    assert MEDIATION not in after(made, OPEN)


def test_a_refusal_in_words_is_kept() -> None:
    made = commands("不要调解，直接立案", "private_lending_interest", OPEN)
    assert after(made, OPEN)[MEDIATION] == "no"
