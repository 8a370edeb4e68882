"""Small answers that were lost: none of what may be left out, a mood that is an answer, a date that is no address."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Choice, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, ExplainQuestion, SkipQuestion
from actions.dialogue.fields import Field, choice_field, reading
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.names import read_personal_name
from actions.dialogue.rules import dont_know
from actions.dialogue.rules.answer import answers as is_answer
from actions.filing.party_words import words_for
from actions.filing.readers import read_money
from backend.shared.private_numbers import find_private
from backend.shared.wording import Words
from tests.dialogue.states import answers_question, state_of

COURT = Field("court", Words("约定法院", "agreed court"), reading(lambda answer: Reading()), optional=True)


@pytest.mark.parametrize("said", ["没有写去哪个法院", "冇写去边个法院", "no court in the contract"])
def test_who_has_none_of_it_leaves_it_out(said: str) -> None:
    state = state_of((COURT,), "court")
    assert dont_know.propose(state, Answer(said, "find_institution"), Candidates()) == (SkipQuestion(),)


@pytest.mark.parametrize("said", ["没有律师行吗", "没有人理我", "no idea what you mean by that"])
def test_having_none_of_something_else_leaves_nothing_out(said: str) -> None:
    state = state_of((COURT,), "court")
    assert dont_know.propose(state, Answer(said, "tell_worry"), Candidates()) != (SkipQuestion(),)


def test_a_question_that_names_a_choice_is_answered_where_its_answer_is_known() -> None:
    births = (Choice("birth", Words("出生", "Birth")),)
    matter = choice_field("matter", Words("事项", "Matter"), births, unsure="utter_unsure")
    found, asked = Candidates(Reading("birth")), Answer("出生公证要不要交税", "ask_notarization")
    known = state_of((matter,), "matter", sure_question="ask_law")
    assert dont_know.propose(known, asked, found) == (AnswerQuestion("ask_law"),)
    assert dont_know.propose(state_of((matter,), "matter"), asked, found) == (ExplainQuestion(ways=False),)


def test_words_to_a_question_for_words_are_the_answer_whatever_mood_they_sound_of() -> None:
    wish = Field("wish", Words("怎么分", "how"), reading(lambda answer: Reading()), free_text=True, story=True)
    said = Answer("我想一人一半", "tell_worry")
    assert answers_question("filing", said, wish, Reading("我想一人一半"))
    assert not answers_question("filing", said, wish, Reading({"own": []}, problem="utter_added", partial=True))


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("委託書,賣屋用", True), ("委托书，卖房", True), ("委托书多少钱？", False), ("我想办委托书去卖房", False),
        ("取消委托书", False),
    ],
)  # fmt: skip
def test_a_choice_with_a_word_beside_it_is_the_answer_whatever_it_sounds_like(said: str, *, answers: bool) -> None:
    power = (Choice("power", Words("委托书", "Power of attorney")),)
    matter = choice_field("matter", Words("事项", "Matter"), power)
    found = Reading("power", covers=0.4)
    other = {"start_authorization": "authorization"}
    state = state_of((matter,), "matter", service="notarization", opened_by=other)
    assert is_answer(state, Answer(said, "start_authorization"), Candidates(found)) is answers


@pytest.mark.parametrize("said", ["21 April 1985", "May 5, 2020", "5th of May"])
def test_a_day_is_no_address(said: str) -> None:
    assert find_address(said) is None


@pytest.mark.parametrize("said", ["我住在多伦多 100 King Street West", "多伦多 100 King Street West"])
def test_a_street_in_letters_behind_a_town_in_characters_is_an_address(said: str) -> None:
    assert find_address(said) == "多伦多 100 King Street West"


@pytest.mark.parametrize(("said", "name"), [("我姓司徒，司徒建军", "司徒建军"), ("姓陈，陈国强", "陈国强")])
def test_a_surname_and_then_the_whole_name_is_one_name(said: str, name: str) -> None:
    assert read_personal_name(said).value == name


@pytest.mark.parametrize("said", ["45000元", "45000块钱", "45000 yuan", "45000人民币"])
def test_a_sum_with_its_yuan_is_read_without_the_bot(said: str) -> None:
    assert read_money(Answer(said, "inform")).value == "45000.00 CNY"


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("女，C668668(9)，香港九龙弥敦道100号，91234567", "HK", [("document", "C668668(9)"), ("phone", "91234567")]),
        ("male, 548812345, 220 Garvey Ave, 626-555-0147", "US", [("document", "548812345"), ("phone", "626-555-0147")]),
        ("欠我 9500000，他电话 13800138000", "HK", [("phone", "13800138000")]),
        ("他欠我 12345678", "HK", []),
    ],
)
def test_bare_figures_beside_a_private_number_are_private(text: str, country: str, found: list[Any]) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in find_private(text, country)] == found


def test_what_is_mine_and_what_is_theirs_is_told_apart_by_its_name() -> None:
    assert "我的地址" in words_for("plaintiff", 1, "address") and "我的地址" not in words_for("defendant", 1, "address")
    assert "his address" in words_for("defendant", 1, "address")
    assert words_for("defendant", 2, "address") == ()
