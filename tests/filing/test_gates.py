"""Common property told where it is asked whether there is any answers both questions; nobody is asked twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.filing.gates import with_gate
from actions.filing.story import answers_of
from actions.story.reading import read_story

GATE, LIST = "divorce_property", "divorce_property_list"


def _told(text: str, question: str = GATE) -> dict[str, Any]:
    story = read_story(text, [], today=date(2026, 11, 24), cause="divorce")
    told = answers_of(story)
    return {**told, **with_gate(question, story, told)}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("房子一套", "房子一套"),
        ("一套房，在开平", "一套房，在开平"),
        ("存款10万在工商银行", "存款10万在工商银行"),
        ("有，台山一套房子，买的时候50万", "台山一套房子，买的时候50万"),
        ("没有房子，只有存款20万", "只有存款20万"),
        ("a flat in Kaiping worth 600,000", "a flat in Kaiping worth 600,000"),
    ],
)
def test_what_there_is_says_that_there_is_some_and_is_filed(text: str, listed: str) -> None:
    told = _told(text)
    assert (told[GATE], told[LIST]) == ("yes", listed)


@pytest.mark.parametrize("text", ["没有房子", "没有房子，没有车", "没有", "不知道", "有", "婚前他有套房子"])
def test_what_tells_of_no_common_property_lists_none(text: str) -> None:
    assert LIST not in _told(text)


def test_a_house_told_of_at_another_question_is_not_made_common_property() -> None:
    assert GATE not in _told("我住在他的公寓", "divorce_reason")


@pytest.mark.parametrize(
    "text",
    ["有共同财产，开平的房子", "家里两套房和存款50万", "我们在开平有套房", "夫妻共同财产有一套房一辆车"],
)
def test_common_property_told_in_a_message_is_known_to_be_there(text: str) -> None:
    assert _told(text, "divorce_reason")[GATE] == "yes"


@pytest.mark.parametrize("text", ["没有共同财产", "我们租了一套房子", "夫妻共同财产权怎么算"])
def test_look_alikes_tell_of_none(text: str) -> None:
    assert _told(text, "divorce_reason").get(GATE) != "yes"
