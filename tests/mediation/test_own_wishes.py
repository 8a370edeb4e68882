"""Wishes of one side about the mediation it has: its buttons in words, its number, one more person; and look-alikes."""

from __future__ import annotations

import pytest

from actions.mediation.readers.own_wishes import is_title, lets_form_go, numbers_in, wish_of
from actions.readers.mediation import asks_standing
from backend.mediation.dispute.announcements import MEDIATORS, TITLES


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("選調解員", "mediators"), ("我想揀個調解員", "mediators"), ("拣边个做调解员", "mediators"),
        ("有哪些调解员", "mediators"), ("choose a mediator please", "mediators"),
        ("show me the mediators", "mediators"),
        ("我係想揀TJ-20261201-A16563嘅調解員", "mediators"),
        ("换一位会讲台山话的调解员", "another"), ("呢個調解員唔合適，想換", "another"),
        ("can I have a different mediator", "another"),
        ("请个口译员", "interpreter"), ("I need an interpreter", "interpreter"),
        ("志輝嗰邊我都想請埋", "invite_another"), ("还想请我另一个堂弟陈志辉", "invite_another"),
        ("佢阿媽都要請埋", "invite_another"), ("可以再加一个人吗", "invite_another"),
        ("我想请多一位，他老婆也要来", "invite_another"), ("can I invite his brother too", "invite_another"),
        ("please add another person", "invite_another"), ("invite my second cousin as well", "invite_another"),
    ],
)  # fmt: skip
def test_what_is_wished_of_ones_own_mediation(text: str, wish: str) -> None:
    assert wish_of(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "请问调解员收钱吗", "我想请调解员打电话给我", "调解员是谁", "我还想请他还我八万", "我也想请他道歉", "加埋利息",
        "我都想請埋律師", "还想问问", "请教一下还有什么要带", "我还要请你们帮我写",
        "I also want to ask him to pay interest",
        "add another claim", "the mediator was nice", "想请律师", "我选第二项", "我请他吃过饭",
    ],
)  # fmt: skip
def test_what_is_said_of_other_things_wishes_for_none_of_it(text: str) -> None:
    assert wish_of(text) == ""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TJ-20261201-A16563 怎么样了", ("TJ-20261201-A16563",)), ("tj 20261201 a16563", ("TJ-20261201-A16563",)),
        ("WY2612090001", ()), ("TJ-2026", ()), ("粤0784民初665号", ()),
    ],
)  # fmt: skip
def test_the_number_of_a_receipt_is_read(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("text", ["選調解員", "我想选调解员", "Choose a mediator", "choose a mediator please"])
def test_the_words_of_a_button_are_known_typed(text: str) -> None:
    assert is_title(text, TITLES[MEDIATORS])


@pytest.mark.parametrize("text", ["选调解员要钱吗", "选", "我选张调解员", "", "请"])
def test_more_than_the_words_of_a_button_are_none(text: str) -> None:
    assert not is_title(text, TITLES[MEDIATORS])


def test_what_is_let_go_is_heard() -> None:
    assert lets_form_go("取消呢個新嘅，我係想揀調解員")
    assert lets_form_go("I opened this by mistake, I want to choose a mediator")
    assert not lets_form_go("我想選調解員")


@pytest.mark.parametrize(
    "text", ["我嗰件調解去到邊", "我件調解到邊步", "调解做到边度呀", "我那件调解呢", "我的调解怎么样了"]
)
def test_where_ones_own_mediation_stands_is_asked_in_cantonese_too(text: str) -> None:
    assert asks_standing(text)


@pytest.mark.parametrize("text", ["我想调解", "我申请调解", "我的调解员是谁", "喺邊度調解", "调解到边度办", "我要调解"])
def test_where_and_whether_to_mediate_ask_for_no_standing(text: str) -> None:
    assert not asks_standing(text)
