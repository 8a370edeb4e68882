"""Questions about whoever died take neither another relative's name nor a question for an answer."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.fields import Field
from actions.filing.estate_questions import of_the_dead
from backend.shared.wording import Words


async def _takes_all(turn: Any, answer: Answer) -> Reading:
    return Reading(answer.text)


def read(name: str, text: str, before: str) -> Any:
    field = of_the_dead(Field(name, Words("问", "asked"), _takes_all))
    turn = SimpleNamespace(typed_before=lambda most: [Answer(before, "inform")])
    return asyncio.run(field.read(cast(Any, turn), Answer(text, "inform"))).value


@pytest.mark.parametrize(
    ("text", "before", "taken"),
    [
        ("大姐叫梁美玲，二姐梁美珍", "我妈去年在多伦多走了", False),
        ("我哥叫梁国栋", "阿媽上年過身", False),
        ("my sister is called May Leung", "my mother died last year", False),
        ("我妈叫黄秀兰", "我妈去年在多伦多走了", True),
        ("妈妈名字是黄秀兰", "我妈去年在多伦多走了", True),
        ("黄秀兰", "我妈去年在多伦多走了", True),
        ("叫黄秀兰", "我妈去年在多伦多走了", True),
        ("我大姐叫梁美玲", "我要继承立案", True),
        ("要写中文名吗", "我妈去年在多伦多走了", False),
    ],
)
def test_the_name_of_the_dead_is_nobody_elses(text: str, before: str, *, taken: bool) -> None:
    assert (read("inheritance_deceased", text, before) is not None) is taken


@pytest.mark.parametrize(
    ("text", "taken"),
    [("二姐站我这边，她也可以做原告吗", False), ("二女儿", True), ("I am her son", True), ("我系佢個女", True)],
)
def test_a_question_tells_no_relation(text: str, *, taken: bool) -> None:
    assert (read("inheritance_relation", text, "我妈走了") is not None) is taken


def test_other_questions_are_left_alone() -> None:
    assert read("inheritance_heirs", "大姐叫梁美玲，可以吗", "我妈走了") is not None
