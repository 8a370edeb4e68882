"""Property in a divorce: what was one side's before, or a gift to one alone, is not put down as common."""

from __future__ import annotations

import pytest

from actions.story.reading import read_story


@pytest.mark.parametrize(
    "text",
    [
        "我要离婚，房子是婚前我爸买的，她想分一半",
        "我要離婚，有婚前財產一套房在我名下，佢想分",
        "我想离婚，这套房是我妈送给我个人的，他说要分",
        "I want a divorce. The flat was my mother's gift to me alone and he wants half of it",
        "we are divorcing; I bought the house before the marriage and she wants it divided",
    ],
)
def test_what_may_be_one_s_own_is_not_common_property(text: str) -> None:
    told = read_story(text, [], cause="divorce").facts
    assert "property_list" not in told
    assert "property" not in told or told["property"].value != "yes"


@pytest.mark.parametrize(
    "text",
    ["我想离婚，婚后一起买了一套房，一人一半", "我要离婚，我们婚后买的房子要平分",
     "divorce: we own a flat together, it should be split"]
)  # fmt: skip
def test_what_was_bought_together_is_common_property(text: str) -> None:
    told = read_story(text, [], cause="divorce").facts
    assert told["property"].value == "yes"
    assert "property_list" in told


def test_of_both_kinds_it_is_asked_what_is_common() -> None:
    told = read_story("我要离婚，婚前我有一套房，婚后一起买的车要分", [], cause="divorce").facts
    assert told["property"].value == "yes"
    assert "property_list" not in told
