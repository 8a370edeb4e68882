"""A value in the wrong place is moved, what waits is taken up by its name, a question opens no form: rule tables."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AskAgain, Clarify, MoveValue, NoteAside, StartFlow
from actions.dialogue.fields import Field, reading
from actions.dialogue.questions import QuestionTable
from actions.dialogue.rules import correction, out_of_order, switch
from backend.shared.wording import Words
from tests.dialogue.states import state_of


def _field(name: str, zh: str, en: str, **more: Any) -> Field:
    return Field(name, Words(zh, en), reading(lambda answer: Reading()), from_opening=lambda value: False, **more)


PHONE, PASSPORT = _field("phone", "电话", "telephone"), _field("passport", "护照号", "passport number")
NAME = _field("name", "姓名", "name")
LENT, REPAID, OWED = _field("lent", "借出", "lent"), _field("repaid", "已还", "repaid"), _field("owed", "尚欠", "owed")


@pytest.mark.parametrize(
    "said",
    ["那是我的电话，不是护照号", "不是护照号，那个是电话", "that's my telephone, not my passport", "嗰个系电话嚟㗎"],
)
def test_a_value_goes_to_the_question_it_is_said_to_answer(said: str) -> None:
    state = state_of((PHONE, PASSPORT, NAME), "name", {"passport": "⟦document:0123456789⟧"})
    candidates = Candidates(moved={"phone": Reading("⟦document:0123456789⟧")})
    moved = correction.propose_move(state, Answer(said, "inform"), candidates)
    assert moved == (MoveValue("passport", "phone", candidates.moved["phone"]),)


def test_nothing_is_moved_where_the_named_question_cannot_take_it() -> None:
    state = state_of((PHONE, PASSPORT, NAME), "name", {"passport": "E12345678"})
    assert correction.propose_move(state, Answer("那是我的电话", "inform"), Candidates()) == ()


WAITING = {"notarization": Words("公证预约", "Notarization booking"), "filing": Words("网上立案", "Filing a case")}


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("回到公证", "notarization"),
        ("接着弄立案", "filing"),
        ("那就继续办公证", "notarization"),
        ("返去搞公證", "notarization"),
        ("back to the notarization", "notarization"),
        ("ok let's go back to the filing", "filing"),
    ],
)
def test_what_waits_is_taken_up_by_its_name(said: str, service: str) -> None:
    state = state_of((NAME,), "name", waiting=WAITING)
    assert switch.propose_return(state, Answer(said, "inform"), Candidates()) == (StartFlow(service),)


def test_the_form_that_is_open_is_asked_on() -> None:
    state = state_of((NAME,), "name")
    state.flow.title = Words("网上立案", "Filing a case")  # type: ignore[misc]
    assert switch.propose_return(state, Answer("回到立案", "inform"), Candidates()) == (AskAgain(),)


@pytest.mark.parametrize("said", ["回到多伦多住", "返回地址是多伦多", "接着他又借了五万"])
def test_other_words_that_begin_so_go_nowhere(said: str) -> None:
    state = state_of((NAME,), "name", waiting=WAITING)
    assert switch.propose_return(state, Answer(said, "inform"), Candidates()) == ()


async def _answer(turn: Any) -> None:
    return None


def test_a_question_opens_no_form_though_it_sounds_like_one() -> None:
    table = QuestionTable({"ask_authorization": _answer})
    opened_by = {"ask_authorization": "authorization_advice", "start_notarization": "notarization"}
    state = state_of((NAME,), "name", opened_by=opened_by, questions=table)
    asked = Answer("委托书要多久？", "ask_authorization")
    assert switch.propose(state, asked, Candidates()) == ()
    assert switch.propose(state, Answer("我要办公证", "start_notarization"), Candidates()) == (
        StartFlow("notarization"),
    )


def _eighty_thousand(*fields: Field) -> Candidates:
    return Candidates(elsewhere={field.name: Reading("80000.00 CNY", entities=("money",)) for field in fields})


SUM = Answer("8万块", "inform", "answer", ({"entity": "money", "start": 0, "end": 3, "value": {}},))


def test_a_sum_that_could_answer_several_later_questions_is_asked_back() -> None:
    state = state_of((NAME, PHONE, REPAID, OWED), "name")
    assert out_of_order.propose_ahead(state, SUM, _eighty_thousand(REPAID, OWED)) == (
        Clarify(("repaid", "owed"), keeps=True),
    )


def test_a_sum_for_the_very_next_question_goes_there() -> None:
    state = state_of((NAME, LENT, REPAID), "name")
    told = out_of_order.propose_ahead(state, SUM, _eighty_thousand(LENT, REPAID))
    assert [command.field for command in told if isinstance(command, NoteAside)] == ["lent"]


WHEN = Field("when", Words("日期", "day"), reading(lambda said: Reading(problem="utter_invalid_date")), wants="day")
HERE_LIVES, THERE_LIVES = (
    Field(name, Words("住址", "home"), reading(lambda said: Reading(said.text, entities=("place",))), wants="address")
    for name in ("own_home", "their_home")
)
"""Fields for the places of the two sides."""


def _place(text: str) -> tuple[Answer, Candidates]:
    found = Reading(text, entities=("place",))
    said = Answer(text, "inform", "answer", ({"entity": "place", "start": 0, "end": len(text), "value": text},))
    problem = Reading(problem="utter_invalid_date")
    return said, Candidates(here=problem, elsewhere={"own_home": found, "their_home": found})


def test_a_bare_place_at_another_question_is_asked_back_whose_it_is() -> None:
    said, heard = _place("开平市赤坎镇")
    state = state_of((WHEN, PHONE, HERE_LIVES, THERE_LIVES), "when")
    assert out_of_order.propose_instead(state, said, heard) == (Clarify(("own_home", "their_home"), keeps=True),)


def test_a_bare_place_that_only_one_question_fits_goes_there() -> None:
    said, heard = _place("开平市赤坎镇")
    state = state_of((WHEN, PHONE, HERE_LIVES), "when")
    told = out_of_order.propose_instead(state, said, heard)
    assert [one.field for one in told if isinstance(one, NoteAside)] == ["own_home"]
