"""A summons of a court that may be anybody's is asked about before any day to answer is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.answers import Answer
from actions.defence.whose_court import place_told, told_of_elsewhere
from tests.actions.test_court_names import Talk
from tests.actions.test_outside_judgments import heard

_OPEN = "I got a summons from the Family Court"
_ELSEWHERE = "utter_defence_sued_elsewhere"


def _talk(said: Answer, told: str = "") -> Any:
    talk: Any = Talk(replace(said, intent="start_defence"), told=told)
    talk.events = []
    return talk


def _asked() -> str:
    talk = _talk(heard(_OPEN))
    assert told_of_elsewhere(talk)
    assert len(talk.buttons) == 2
    return str(talk.said[0])


@pytest.mark.parametrize(
    "text", ["a court in graz sent me a summons", "收到家庭法院的传票", "I got a county court summons"]
)
def test_of_a_court_abroad_its_own_rules_are_told(text: str) -> None:
    talk = _talk(heard(text))
    assert told_of_elsewhere(talk)
    assert talk.said == [_ELSEWHERE]


@pytest.mark.parametrize(
    "text",
    [
        "Family Court gave me a divorce decree, is it valid in Taishan",
        "台山法院寄来传票",
        "how long does a divorce take at the Family Court",
    ],
)
def test_a_decision_or_a_question_is_no_summons(text: str) -> None:
    assert not told_of_elsewhere(_talk(heard(text)))


async def test_a_place_typed_behind_the_question_decides() -> None:
    question = _asked()
    abroad, here = _talk(heard("Canada"), question), _talk(heard("江门"), question)
    assert await place_told(abroad)
    assert await place_told(here)
    assert (abroad.said, here.said) == ([_ELSEWHERE], [])
    assert [event["name"] for event in here.events] == ["defence_form"]


async def test_who_does_not_know_is_told_how_to_see_it_and_asked_again() -> None:
    talk = _talk(Answer("唔知", "inform"), _asked())
    assert await place_told(talk)
    assert "人民法院" in talk.said[0]
    assert len(talk.buttons) == 2


@pytest.mark.parametrize(("text", "question"), [("谢谢", True), ("Canada", False)])
async def test_nothing_else_is_an_answer_to_it(text: str, question: bool) -> None:
    assert not await place_told(_talk(heard(text), _asked() if question else ""))


def test_the_button_abroad_tells_of_the_rules_there_and_the_other_opens_the_form() -> None:
    abroad = _talk(Answer("", "start_defence", pressed={"country": "abroad"}))
    assert told_of_elsewhere(abroad)
    assert abroad.said == [_ELSEWHERE]
    assert not told_of_elsewhere(_talk(Answer("", "start_defence", pressed={"country": "CN"})))
