"""An answer called by the number it was shown with gets the value told with it; a number never shown is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field, reading
from actions.dialogue.interpreter import interpret
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.reading import NOTHING
from actions.dialogue.rules import correction
from actions.dialogue.state import REVIEW
from backend.shared.wording import Words
from tests.dialogue.states import state_of


def _words(said: Answer) -> Reading:
    return Reading(said.text) if said.text else NOTHING


def read_money(said: Answer) -> Reading:
    """A sum in figures; nothing of other words."""
    return Reading(said.text) if any(map(str.isdecimal, said.text)) else NOTHING


FIELDS = tuple(
    Field(name, Words(zh, name), reading(_words))
    for name, zh in (("lent_on", "借款日期"), ("lent_amount", "借出金额"), ("owed", "尚欠本金"), ("claims", "诉讼请求"))
)
KNOWN = {"lent_on": "2022年5月", "lent_amount": "80000.00 CNY", "owed": "78000.00 CNY"}
MONEY = Reading("90000.00 CNY", entities=("money",))


def corrected(text: str, question: str, here: Reading = NOTHING, **more: Any) -> tuple[do.Command, ...]:
    """What a message leads to whose new value is a sum that fits both sums."""
    found = revisions(Answer(text, "correct_answer"), at_review=question == REVIEW)
    candidates = Candidates(here, revised=[Proposal(one, {"lent_amount": MONEY, "owed": MONEY}) for one in found])
    return correction.propose(state_of(FIELDS, question, KNOWN, **more), Answer(text, "correct_answer"), candidates)


@pytest.mark.parametrize("text", ["第2项改成9万", "第二項唔啱，係9萬", "第2项不对，应该是9万"])
@pytest.mark.parametrize("question", [REVIEW, "claims"])
def test_a_number_that_was_shown_names_its_answer(text: str, question: str) -> None:
    assert corrected(text, question, numbered=True) == (do.CorrectSlot("lent_amount", MONEY),)


def test_the_numbers_of_a_review_stay_while_an_answer_of_it_is_asked_anew() -> None:
    state = state_of(FIELDS, "claims", KNOWN, numbered=True)
    assert [one.name for one in state.by_number] == ["lent_on", "lent_amount", "owed", "claims"]


@pytest.mark.parametrize("text", ["第2项改成9万", "第三條唔啱，係9萬"])
def test_a_number_nobody_has_seen_is_asked_about(text: str) -> None:
    (made,) = corrected(text, "claims")
    assert isinstance(made, do.Clarify)
    assert set(made.fields) == {"lent_amount", "owed"}


@pytest.mark.parametrize("numbered", [True, False])
def test_an_entry_of_the_list_that_is_asked_for_is_that_list_s(numbered: bool) -> None:
    listed = Reading(["还款", "承担诉讼费"], partial=True)
    assert corrected("第2条改成承担律师费", "claims", listed, numbered=numbered) == ()


SMALL = (
    Field("lent_amount", Words("借出金额", "Amount lent"), reading(read_money)),
    Field("note", Words("备注", "Note"), reading(_words), free_text=True, optional=True),
    Field("home", Words("住址", "Address"), reading(_words), free_text=True),
)
TOLD = {"lent_amount": "80000.00 CNY", "note": "两份", "home": "台山端芬"}


def changed(text: str, question: str = REVIEW, here: Reading = NOTHING, **more: Any) -> tuple[do.Command, ...]:
    """Effect of a message on the entries of a small review that it calls by number."""
    state = state_of(SMALL, question, TOLD, **more)
    made = []
    for one in revisions(Answer(text, "inform"), at_review=state.is_review, numbered=state.numbered):
        field = SMALL[one.entry - 1] if 1 <= one.entry <= len(SMALL) else None
        words = one.words
        found = read_money(words) if field is SMALL[0] else _words(words)
        made.append(Proposal(one, {field.name: found} if field and words.text else {}))
    return interpret(state, Answer(text, "inform"), Candidates(here, revised=made))


def told(commands: tuple[do.Command, ...]) -> dict[str, Any]:
    """The answers that are replaced."""
    return {one.field: one.reading.value for one in commands if isinstance(one, do.CorrectSlot)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改第2项：2024年5月借款，约定一年还清；至今未还", {"note": "2024年5月借款，约定一年还清；至今未还"}),
        ("第三項唔啱，係新會會城", {"home": "新會會城"}),
        ("item 3: 15 Donghua Road instead", {"home": "15 Donghua Road"}),
        ("2改成三份，3改成新会", {"note": "三份", "home": "新会"}),
        ("删掉第2项", {"note": ""}),
        ("remove item 2 please", {"note": ""}),
    ],
)
@pytest.mark.parametrize("question", [REVIEW, "home"])
def test_what_stands_behind_a_number_is_that_entry_s_and_nobody_else_s(
    text: str, expected: dict[str, str], question: str
) -> None:
    made = changed(text, question, numbered=True)
    assert told(made) == expected
    assert all(isinstance(one, do.CorrectSlot) for one in made)


@pytest.mark.parametrize("text", ["第12项改成：二十万", "删掉第7项", "item 9: something", "改第10项：两份"])
def test_a_number_that_no_entry_has_changes_nothing_and_is_said_to_be_none(text: str) -> None:
    assert [type(one) for one in changed(text)] == [do.NoSuchEntry]


def test_what_the_reader_of_an_entry_refuses_keeps_the_old_value_and_is_said() -> None:
    (made,) = changed("第1项改成新会")
    assert made == do.RefuseEntry("lent_amount", NOTHING, 1, words="新会")
    (gone,) = changed("删掉第1项")
    assert isinstance(gone, do.RefuseEntry)
    assert gone.gone


def test_of_two_entries_the_one_that_fits_is_changed_and_said_back() -> None:
    made = changed("第1项改成新会，第3项改成新会")
    assert told(made) == {"home": "新会"}
    assert [type(one) for one in made] == [do.CorrectSlot, do.RefuseEntry]


def test_a_command_to_an_entry_is_no_words_for_the_open_question() -> None:
    text = "第12项改成：二十万"
    (made,) = changed(text, "note", Reading(text), numbered=False)
    assert made == do.NoSuchEntry(12)
    (made,) = changed(text, "note", Reading(text), numbered=True)
    assert made == do.NoSuchEntry(12)


@pytest.mark.parametrize("text", ["第三项工程明年才完", "我想要两份，第2份给我哥", "第1页盖章，第2页不用"])
def test_words_that_only_count_are_words_for_the_open_question(text: str) -> None:
    assert changed(text, "note", Reading(text), numbered=True) == (do.SetSlot("note", Reading(text)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第2项加一句：附原件", {"note": "两份。附原件"}),
        ("改第2項：補充一句：附原件", {"note": "两份。附原件"}),
        ("item 2: add: the original", {"note": "两份。the original"}),
        ("第2项写错了，原来那句也要：附原件", {"note": "两份。附原件"}),
        ("第2项改成：两份，附原件", {"note": "两份，附原件"}),
        ("第2项改成加急两份", {"note": "加急两份"}),
        ("第2项不要写那句，改成：三份", {"note": "三份"}),
        ("第2项改成：他换成三份", {"note": "他换成三份"}),
    ],
)
def test_words_told_to_be_added_stand_behind_what_stands_there(text: str, expected: dict[str, str]) -> None:
    assert told(changed(text, numbered=True)) == expected
