"""Side of the speaker and sums of a lease: "I am" goes before another word for a side, months' rent is no month's."""

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


def _money(text: str, said: str, value: str) -> list[dict[str, object]]:
    at = text.index(said)
    return [{"entity": "money", "value": {"amount": value, "currency": "CNY"}, "start": at, "end": at + len(said)}]


@pytest.mark.parametrize(
    ("text", "said", "value", "field"),
    [
        ("我是房东，租客欠我三个月租金9000", "9000", "9000.00", "rent_owed"),
        ("我是业主，前房客欠我半年房租12000", "12000", "12000.00", "rent_owed"),
        ("我系業主，租客爭我五個月嘅租金15000", "15000", "15000.00", "rent_owed"),
        ("我是房东，租客不交租，每个月租金3000", "3000", "3000.00", "monthly_rent"),
        ("我是房东，租金3000，租客不交", "3000", "3000.00", "monthly_rent"),
    ],
)
def test_the_rent_of_several_months_is_what_is_owed(text: str, said: str, value: str, field: str) -> None:
    story = read_story(text, _money(text, said, value), cause="house_lease", today=date(2026, 12, 1))
    sums = {name: story.facts[name].value for name in ("rent_owed", "monthly_rent") if name in story.facts}
    assert sums == {field: f"{value} CNY"}
