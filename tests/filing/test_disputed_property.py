"""The address of what a dispute is about is nobody's home, and is never put down as the defendant's."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers.disputed_property import stands_for_property, tells_of_property
from actions.filing.readers.owners import Sides
from actions.filing.readers.particulars_told import particulars_told

SIDES = Sides({"plaintiff": ["李小燕"], "defendant": ["周大海"]})
ADDRESS = "defendant_1_address"


@pytest.mark.parametrize(
    "text",
    [
        "周大海强占我家恩平市恩城镇锦江路9号的祖屋",
        "被告周大海，涉案房产地址：恩平市恩城镇锦江路9号",
        "被告周大海霸住我間屋，喺恩平市恩城鎮錦江路9號的鋪位",
        "the defendant 周大海 occupies our house at 9 Jinjiang Road, Enping",
        "defendant 周大海, property in dispute: 9 Jinjiang Road",
    ],
)
def test_what_it_is_about_is_no_home(text: str) -> None:
    assert ADDRESS not in particulars_told(Answer(text, "inform"), SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "被告周大海住恩平市恩城镇锦江路9号",
        "被告周大海，住址恩平市恩城镇锦江路9号，霸占我的祖屋",
        "周大海户籍地址恩平市恩城镇锦江路9号",
        "defendant 周大海 lives at Flat 3, 9 Jinjiang Road, Enping",
    ],
)
def test_where_somebody_lives_is_their_address(text: str) -> None:
    assert "9" in particulars_told(Answer(text, "inform"), SIDES)[ADDRESS]


def test_the_clause_around_a_place_decides() -> None:
    text = "他住在恩平，争议房屋在锦江路9号"
    at = text.index("锦江路")
    assert stands_for_property(text, at, len(text))
    assert not stands_for_property(text, text.index("恩平"), text.index("，"))
    assert not tells_of_property("他住在我的房子里")


SPOKEN_OF = Sides({"plaintiff": ["李小燕"], "defendant": ["周大海"]}, spoken_of="defendant")


@pytest.mark.parametrize(
    "text",
    [
        "端芬鎮嗰間兩層高嘅祖屋，冇門牌，喺莘村",
        "租了我的铺位，位于蓬江区港口路5号",
        "they occupy my mother's house, in Huicheng town",
    ],
)
def test_a_clause_that_goes_on_with_a_property_tells_no_home(text: str) -> None:
    assert ADDRESS not in particulars_told(Answer(text, "inform"), SPOKEN_OF)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("租了我的铺，位于新会圭峰路5号，他住蓬江区港口路3号", "蓬江区港口路3号"),
        ("住台山，在台城街道5号", "台山，台城街道5号"),
    ],
)
def test_a_home_told_beside_a_property_is_kept(text: str, address: str) -> None:
    assert particulars_told(Answer(text, "inform"), SPOKEN_OF)[ADDRESS] == address
