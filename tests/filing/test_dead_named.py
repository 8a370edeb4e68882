"""Name of the dead, taken once it is told whose it is; who lives is not dead, and what is left stands alone."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.dead_named import with_dead_named
from actions.filing.readers.estate_told import told_of_estate
from actions.filing.readers.who_died import dead_in
from actions.story.reading import read_story
from tests.filing.one_message import after, commands

ESTATE: dict[str, Any] = {
    "matter": "civil",
    "cause": "inheritance",
    "for_whom": "self",
    "mediation_first": "no",
    "plaintiff_1_kind": "person",
    "plaintiff_1_name": "梁慧仪",
}
TOLD = "我爸爸去年冬天走了，留下一套房子，没有写遗嘱，我哥梁伟文把锁换了"


def test_the_name_told_afterwards_is_that_of_who_died() -> None:
    story = with_dead_named(read_story(f"{TOLD}\n我爸叫梁国栋，我是他女儿", [], cause="inheritance"))
    assert story.facts["deceased"].value == "梁国栋"


@pytest.mark.parametrize("text", [TOLD, f"{TOLD}\n我妈叫陈秀英", "我爸妈都去世了\n我爸叫梁国栋"])
def test_nobody_else_is_named_as_the_one_who_died(text: str) -> None:
    assert "deceased" not in with_dead_named(read_story(text, [], cause="inheritance")).facts


def test_those_who_live_are_not_dead_for_being_named_in_one_breath() -> None:
    assert dead_in("我爸爸去年冬天走了留下一套房子我们三兄妹我叫梁慧仪") == ["father"]
    assert dead_in("我和哥哥的父亲去世了") == ["father"]


@pytest.mark.parametrize("text", ["兄妹三个，我哥梁伟文，妹妹梁慧敏", "我们三兄妹：我、梁伟文、梁慧敏"])
def test_brothers_and_sisters_told_where_the_dead_is_asked_for_are_heirs(text: str) -> None:
    told = after(commands(text, "inheritance_deceased", ESTATE), ESTATE)
    assert told["inheritance_heirs"] == text and "inheritance_deceased" not in told


@pytest.mark.parametrize("text", ["梁国栋", "我哥梁伟文", "一间祖屋"])
def test_a_name_or_a_thing_alone_tells_of_no_heirs(text: str) -> None:
    assert told_of_estate(text) != "heirs"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我爸爸去年冬天走了留下一套在新会会城的房子没有写遗嘱，我们三兄妹", "一套在新会会城的房子"),
        ("我爸走了留下一套房子我们三兄妹我叫梁慧仪", "一套房子"),
        ("爷爷去世时留下一间老屋在开平赤坎，冇遗嘱", "一间老屋在开平赤坎"),
        ("我爸去世了，祖屋留给我", "祖屋留给我"),
        ("父亲名下有一套房和存款，他去年走了", "父亲名下有一套房和存款"),
    ],
)
def test_what_is_left_is_told_without_who_left_it(text: str, left: str) -> None:
    assert read_story(text, [], cause="inheritance").facts["estate_list"].value == left
