"""The danger that goes on while whoever is feared moves about the house, and who is not in it."""

from __future__ import annotations

import pytest

from bot.nlu.danger.answered import is_near, whose_instead


@pytest.mark.parametrize(
    "text",
    [
        "now he went around to the back", "he is climbing over the fence", "she's looking through the window",
        "they are walking around in the garden", "someone is on the roof", "he got into the garage",
        "he's at the back window now",
        "他绕到后门去了", "佢爬紧上阳台", "他在厨房翻东西", "有人爬上阳台了", "前夫在走廊里走来走去", "他们守在电梯口",
    ],
)  # fmt: skip
def test_who_moves_about_the_house_is_near(text: str) -> None:
    assert is_near(text, "violence_now", "self")


@pytest.mark.parametrize(
    "text",
    ["he went to the bank", "she moved into the house in May", "他在法院", "he went back on the deal",
     "他去了后院那套房装修", "they stand by the contract"],
)  # fmt: skip
def test_who_goes_elsewhere_is_not(text: str) -> None:
    assert not is_near(text, "violence_now", "self")


@pytest.mark.parametrize("text", ["wait she's in Jiangmen, i'm the one in new york", "I'm the one calling from Madrid"])
def test_who_tells_where_they_are_is_not_in_danger_for_it(text: str) -> None:
    assert whose_instead(text) == ""


def test_who_is_the_one_is() -> None:
    assert whose_instead("no, I'm the one who is held") == "self"
