"""A suit refused for something else that is named opens neither a suit nor a mediation."""

from __future__ import annotations

import pytest

from actions.mediation.readers.told import refuses_for_something_else, wants_mediation


@pytest.mark.parametrize(
    "text",
    [
        "我不想告他，只想知道他名下有没有房",
        "唔想告佢，淨係想知佢住邊度",
        "不要打官司，就想查一下他的公司还在不在",
        "我不想上法院，只是想了解一下时效",
        "not a lawsuit, i just want the police record from Jiangmen that i have no crime",
        "I don't want to sue, I only need a copy of the contract",
    ],
)
def test_what_is_wanted_instead_opens_no_mediation(text: str) -> None:
    assert refuses_for_something_else(text)
    assert not wants_mediation(text)


@pytest.mark.parametrize(
    "text",
    [
        "我不想告他，想找人调解",
        "不想打官司",
        "我不想上法院，只想他把钱还我",
        "I don't want to sue, just want my brother to talk to us",
        "I don't want to sue, I just want the money back",
        "不想告他，只想拿回我的押金",
        "rather not sue, can someone mediate",
        "唔想告佢，想搵人講掂佢",
        "我不想告他，只想问问能不能调解",
    ],
)
def test_who_only_refuses_the_suit_stays_with_the_mediator(text: str) -> None:
    assert wants_mediation(text)
