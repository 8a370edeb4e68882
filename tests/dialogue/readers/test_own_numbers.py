"""Of several telephones the writer's own is taken; one that is called somebody else's never is."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.own_numbers import own_number, read_own_phone
from actions.dialogue.readers.owners import numbers

A, B = "⟦phone:aaaaaaaaaa⟧", "⟦phone:bbbbbbbbbb⟧"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"My aunt Chen Yulan, who lives in Jiangmen, will apply for me, phone {A}; mine is {B}", B),
        (f"我妈的电话是{A}，我的是{B}", B),
        (f"我的电话{A}，表妹的{B}", A),
        (f"My cousin Li Na will go to the notary for me, her number is {A}, mine is {B}", B),
        (f"her number is {A} and my number is {B}", B),
        (f"申请人电话是{A} 不是表妹那个", A),
        (f"{A}", A),
        (f"电话{A}", A),
        (f"my number is {A}", A),
        (f"我叫关志恒，电话{A}", A),
        (f"I'm Grace Wu, phone {A}", A),
        (f"我個仔電話係{A}，我手提{B}", B),
        (f"{A}是我儿子的，{B}是我的", B),
        (f"江门表妹的电话是{A}", None),
        (f"我個仔電話係{A}", None),
        (f"{A}是我表妹的", None),
        (f"my aunt's phone is {A}", None),
        (f"{A} (my daughter)", None),
        (f"他的号码{A}", None),
        (f"我老公容國華，電話{A}", None),
    ],
)
def test_whose_telephone_is_taken(text: str, own: str | None) -> None:
    found = own_number(text)
    assert (found.token if found else None) == own
    assert read_own_phone(Answer(text, "inform")).value == own


def test_a_number_of_somebody_else_is_pointed_out() -> None:
    assert read_own_phone(Answer(f"表妹的电话是{A}", "inform")).problem == "utter_phone_of_another"


def test_a_number_without_an_owner_is_nobody_elses() -> None:
    assert [one.owner for one in numbers(f"{A}，我老婆的是{B}")] == ["", "third"]
