"""A name said to be another than the one that stands is put right, and is no part of what happened."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.message import UserMessage
from actions.filing.names_opposed import name_instead
from actions.filing.readers.names_opposed import names_opposed
from actions.filing.readers.no_story import told_of_it
from tests.filing.one_message import after, commands

DIVORCE: dict[str, Any] = {
    "cause": "divorce",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "plaintiff_1_kind": "person",
    "defendant_1_name": "司徒文偉",
    "defendant_1_kind": "person",
}


@pytest.mark.parametrize("question", ["divorce_earlier_suit", "divorce_reason", "plaintiff_1_particulars"])
@pytest.mark.parametrize(
    "text",
    [
        "佢老公名司徒偉明，唔係司徒文偉",
        "他真名是司徒偉明，不是司徒文偉",
        "不是司徒文偉，是司徒偉明",
        "唔係司徒文偉，係司徒偉明呀",
    ],
)
def test_the_other_sides_name_is_put_right(text: str, question: str) -> None:
    told = after(commands(text, question, DIVORCE), DIVORCE)
    assert told["defendant_1_name"] == "司徒偉明"
    assert "divorce_reason" not in told and "told_aside" not in told


def test_a_wrong_name_that_stands_nowhere_changes_nothing() -> None:
    told = after(commands("佢老公名司徒偉明，唔係陳大文", "divorce_earlier_suit", DIVORCE), DIVORCE)
    assert told["defendant_1_name"] == "司徒文偉"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the name is Chan Kwok Keung, not Chan Kwok Wing", ("Chan Kwok Keung", "Chan Kwok Wing")),
        ("not Li Ming but Li Minghua", ("Li Minghua", "Li Ming")),
        ("被告是陈国强，不是陈国荣", ("陈国强", "陈国荣")),
        ("不是现金，是转账", None),
        ("他在江门，不是台山", None),
        ("是借款不是投资", None),
        ("钱是我借的，不是我哥借的", None),
    ],
)
def test_two_names_are_opposed(text: str, names: object) -> None:
    assert names_opposed(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "说了不清楚，只知道台山台城",
        "讲咗唔知道喇",
        "继承纠纷，去法院",
        "去法院離婚",
        "我只知道他在台山",
        "I don't know, I only know Taishan",
        "take him to court please",
    ],
)
def test_what_tells_nothing_of_the_case_is_left_out(text: str) -> None:
    assert told_of_it(text) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("他打了我三次，还不让我回家", "他打了我三次，还不让我回家"),
        ("他不知道我在哪里，一直找我", "他不知道我在哪里，一直找我"),
        ("装修公司收了我八万就跑了，具体不清楚", "装修公司收了我八万就跑了"),
        ("法院叫他还钱他也不还", "法院叫他还钱他也不还"),
        ("he knows I only know his brother", "he knows I only know his brother"),
    ],
)
def test_what_tells_something_is_kept(text: str, left: str) -> None:
    assert told_of_it(text) == left


@pytest.mark.parametrize("kind", ["date", "money", "phone"])
def test_a_value_beside_the_name_is_left_to_what_makes_several_corrections(kind: str) -> None:
    text = "被告叫司徒偉明不是司徒文偉，借款日期是2021年5月3日"
    beside = UserMessage(text, "correct_answer", entities=({"entity": kind, "value": "x", "start": 20, "end": 29},))
    state: Any = SimpleNamespace(answers=DIVORCE)
    assert name_instead(state, beside, cast(Any, None)) == ()
    assert name_instead(state, UserMessage(text, "correct_answer"), cast(Any, None))
