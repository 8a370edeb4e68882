"""The hour and the room told with a hearing's day, and what the sued want of the plaintiff."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer
from actions.defence.aside import counterclaim_and_told, told_beside
from actions.defence.flow import DEFENCE
from actions.defence.readers.beside_hearing import hour_in, room_in, wanted_back
from actions.defence.suit_fields import COUNTER
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, ChangeAnswers
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import Reading
from actions.dialogue.state import State


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Also I want him to pay me the 120k, that's a counterclaim right?", "pay me the 120k"),
        ("我叫他修他不来，我还想要他赔我两万重做的钱", "赔我两万重做的钱"),
        ("我想佢退返三萬訂金俾我", "退返三萬訂金俾我"),
        ("反过来我要对方支付违约金", "支付违约金"),
        ("we want them to refund 3,500 dollars.", "refund 3,500 dollars"),
        ("i want also ask them give back the 20,000 deposit", "give back the 20,000 deposit"),
        ("we also want to make the company refund us 3000", "refund us 3000"),
        ("i want him to give me more time", ""),
        ("I want to ask the court to give me time", ""),
        ("i need the bank to send my statement", ""),
        ("他要我还9万", ""),
        ("原告要公司还9万", ""),
        ("they want me to pay 60000", ""),
        ("I want him to pay the court fees", ""),
        ("我要他付诉讼费", ""),
        ("I want the court to reject it", ""),
        ("我有他还的钱的收据", ""),
    ],
)
def test_what_is_wanted_of_the_plaintiff_is_read(text: str, wanted: str) -> None:
    assert wanted_back(text) == wanted


@pytest.mark.parametrize(
    ("text", "room"),
    [
        ("December 21 at 9 in the morning, courtroom 4.", "courtroom 4"),
        ("一月十一号下午两点半，第三法庭", "第三法庭"),
        ("12月23日上午9点，6号审判庭", "6号审判庭"),
        ("法庭在江门", ""),
        ("I have two court dates", ""),
    ],
)
def test_the_courtroom_is_read(text: str, room: str) -> None:
    assert room_in(text) == room


@pytest.mark.parametrize(
    ("entities", "hour"),
    [
        ([{"entity": "datetime", "value": "2026-12-21T09:00"}], "09:00"),
        ([{"entity": "date", "value": "2027-01-11"}, {"entity": "time", "value": "14:30"}], "14:30"),
        ([{"entity": "date", "value": "2027-01-11"}], ""),
        ([{"entity": "time", "value": "03:00"}], ""),
        ([{"entity": "time", "value": "09:00"}, {"entity": "time", "value": "10:00"}], ""),
    ],
)
def test_one_hour_at_which_a_court_may_sit_is_read(entities: list[dict[str, Any]], hour: str) -> None:
    assert hour_in(Answer("x", "inform", entities=tuple(entities))) == hour


def _at(question: str, **answers: Any) -> State:
    return State(cast(Any, DEFENCE), {"received": "2026-11-20", **answers}, question, QuestionTable({}))


def test_a_hearing_and_a_counterclaim_in_one_breath_are_kept_and_explained() -> None:
    said = Answer("December 21 at 9, courtroom 4. Also I want him to pay me, that's a counterclaim right?", "ask_law")
    told = {"hearing": "2026-12-21", "hearing_time": "09:00", "hearing_of": "2026-12-21", COUNTER: "pay me"}
    kept, asked = counterclaim_and_told(_at("domicile"), said, Candidates(NOTHING, own=told))
    assert isinstance(kept, ChangeAnswers) and kept.changes == told
    assert isinstance(asked, AnswerQuestion) and asked.intent == "ask_defence"


def test_the_hearing_that_is_asked_for_is_kept_with_what_stands_beside_it() -> None:
    said = Answer("December 21 at 9. I also want him to pay me, is that a counterclaim?", "ask_law")
    told = {"hearing_time": "09:00", "hearing_of": "2026-12-21", COUNTER: "pay me"}
    kept, asked = counterclaim_and_told(_at("hearing"), said, Candidates(NOTHING, own=told))
    assert isinstance(kept, ChangeAnswers) and kept.changes == {"hearing": "2026-12-21", **told}
    assert isinstance(asked, AnswerQuestion) and asked.said is not None and "December" not in asked.said.text


def test_a_day_alone_is_left_to_the_other_rules() -> None:
    said = Answer("the hearing is on December 21", "inform")
    assert counterclaim_and_told(_at("domicile"), said, Candidates(NOTHING, own={"hearing": "2026-12-21"})) == ()


def test_what_is_wanted_in_return_is_kept_beside_a_reason() -> None:
    said = Answer("不同意，活漏水，我还想要他赔我两万", "inform")
    heard = Candidates(Reading("不同意，活漏水"), own={COUNTER: "赔我两万", "court": "x"})
    assert told_beside(_at("facts"), said, heard) == {COUNTER: "赔我两万"}
    assert told_beside(_at("facts"), said, Candidates(NOTHING, own={COUNTER: "赔我两万"})) == {}
