"""A name told where none was asked is kept without the words round it, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.identity_details import read_identity_details
from actions.dialogue.readers.names import name_alone, one_name
from actions.dialogue.readers.revisions import revisions
from actions.identity.questions import QUESTIONS

BARE = ("Lim Siew Hua", "LIM SIEW HUA in capital", "LIM SIEW HUA（大写）", "黄美玲", "黃美玲")
NO_NAMES = (
    "Green Card", "Work Visa", "foreign passport", "Hong Kong resident", "mainland", "American", "pending", "我妈",
    "明白", "可以的", "继续", "同意", "没问题", "I Agree", "Yes Please", "later", "no photo", "手机坏了", "没有照片",
)  # fmt: skip


@pytest.mark.parametrize("text", BARE)
def test_a_name_alone_is_one_without_the_wish_how_it_is_written(text: str) -> None:
    assert name_alone(text, bare=True) in ("Lim Siew Hua", "LIM SIEW HUA", "黄美玲", "黃美玲")
    assert name_alone(text) == ""


@pytest.mark.parametrize("text", NO_NAMES)
def test_papers_agreement_and_excuses_are_no_names(text: str) -> None:
    assert name_alone(text, bare=True) == ""


def test_who_says_whose_name_it_is_is_heard_anywhere() -> None:
    assert name_alone("Lim Siew Hua is my name") == "Lim Siew Hua"
    assert one_name("LIM SIEW HUA in capital letters") == "LIM SIEW HUA"


def test_two_corrections_in_one_sentence_each_name_their_answer() -> None:
    text = "wait the name must be LIM SIEW HUA in capital, and passport is AB1234568 not 67"
    made = revisions(Answer(text, "inform"), names=("name", "number"))
    assert [(one.subject, one.denied) for one in made] == [("name", ""), ("passport", "67")]
    number = next(field for field in QUESTIONS if field.name == "document_number")
    assert number.may_be_called("passport")


@pytest.mark.parametrize("text", ["the rent must be paid monthly", "he must be joking", "it must be returned by May"])
def test_a_duty_is_no_new_value(text: str) -> None:
    assert revisions(Answer(text, "inform"), at_review=True) == ()


def test_the_word_before_the_name_is_no_part_of_it() -> None:
    told = Answer("the name must be LIM SIEW HUA in capital, passport ⟦document:aaaaaaaaaa⟧", "inform")
    assert read_identity_details(told, asked=False).name == "LIM SIEW HUA"
