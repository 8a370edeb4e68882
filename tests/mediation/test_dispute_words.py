"""What is wanted of the other side, and what both speak, told anywhere in a message."""

from __future__ import annotations

import pytest

from actions.mediation.readers.dispute import spoken_in, wish_in


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("陈大文欠我8万，我想他分期还清", "我想他分期还清"),
        ("我想申请调解，我只想他把墙拆了，不要他赔钱，他手机138", "我只想他把墙拆了，不要他赔钱"),
        ("我想佢還返20萬，分三期都得", "我想佢還返20萬，分三期都得"),
        ("我想佢畀返我嗰份，二十萬左右，唔使一次過俾晒", "我想佢畀返我嗰份，二十萬左右，唔使一次過俾晒"),
        ("我要她把租金分一半给我，大概4万5千块，她住会城", "我要她把租金分一半给我，大概4万5千块"),
        ("他占了祖屋，希望大家坐下来分清楚", "希望大家坐下来分清楚"),
        ("不想打官司，只要他还本金就行，利息可以不要", "只要他还本金就行，利息可以不要"),
        ("He owes me 80,000 yuan. I just want him to pay it", "I just want him to pay it"),
        ("我的要求是把货款付清", "我的要求是把货款付清"),
        ("I want my money back", "I want my money back"),
    ],
)  # fmt: skip
def test_the_wish_is_taken_in_its_own_words(text: str, wish: str) -> None:
    assert wish_in(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "我想申请调解", "我不想打官司，想调解", "我想问怎么调解", "他想要我的房子", "我叫李小明", "他要我还钱",
        "I want to apply for mediation", "I want to book a notarization", "I would like to verify my identity",
        "I want to know how long it takes", "我要和他调解", "我想知道多久", "他在台山",
    ],
)  # fmt: skip
def test_no_wish_is_made_of_other_words(text: str) -> None:
    assert wish_in(text) == ""


@pytest.mark.parametrize(
    ("text", "own", "theirs"),
    [
        ("他在台山，讲台山话", "", "台山话"),
        ("陈大文欠我8万，他在台山，讲台山话", "", "台山话"),
        ("佢淨係識講台山話", "", "台山話"),
        ("我叫伍国雄，讲台山话", "台山话", ""),
        ("我讲粤语，他讲普通话", "粤语", "普通话"),
        ("he speaks only Cantonese, I speak English", "English", "Cantonese"),
        ("讲普通话", "", ""),
    ],
)
def test_each_side_speaks_its_own(text: str, own: str, theirs: str) -> None:
    found = spoken_in(text)
    assert (found.own, found.theirs) == (own, theirs)
