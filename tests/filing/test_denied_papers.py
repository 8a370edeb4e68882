"""A paper that was not written is never put down as there, and half a sum is read as the half."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.commands import ConfirmSlot, PointOut, SetSlot
from actions.filing.readers.negation import names
from actions.filing.readers.values import read_money
from tests.filing.one_message import commands, entities

LOAN: dict[str, Any] = {
    "cause": "private_lending",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "private_lending_lent_amount": "80000.00 CNY",
}


@pytest.mark.parametrize("text", ["没写借条", "冇寫借條", "他没打过借条", "no IOU"])
def test_who_has_no_iou_is_asked_what_else_there_is(text: str) -> None:
    made = commands(text, "private_lending_written", LOAN)
    assert not [one for one in made if isinstance(one, SetSlot | ConfirmSlot)]
    (asked,) = [one for one in made if isinstance(one, PointOut)]
    assert asked.reading.problem == "utter_filing_choose_nearest"


@pytest.mark.parametrize(
    ("text", "code"),
    [("写了借条", "iou"), ("没写借条，只有微信聊天", "chat"), ("没签合同，有借条", "iou"), ("都没有", "none")],
)
def test_the_paper_that_is_there_is_taken(text: str, code: str) -> None:
    (made,) = [one for one in commands(text, "private_lending_written", LOAN) if isinstance(one, SetSlot)]
    assert made.reading.value == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没写借条", False),
        ("没有签过借条", False),
        ("没还钱但是写了借条", True),
        ("他不还，有借条", True),
        ("没给我钱，只给了借条", True),
    ],
)
def test_how_far_a_negation_reaches(text: str, said: bool) -> None:
    assert names(("借条",), text) is said


EIGHTY = ("money", "80万", {"amount": "800000.00", "currency": "CNY"})


@pytest.mark.parametrize(
    ("text", "sum_said", "amount", "read"),
    [
        ("80万的一半，四十万", "四十万", "400000.00", "400000.00 CNY"),
        ("四十万，就是80万的一半", "四十万", "400000.00", "400000.00 CNY"),
        ("80万的一半，三十万", "三十万", "300000.00", None),
        ("80万，四十万", "四十万", "400000.00", None),
    ],
)
def test_the_half_of_a_sum(text: str, sum_said: str, amount: str, read: str | None) -> None:
    seen = entities(text, EIGHTY, ("money", sum_said, {"amount": amount, "currency": "CNY"}))
    assert read_money(Answer(text, "inform", "answer", seen)).value == read
