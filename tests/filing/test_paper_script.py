"""One script in a court's paper: Simplified words, names as they were told, heirs and houses in written words."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.readers.estate_told import heirs_named
from actions.filing.readers.paper_script import facts_in_script
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft
from backend.filing.wording.heirs_told import heirs_told
from backend.filing.wording.owned_things import owned_things
from tests.filing.one_message import after, commands
from tests.filing.test_last_home import KNOWN

ESTATE: dict[str, Any] = {
    "plaintiff_1_name": "黃亞好", "defendant_1_name": "黃國強", "inheritance_deceased": "黃國明",
    "inheritance_heirs": "大佬黃國強；細佬黃國華",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("被繼承人黃國明於2023年去世，其他继承人：哥哥黄国强", "被继承人黃國明于2023年去世，其他继承人：哥哥黃國強"),
        ("原告自述：“佢話間屋話分，黃國華都知”", "原告自述：“佢话间屋话分，黃國華都知”"),
        ("He left a house.", "He left a house."),
        ("广州市黄埔区", "广州市黄埔区"),
    ],
)
def test_words_are_simplified_and_names_stay_as_they_were_told(text: str, paper: str) -> None:
    assert facts_in_script(text, ESTATE) == paper


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("大佬黃國強；仲有個細佬黃國華", "哥哥黃國強、弟弟黃國華"),
        ("大佬黄国强，我阿爸黄国明、姑姐黄美珍", "哥哥黄国强、原告的父亲黄国明、姑姑黄美珍"),
        ("大佬", "哥哥"),
    ],
)
def test_heirs_told_in_talk_are_listed_in_written_words(said: str, written: str) -> None:
    assert heirs_told(said) == written


@pytest.mark.parametrize("said", ["弟弟陈某", "我大佬在加拿大", "大佬都走咗", "我有两个姐姐", "没有其他人", "继母"])
def test_what_says_more_than_kin_and_name_stays(said: str) -> None:
    assert heirs_told(said) is None


@pytest.mark.parametrize(("said", "written"), [("間屋", "房屋"), ("留低間屋", "房屋"), ("一間屋", "房屋一间")])
def test_a_house_alone_is_a_house(said: str, written: str) -> None:
    assert owned_things(said) == written


@pytest.mark.parametrize("said", ["2012年买的", "登记在他名下", "存款二十万"])
def test_what_names_no_house_is_none(said: str) -> None:
    assert owned_things(said) is None


def test_the_draft_of_an_estate_told_in_cantonese_is_written_chinese() -> None:
    made = draft(
        load_causes()["inheritance"],
        {"deceased": "黃國明", "heirs": "大佬黃國強；細佬黃國華", "estate_list": "間屋", "estate_place": "开平水口"},
    )
    assert "其他继承人：哥哥黃國強、弟弟黃國華。" in made.facts
    assert made.claims[0].zh == "请求依法分割被继承人黃國明的遗产：房屋"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("我叫黃亞好，個女", "個女"),
        ("我叫黄亚好，我是他女儿", "女儿"),
        ("我叫黄亚好，长女", "长女"),
    ],
)
def test_kinship_beside_the_own_name_is_heard(text: str, relation: str) -> None:
    known = {name: value for name, value in KNOWN.items() if name not in ("inheritance_relation", "plaintiff_1_name")}
    assert after(commands(text, "inheritance_relation", known), known)["inheritance_relation"] == relation


def test_kin_of_the_speaker_beside_their_name_is_no_kinship_to_the_dead() -> None:
    known = {name: value for name, value in KNOWN.items() if name not in ("inheritance_relation", "plaintiff_1_name")}
    assert "inheritance_relation" not in after(
        commands("我叫黄亚好，我弟弟不同意", "inheritance_relation", known), known
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("仲有個細佬黃國華", "細佬黃國華"),
        ("还有弟弟陈某", "弟弟陈某"),
        ("弟弟陈某", "弟弟陈某"),
        ("还有房子", "还有房子"),
    ],
)
def test_words_that_add_an_heir_are_no_heir(text: str, named: str) -> None:
    assert heirs_named(text) == named
