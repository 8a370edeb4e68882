"""Kinship, heirs and things left: each goes to its own question, at whichever of the three it is told."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.readers.estate_told import told_of_estate
from tests.filing.one_message import after, commands

ESTATE: dict[str, Any] = {
    "cause": "inheritance",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "inheritance_deceased": "陈荣光",
}
AUNTS = "还有三个姑姑一个伯父：陈秀英 陈秀兰 陈秀芳 陈志明"
TOWER = "一栋碉楼，地址开平百合镇马降龙村，值60万"


@pytest.mark.parametrize(
    ("text", "asked", "kept"),
    [
        (AUNTS, "relation", "heirs"),
        ("我是他孙子", "estate_list", "relation"),
        ("我是他孙子", "heirs", "relation"),
        (TOWER, "heirs", "estate_list"),
        (TOWER, "relation", "estate_list"),
        ("两个姑姑一个伯父", "estate_list", "heirs"),
    ],
)
def test_an_answer_goes_to_its_own_question(text: str, asked: str, kept: str) -> None:
    made = after(commands(text, f"inheritance_{asked}", ESTATE), ESTATE)
    assert made[f"inheritance_{kept}"] == text
    assert f"inheritance_{asked}" not in made


def test_what_is_told_more_of_the_heirs_stands_behind_what_was_told() -> None:
    known = {**ESTATE, "inheritance_heirs": "弟弟陈某"}
    made = after(commands("仲有三个姑姑", "inheritance_estate_list", known), known)
    assert made["inheritance_heirs"] == "弟弟陈某；仲有三个姑姑"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("孙子", "relation"),
        ("我是他孙子", "relation"),
        ("我弟弟陈某", "heirs"),
        (TOWER, "estate_list"),
        ("老屋一间", "estate_list"),
    ],
)
def test_an_answer_to_the_open_question_stays_there(text: str, asked: str) -> None:
    made = after(commands(text, f"inheritance_{asked}", ESTATE), ESTATE)
    assert made[f"inheritance_{asked}"] == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我系佢個孫", ""),
        ("我是他的长女", "relation"),
        ("I am his eldest son", "relation"),
        ("我是他儿子的律师", ""),
        ("还有一个妹妹", "heirs"),
        ("還有我阿嫲", "heirs"),
        ("还有一间铺", "estate_list"),
        ("姑姑占着老屋一间房", ""),
        ("三个姑姑", ""),
        ("savings at ICBC", "estate_list"),
        ("my brother keeps the house", ""),
        ("没有了", ""),
    ],
)
def test_which_question_a_message_answers(text: str, told: str) -> None:
    assert told_of_estate(text) == told
