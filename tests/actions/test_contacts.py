"""Whose number a message tells: the side is never swapped, and a number of nobody stays nobody's."""

from __future__ import annotations

import pytest

from actions.readers.contacts import Contacts, contacts_in, own_or_bare, without_contacts

A, B = "⟦phone:aaaaaaaaaa⟧", "⟦phone:bbbbbbbbbb⟧"
MAIL = "⟦email:cccccccccc⟧"


@pytest.mark.parametrize(
    ("text", "own", "theirs"),
    [
        (f"我电话{A}，他的是{B}", A, B),
        (f"他的电话是{B}，我的是{A}", A, B),
        (f"佢電話{B}，我嘅係{A}", A, B),
        (f"对方手机{B}，我手机{A}", A, B),
        (f"陈大文，他的电话是{B}，我的是{A}", A, B),
        (f"{B}是他的，{A}是我的", A, B),
        (f"{A}（我的），{B}（他的）", A, B),
        (f"my phone is {A} and his is {B}", A, B),
        (f"his number is {B}, mine is {A}", A, B),
        (f"call me on {A}, him on {B}", A, B),
        (f"隔壁邻居占了地界，他手机{B}，我人在温哥华", "", B),
        (f"他欠我8万，电话是{B}", "", B),
        (f"我叫李小明，电话{A}", A, ""),
        (f"我叫李小明，电话{A}，周末方便", A, ""),
        (f"我的电话{A}，邮箱{MAIL}", A, ""),
        (f"请打我电话{A}", A, ""),
        (f"我的电话不是{B}，是{A}", A, ""),
        (f"his number is not {A}, it is {B}", "", B),
        (f"联系他：{B}", "", B),
        (f"you can reach me at {A}", A, ""),
        (f"she lives in Taishan, her phone {B}", "", B),
    ],
)
def test_each_number_is_its_owners(text: str, own: str, theirs: str) -> None:
    found = contacts_in(text)
    assert (found.own, found.theirs) == (own, theirs)


@pytest.mark.parametrize("text", [A, f"电话{A}", f"我妹妹的电话{A}", f"my lawyer's phone is {A}", f"手机：{A}"])
def test_a_number_of_nobody_is_left_open(text: str) -> None:
    assert contacts_in(text) == Contacts(loose=A)


def test_the_name_of_the_other_side_tells_whose_it_is() -> None:
    assert contacts_in(f"陈大文欠我8万，电话{B}", theirs="陈大文").theirs == B
    assert contacts_in(f"陈大文 {B}", theirs="陈大文").theirs == B


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"我电话{A}，他的是{B}", ""),
        (f"墙要拆，他手机{B}，我人在温哥华", "墙要拆，我人在温哥华"),
        (f"他一直不接我打去{B}的电话", f"他一直不接我打去{B}的电话"),
        (f"pay me back, my phone is {A}", "pay me back"),
        ("还我20万，可以分期", "还我20万，可以分期"),
    ],
)
def test_what_only_tells_a_number_is_no_part_of_the_story(text: str, rest: str) -> None:
    assert without_contacts(text) == rest


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"电话 {A}", A),
        (f"phone {A}", A),
        (A, A),
        (f"我叫余嘉雯，我电话{A}", A),
        (f"表妹的电话是{A}", ""),
        (f"他的电话是{A}", ""),
        (f"我弟弟电话 {A}", ""),
        (f"店里的货送到那边，{A}", ""),
    ],
)
def test_a_number_told_alone_is_the_writers_where_no_other_is_asked(text: str, own: str) -> None:
    assert own_or_bare(text) == own
