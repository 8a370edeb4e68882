"""In the middle of a booking the way is answered and the question stands; what the map asks is for the map."""

from __future__ import annotations

import pytest

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion
from actions.dialogue.message import UserMessage
from actions.notarization.questions import QUESTIONS
from actions.notarization.way_there import place_for_the_map
from actions.topic import kinds_asked
from tests.dialogue.states import state_of

ASKED = ("utter_legal_map_ask_place", "utter_ask_notarization_nationality")


@pytest.mark.parametrize(
    "text",
    [
        "怎么走",
        "请问怎么去？",
        "点去㗎",
        "公证处怎么走",
        "how do I get there?",
        "地址在哪里",
        "directions please",
        "怎么坐车去那里",
    ],
)
def test_the_way_is_asked(text: str) -> None:
    assert kinds_asked(text) == ["way"]


@pytest.mark.parametrize(
    "text", ["离婚程序怎么走", "下一步怎么走", "怎么办", "我去不了", "how do I get my certificate", "走了"]
)
def test_other_ways_are_no_way_to_an_office(text: str) -> None:
    assert "way" not in kinds_asked(text)


def _said(text: str, question: str, said_last: tuple[str, ...]) -> tuple[object, ...]:
    place = {"entity": "place", "value": {"name": "Toronto"}, "start": 0, "end": 3}
    message = UserMessage(text, "inform", "answer", (place,))
    state = state_of(QUESTIONS, question, {"matter": "birth"}, said_last=said_last)
    return place_for_the_map(state, message, Candidates())


def test_a_city_told_to_the_map_is_the_maps() -> None:
    (command,) = _said("多伦多", "nationality", ASKED)
    assert isinstance(command, AnswerQuestion) and command.intent == "find_institution"


@pytest.mark.parametrize(
    ("text", "question", "said_last"),
    [
        ("多伦多", "whereabouts", ASKED),
        ("多伦多", "nationality", ("utter_ask_notarization_nationality",)),
        ("多伦多那边的中国护照，内地居民", "nationality", ASKED),
    ],
)
def test_a_city_for_the_booking_or_beside_more_is_the_bookings(
    text: str, question: str, said_last: tuple[str, ...]
) -> None:
    assert _said(text, question, said_last) == ()
