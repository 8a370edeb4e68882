"""Side of a divorce: who is left by the other side files no suit; who wants it themselves does."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.readers.divorce_side import denies_own_wish, other_wants_divorce
from actions.which_way import elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "他想离婚，我不想离，他在江门，我在纽约",
        "他想离婚",
        "我老婆要跟我离婚，点算",
        "佢想離婚，我唔想",
        "是他要离，不是我",
        "my husband wants a divorce and I don't",
        "She is asking for a divorce, I am in Toronto",
        "it's him who wants to divorce",
    ],
)
def test_the_other_sides_wish_is_no_suit_of_ones_own(text: str) -> None:
    assert other_wants_divorce(text)


@pytest.mark.parametrize(
    "text",
    [
        "我想离婚，他不肯",
        "我要和老公离婚",
        "他想离婚，我也想离",
        "他要离婚又不分财产，我要起诉",
        "我想告他，他已经离婚了",
        "I want to divorce my husband",
        "he wants a divorce and I want to sue for the house",
        "他和前妻离婚了，欠我8万",
    ],
)
def test_ones_own_wish_stays_one(text: str) -> None:
    assert not other_wants_divorce(text)


@pytest.mark.parametrize("text", ["不是我想离", "唔係我想離", "不是我要告", "It's not me who wants it", "我不想离婚"])
def test_who_denies_the_wish_is_asked_where_to(text: str) -> None:
    assert denies_own_wish(text)
    found = elsewhere(UserMessage(text, "deny"), "filing")
    assert found is not None
    assert found.outright  # "不是" is no answer to the open question either
    assert "start_defence" in [intent for _, intent in found.ways]


@pytest.mark.parametrize(
    "text",
    ["不是我想的那样", "我不想离开加拿大", "是不是我想离就能离？", "他不想离婚", "not me", "我不想离婚，只要抚养费"],
)
def test_other_denials_leave_the_form_open(text: str) -> None:
    assert not denies_own_wish(text)
