"""Shops and workshops without "公司" in their name are bodies; a sentence about a body is no name of one."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.organisations import is_organisation, read_organisation_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("恩平市顺达建筑队", "恩平市顺达建筑队"),
        ("新會鴻發施工隊", "新會鴻發施工隊"),
        ("对方叫鹤山水口装修队", "鹤山水口装修队"),
        ("對方係開平長沙醒獅隊", "開平長沙醒獅隊"),
        ("江门市第二建筑工程处", "江门市第二建筑工程处"),
        ("原告是台山广海包工队", "台山广海包工队"),
        ("台山市恒美裝飾工程部", "台山市恒美裝飾工程部"),
        ("台山市恒美裝飾工程部，老闆陳美鳳", "台山市恒美裝飾工程部"),
        ("興記海味", "興記海味"),
        ("佢間舖叫興記海味，老闆姓劉", "興記海味"),
        ("對方係興記海味", "興記海味"),
        ("利民文具", "利民文具"),
        ("永生五金店", "永生五金店"),
        ("陈记烧腊", "陈记烧腊"),
        ("我们公司叫江门市嘉美装饰有限公司", "江门市嘉美装饰有限公司"),
        ("Bright Harbour Pte Ltd", "Bright Harbour Pte Ltd"),
        ("Huayi Co., Ltd.", "Huayi Co., Ltd."),
        ("Bright Harbour Pte Ltd, I'm the director Priya Nair", "Bright Harbour Pte Ltd"),
    ],
)
def test_a_body_is_called_by_its_name_alone(text: str, name: str) -> None:
    assert is_organisation(text)
    assert read_organisation_name(text).value == name


@pytest.mark.parametrize(
    "text",
    [
        "他告的是我个人，公司已经注销了",
        "不对 公司是江门市高达五金有限公司 2024年注销",
        "我公司2024年6月注销了",
        "公司没有了",
    ],
)
def test_a_sentence_about_a_body_is_no_name(text: str) -> None:
    assert read_organisation_name(text).problem == "utter_filing_organisation_name_odd"


NAMES_OF_NONE = (
    "陈国强",
    "劉海味",
    "陈志队",
    "李建筑",
    "车队",
    "队长陈志",
    "我卖五金",
    "欧阳娜娜",
    "他们卖海味",
    "王记",
)


@pytest.mark.parametrize("text", NAMES_OF_NONE)
def test_people_and_what_they_sell_are_no_shops(text: str) -> None:
    assert not is_organisation(text)
