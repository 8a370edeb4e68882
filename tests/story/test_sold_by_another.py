"""A home or land that somebody else sells is no sale of goods, and an idiom of dying leaves no estate."""

from __future__ import annotations

import pytest

from actions.story.readers.subjects import tells_of_death
from actions.story.reading import read_story


@pytest.mark.parametrize(
    "text",
    [
        "她要是把房卖了呢", "老婆把我们的房子卖了怎么办", "佢将间铺卖咗俾人", "我跟二叔共有一块菜地,他自己卖给开发商了",
        "我和表哥合份买的田，佢静静鸡卖咗", "我跟朋友共有的铺子他一个人卖掉了", "丈夫背着我把婚后的房卖掉了",
        "我们三兄弟都有份的老屋，大哥转让给外人了", "前妻把房子过户给她弟弟",
    ],
)  # fmt: skip
def test_who_was_not_asked_sells_no_goods(text: str) -> None:
    story = read_story(text, [])
    assert story.cause != "sale_contract"
    assert "my_side" not in story.facts


@pytest.mark.parametrize(
    "text",
    [
        "我卖给二叔一批瓷砖，他欠我八万货款", "我向他买了一套家具没发货", "我把货卖给他他没给钱",
        "他把家里的货卖了不给我钱",
        "我卖了一批钢材给恩平的厂，尾款没付", "we sold tiles to a shop in Taishan and were never paid",
        "我供货给装修公司做房子用，货款没结",
    ],
)  # fmt: skip
def test_goods_that_are_sold_stay_a_sale(text: str) -> None:
    assert read_story(text, []).cause == "sale_contract"


@pytest.mark.parametrize(
    "text",
    [
        "前妻不让我见孩子,说我死了这条心吧", "她叫我死了那份心", "他说叫我死了心", "弟弟说你们死了这条心，老屋他住定了",
        "老細叫我死咗呢條心，人工唔會俾", "你就死了那颗心",
    ],
)  # fmt: skip
def test_to_give_up_hope_is_no_death(text: str) -> None:
    assert read_story(text, []).cause != "inheritance"


@pytest.mark.parametrize(
    "text",
    [
        "我爸死了心里很乱，在台山有间屋", "爷爷死了，心痛，老屋被大伯占了", "我妈死了好几年，房子还没分",
        "外公死了这么久都没人管那间铺",
    ],
)  # fmt: skip
def test_a_death_stays_one(text: str) -> None:
    assert read_story(text, []).cause == "inheritance"
    assert tells_of_death(text)
