"""An addition to an answer in free words stands behind it and replaces nothing."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.questions import QuestionTable
from actions.dialogue.rules import addition
from actions.dialogue.state import State
from actions.notarization.flows import BOOK

NOTE = "我妈妈今年3月在台山去世，留下一套台城的房子"
KNOWN: dict[str, Any] = {"matter": "inheritance", "note": NOTE}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("补充说明里加上我哥哥叫梁伟民,也是继承人", "我哥哥叫梁伟民,也是继承人"),
        ("備註加一句：房產證喺我大佬度", "房產證喺我大佬度"),
        ("在说明里再补充：还有一个妹妹在香港", "还有一个妹妹在香港"),
        ("add to the note that my brother lives in Taishan", "my brother lives in Taishan"),
        ("please add my sister is an heir too to the note", "my sister is an heir too"),
    ],
)
@pytest.mark.parametrize("question", ["", "phone"])
def test_it_stands_behind_what_was_told(text: str, more: str, question: str) -> None:
    state = State(BOOK, KNOWN, question, QuestionTable({}))
    (made,) = addition.propose(state, UserMessage(text, "inform"), Candidates())
    assert isinstance(made, CorrectSlot)
    assert (made.field, made.reading.value) == ("note", f"{NOTE}；{more}")


@pytest.mark.parametrize("text", ["加一个被告", "补充说明", "电话里加上区号86", "add another person", "备注改成：没有"])
def test_what_adds_nothing_to_words_is_left_to_others(text: str) -> None:
    assert addition.propose(State(BOOK, KNOWN, "", QuestionTable({})), UserMessage(text, "inform"), Candidates()) == ()
