"""The last home of somebody who died is no address of who sues or is sued, however the sentence begins."""

from __future__ import annotations

from typing import Any

import pytest

from tests.filing.one_message import after, commands

PLACE = "inheritance_deceased_place"
KNOWN: dict[str, Any] = {
    "cause": "inheritance", "matter": "civil", "for_whom": "self", "mediation_first": "no",
    "inheritance_deceased": "陈伯", "inheritance_relation": "长女", "inheritance_died_on": "2023年",
    "plaintiff_1_kind": "person", "plaintiff_1_name": "陈丽明",
    "defendant_1_kind": "person", "defendant_1_name": "陈国强",
}  # fmt: skip
ADDRESSES = ("plaintiff_1_address", "defendant_1_address", "plaintiff_1_lives", "defendant_1_lives")


@pytest.mark.parametrize(
    "text",
    [
        "我是说我爸去世前住开平长沙街道",
        "我系话我老豆过身之前住开平长沙街道",
        "我是說我爸過世前住开平长沙街道",
    ],
)
def test_where_the_dead_lived_is_nobody_elses_address(text: str) -> None:
    made = after(commands(text, "inheritance_estate_list", KNOWN), KNOWN)
    assert "开平长沙街道" in str(made[PLACE])
    assert not set(ADDRESSES) & set(made)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("一直住开平，长沙街道", "开平，长沙街道"),
        ("住開平水口鎮", "開平水口鎮"),
        ("都係住台山台城", "台山台城"),
    ],
)
def test_who_is_asked_where_they_lived_is_answered_without_saying_who(text: str, place: str) -> None:
    assert after(commands(text, PLACE, KNOWN), KNOWN).get(PLACE) == place


def test_where_i_live_is_my_address_still() -> None:
    made = after(commands("我住开平长沙街道东兴里12号", "inheritance_estate_list", KNOWN), KNOWN)
    assert "长沙街道" in str(made["plaintiff_1_address"]) and PLACE not in made


def test_where_the_other_side_lives_is_theirs_still() -> None:
    made = after(commands("陈国强住广州越秀区北京路88号", "inheritance_relation", KNOWN), KNOWN)
    assert "北京路88号" in str(made["defendant_1_address"]) and PLACE not in made
