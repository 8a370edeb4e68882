"""A name told with "he" or "she" is of whom was spoken: the relative, the other side, or it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import Say
from actions.filing.readers.called_by_pronoun import called_by_pronoun, who_is_chosen
from tests.filing.one_message import after, commands


@pytest.mark.parametrize(
    ("text", "before", "kin"),
    [
        ("佢叫谭国华", "我爸也知道这件事", "爸"),
        ("他叫谭国华", "我父亲可以作证", "父亲"),
        ("我爸也知道。他叫谭国华", "", "爸"),
        ("她叫谭小红", "我姐姐也在那里", "姐姐"),
        ("佢叫譚小紅", "我家姐可以作證", "家姐"),
        ("her name is Chan Mei Ling", "my sister saw it", "sister"),
        ("My father knows about it. His name is Tan Guohua", "", "father"),
        ("she is called Lau Sau Ying", "I am writing for my mother", "mother"),
    ],
)
def test_the_relative_spoken_of_is_meant_where_nobody_else_is(text: str, before: str, kin: str) -> None:
    told = called_by_pronoun(text, [before])
    assert told is not None
    assert kin in told.kin
    assert not told.other


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("他叫谭国华", "老板欠我三万工资"),
        ("他叫陈志强", "房东不退押金"),
        ("佢叫谭国华", "對方借咗五萬唔還"),
        ("his name is Wong Tai Sing", "the boss never paid me"),
        ("他叫谭国华", "我借给朋友五万"),
        ("他叫李强", "我要告我叔叔"),
        ("他叫陈志强", "我妈借钱给朋友"),
        ("his name is Chan Siu Ming", "my mother lent 50,000 to a friend"),
        ("他叫李强", "我老公要离婚"),
        ("他叫谭国华", "我哥欠我五万"),
    ],
)
def test_the_other_side_is_meant_where_it_alone_can_be(text: str, before: str) -> None:
    told = called_by_pronoun(text, [before])
    assert told is not None
    assert told.other
    assert not told.kin


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("他叫谭国华", "我爸借了五万给朋友不还，我想替他起诉"),
        ("佢叫譚國華", "我媽同房東嘈，房東唔退按金"),
        ("佢叫譚國華", "我媽借咗五萬俾人唔還，我想告佢"),
        ("her name is Sandy Lee", "my mother rents from the landlord"),
    ],
)
def test_where_both_may_be_meant_both_are_told(text: str, before: str) -> None:
    told = called_by_pronoun(text, [before])
    assert told is not None
    assert told.kin
    assert told.other


@pytest.mark.parametrize(
    "text", ["我叫谭国华", "被告叫谭国华", "他叫我还钱", "佢叫我唔好告", "他叫谭国华去付钱", "her name is on the deed"]
)
def test_other_words_give_nobody_a_name(text: str) -> None:
    assert called_by_pronoun(text, ["我爸知道"]) is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("被告", "other"),
        ("对方", "other"),
        ("the defendant", "other"),
        ("是我爸", "kin"),
        ("my father", "kin"),
        ("我老豆", "kin"),
        ("不知道", ""),
        ("被告是我爸", ""),
    ],
)
def test_a_short_answer_says_whose_name_it_is(text: str, whose: str) -> None:
    assert who_is_chosen(text, "爸") == whose


LENT: dict[str, Any] = {"cause": "private_lending", "matter": "civil", "for_whom": "self"}


def test_a_name_that_may_be_the_relative_s_or_the_other_side_s_is_asked_about_and_kept_nowhere() -> None:
    (made,) = commands("我爸借钱给朋友，他叫谭国华", "mediation_first", LENT)
    assert isinstance(made, Say)
    assert "谭国华" in made.facts["words"].zh
    assert not made.asks


def test_the_name_of_a_relative_who_only_knows_of_it_is_no_defendant_s() -> None:
    made = commands("我爸也知道这件事。他叫谭国华", "defendant_1_name", LENT)
    assert isinstance(made[0], Say)
    assert "defendant_1_name" not in after(made, LENT)


def test_a_message_is_heard_without_the_doubted_name() -> None:
    known = {**LENT, "for_whom": "relative"}
    made = after(commands("我爸借钱给朋友，他叫谭国华", "acting_relation", known), known)
    assert "defendant_1_name" not in made


def test_the_name_of_the_other_side_is_the_defendant_s() -> None:
    made = after(commands("他叫谭国华", "defendant_1_name", LENT), LENT)
    assert made["defendant_1_name"] == "谭国华"
