"""A place told behind the rent is the house that is let; a home is where somebody is said to live."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.readers.owners import Sides
from actions.filing.readers.particulars_told import particulars_told
from actions.story.reading import read_story

SIDES = Sides({"plaintiff": [], "defendant": ["张三"]})
WHERE = "蓬江区白沙街道建设二路10号"


def home(text: str) -> Any:
    return particulars_told(Answer(text, "inform"), SIDES).get("defendant_1_address")


def house(text: str) -> Any:
    fact = read_story(text, [], cause="house_lease").facts.get("house_place")
    return fact.value["text"] if fact is not None else None


@pytest.mark.parametrize(
    "text",
    [
        f"租客张三欠我三个月租，每月2400，在{WHERE}",
        f"我把铺租给张三，月租三千，在{WHERE}",
        f"張三欠我三個月租，每個月2400，喺{WHERE}",
        f"我出租给张三，租金2400，位于{WHERE}",
    ],
)
def test_a_place_behind_the_rent_is_the_house(text: str) -> None:
    assert (home(text), house(text)) == (None, WHERE)


@pytest.mark.parametrize(
    "text",
    [
        f"张三欠我三个月租，住在{WHERE}",
        f"被告张三住{WHERE}",
        f"张三欠我钱，他在{WHERE}",
        f"张三欠我三个月租，每月2400，他住{WHERE}",
    ],
)
def test_where_they_are_said_to_live_is_their_home(text: str) -> None:
    assert home(text) == WHERE


@pytest.mark.parametrize("text", ["租客走了，在恩平", "三个月租金没给，人走了，在恩平", "租客欠租，搬到恩平，在恩平"])
def test_where_somebody_went_is_no_house(text: str) -> None:
    assert house(text) is None
