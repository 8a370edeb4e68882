"""A telephone or an address that stands for the wrong side is moved to whose it is said to be."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import ChangeAnswers
from actions.filing.readers.whose_contact import whose_contact
from tests.filing.one_message import LOAN, after, commands

OURS, THEIRS = "plaintiff_1_phone", "defendant_1_phone"
NUMBER, OTHER = "⟦phone:d02d87303c⟧", "⟦phone:a02d87303c⟧"
QUESTION = "private_lending_written"


def answers(text: str, **known: str) -> dict[str, Any]:
    """The answers after a message at another question."""
    before = {**LOAN, "defendant_1_name": "陈国强", "defendant_1_kind": "person", **known}
    return after(commands(text, QUESTION, before), before)


@pytest.mark.parametrize(
    "text",
    [
        "电话错了！那个电话是我的，不是我哥的",
        "嗰個電話係我嘅，唔係佢嘅",
        "那是我的电话",
        "that number is mine, not his",
        "that's my phone number, not his",
    ],
)
def test_a_number_of_ones_own_is_taken_from_the_other_side(text: str) -> None:
    told = answers(text, defendant_1_phone=NUMBER)
    assert (told[OURS], told[THEIRS]) == (NUMBER, None)


def test_one_number_on_both_sides_is_left_where_it_is_said_to_be() -> None:
    told = answers("那个电话是我的，不是他的", plaintiff_1_phone=NUMBER, defendant_1_phone=NUMBER)
    assert (told[OURS], told[THEIRS]) == (NUMBER, None)
    told = answers("那个号码是他的，不是我的", plaintiff_1_phone=NUMBER, defendant_1_phone=NUMBER)
    assert (told[OURS], told[THEIRS]) == (None, NUMBER)


def test_a_number_that_stands_right_is_not_asked_for_anew() -> None:
    made = commands("电话错了！那个电话是我的，不是我哥的", QUESTION, {**LOAN, OURS: NUMBER})
    assert not any(isinstance(one, ChangeAnswers) and OURS in one.changes for one in made)
    assert "原告名下" in str(made) and OURS not in str([one for one in made if isinstance(one, ChangeAnswers)])


def test_of_two_numbers_none_is_moved_by_a_guess() -> None:
    told = answers("那个电话是我的，不是他的", plaintiff_1_phone=OTHER, defendant_1_phone=NUMBER)
    assert (told[OURS], told[THEIRS]) == (OTHER, NUMBER)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这个地址是他的，不是我的", ("address", "defendant")),
        ("this address is his, not mine", ("address", "defendant")),
        ("地址写错了，住址是我的", ("address", "plaintiff")),
        ("那个电话是我哥的", None),
        ("我的电话是这个", None),
        ("电话是我的", None),
        ("如果那个电话是我的呢", None),
        ("那个电话是我的吗？", None),
        ("他的电话错了", None),
        ("the house is mine, not his", None),
        ("那个房子是我的，不是我哥的", None),
        ("这个电话是我朋友的", None),
    ],
)
def test_whose_a_detail_is_said_to_be(text: str, told: object) -> None:
    assert whose_contact(text) == told
