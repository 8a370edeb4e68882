"""Kinds of firms are nobody's names, who lets a house is no tenant, and a mother at work abroad has no labour case."""

from __future__ import annotations

import pytest

from actions.story.reading import read_story


def value(text: str, field: str) -> object:
    """Return the value of a field in a story, or None."""
    fact = read_story(text, []).facts.get(field)
    return None if fact is None else fact.value


@pytest.mark.parametrize(
    "text",
    [
        "我要告陶瓷厂欠货款12万，恩平的",
        "荷兰公司欠我工资，欠了5万",
        "话说公司欠我工资5万",
        "德国公司欠我货款12万",
        "听说公司欠了很多人工资",
        "我要告家具厂欠我货款",
        "美国工厂欠我货款",
        "我想告金属厂，欠我工资",
    ],
)
def test_a_kind_of_firm_is_no_defendant(text: str) -> None:
    assert value(text, "defendant_1_name") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我要告恩平市宏发陶瓷有限公司欠货款12万", "恩平市宏发陶瓷有限公司"),
        ("我要告陶国强欠我货款12万", "陶国强"),
        ("陈志强欠我货款12万", "陈志强"),
    ],
)
def test_a_name_is_one(text: str, name: str) -> None:
    assert value(text, "defendant_1_name") == name


@pytest.mark.parametrize(
    "text", ["租客成半年冇畀租", "租客成三個月冇交租，重換咗鎖", "房东成日唔理我", "租客全年冇交租", "老闆成兩年冇出糧"]
)
def test_a_length_of_time_is_no_name(text: str) -> None:
    assert value(text, "defendant_1_name") is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("我租房子给人，租客欠了9个月租金", "landlord"),
        ("我将铺位租咗畀人，租客唔交租", "landlord"),
        ("我租房给他，他欠租三个月", "landlord"),
        ("我租了一间房，房东不退押金", "tenant"),
        ("我租了房东的铺，押金没退给我", "tenant"),
    ],
)
def test_who_lets_is_the_landlord(text: str, side: str) -> None:
    assert value(text, "my_side") == side


@pytest.mark.parametrize(
    ("text", "is_labour"),
    [
        ("我妈妈在西班牙打工，前夫不让她看孩子，想告他要探视权", False),
        ("我在意大利打工，前妻不让我见儿子，想要探望", False),
        ("我在西班牙打工，老板欠薪", True),
        ("在鹤山打工，老板不发工资", True),
    ],
)
def test_work_abroad_beside_a_child_is_no_labour_case(text: str, is_labour: bool) -> None:
    assert (read_story(text, []).cause == "labour") is is_labour
