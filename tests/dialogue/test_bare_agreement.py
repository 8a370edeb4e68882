"""A bare yes, or the order to send, answers no question for words of one's own in any form that goes to an office."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.speech_acts import spoken_act
from actions.dialogue.readers.statements import read_statement
from actions.enquiries.flows import _read_question
from actions.filing.readers.free_words import TEXT_ODD, read_words

AGREED = [
    "yes",
    "确认提交",
    "係",
    "遞交",
    "確認遞交",
    "send it",
    "I confirm, send it",
    "OK, submit now",
    "是的，交上去吧",
]


@pytest.mark.parametrize("text", AGREED)
def test_it_is_no_statement(text: str) -> None:
    assert spoken_act(text) == "agreement"
    assert not read_words(200)(Answer(text, "affirm")).found
    assert not read_statement(text, 200, TEXT_ODD).found
    assert not _read_question(Answer(text, "affirm")).found


@pytest.mark.parametrize(
    "text", ["是的，他在2021年借了我五万", "I confirm that he paid nothing", "把货送到了他的仓库", "他确认收到货款"]
)
def test_what_is_told_with_such_words_is_one(text: str) -> None:
    assert read_words(200)(Answer(text, "inform")).found


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("好的", True),
        ("yes", True),
        ("确定", True),
        ("are you sure", False),
        ("你确定吗", False),
        ("真的吗", False),
        ("ok?", False),
    ],
)
def test_whoever_asks_back_agrees_to_nothing(text: str, *, agrees: bool) -> None:
    assert Answer(text, "affirm").agrees is agrees
