"""Side of the speaker in a lease: what "I am" says goes before the other word for a side that the sentence names."""

from __future__ import annotations

from datetime import date

import pytest

from actions.story.reading import read_story

LANDLORDS = [
    "我系新西兰嘅业主，江海区有间铺租咗畀人，租客拖咗成五个月租，仲唔肯搬",
    "我是江门一间商铺的业主，租给人开店，对方半年没交租",
    "我在江海区做业主，租客不肯搬",
    "我是租客的房东，他欠我两个月租",
    "作为业主，我收不到租，租客不交租",
    "我爸是业主，租客拖欠房租三个月",
    "I'm a New Zealand landlord and my tenant has not paid",
]
TENANTS = [
    "我是业主的租客，他不退押金",
    "我是一名留学生租客，房东扣了我的押金",
    "我系租客，业主唔退按金",
    "业主把我赶出去，押金没退，我是租他房子的",
    "我租了一间屋，业主不退押金",
    "房东说我是租客就要听他的，押金不退",
    "I am a foreign tenant, the landlord keeps my deposit",
]


@pytest.mark.parametrize(
    ("text", "side"), [*((text, "landlord") for text in LANDLORDS), *((text, "tenant") for text in TENANTS)]
)
def test_who_says_what_they_are_stands_on_that_side(text: str, side: str) -> None:
    story = read_story(text, [], today=date(2026, 12, 1))
    assert (story.cause, story.facts["my_side"].value) == ("house_lease", side)
