"""Two matters wished for in one message are both kept: one is booked, the other is offered next, and that is said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.notarization.other_matters import OTHERS, keep_opening, lines, offered_next, wished_besides
from actions.notarization.questions import QUESTIONS
from tests.dialogue.states import state_of

BIRTH, RECORD = "birth", "no_criminal_record"


def message(text: str, **named: str) -> UserMessage:
    """A message with the matters its words name."""
    entities = tuple(
        {"entity": "notarization_matter", "value": matter, "start": text.index(words), "end": text.index(words) + 1}
        for matter, words in named.items()
    )
    return UserMessage(text, "inform", "answer", entities)


def kept(text: str, question: str = "review", waiting: Any = None, **named: str) -> Any:
    known = {"matter": BIRTH, **({OTHERS: waiting} if waiting else {})}
    made = wished_besides(state_of(QUESTIONS, question, known), message(text, **named), Candidates())
    return made[0].changes[OTHERS] if made and isinstance(made[0], ChangeAnswers) else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("怎么只有出生公证？我还要无犯罪记录", "无犯罪"),
        ("我仲要無犯罪紀錄", "無犯罪"),
        ("无犯罪记录公证也要一起办", "无犯罪"),
        ("I also need a no criminal record certificate", "no criminal"),
        ("both please: birth and no criminal record", "no criminal"),
        ("另外再约一个无犯罪记录", "无犯罪"),
    ],
)
@pytest.mark.parametrize("question", ["review", "phone", "whereabouts"])
def test_another_matter_wished_for_too_waits(text: str, words: str, question: str) -> None:
    assert kept(text, question, **{RECORD: words}) == [RECORD]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("不是出生，是无犯罪记录", {RECORD: "无犯罪"}),
        ("改成无犯罪记录公证", {RECORD: "无犯罪"}),
        ("唔係出生，係無犯罪", {RECORD: "無犯罪"}),
        ("出生公证还要带什么", {BIRTH: "出生"}),
        ("I want the birth certificate instead", {BIRTH: "birth"}),
    ],
)
def test_a_change_or_the_same_matter_is_no_other_one(text: str, named: dict[str, str]) -> None:
    assert kept(text, **named) is None


def test_a_matter_that_waits_already_is_not_kept_twice() -> None:
    assert kept("我还要无犯罪记录", waiting=[RECORD], **{RECORD: "无犯罪"}) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("我要办出生公证和无犯罪记录公证", {BIRTH: "出生", RECORD: "无犯罪"}),
        ("出生同無犯罪都要公證", {BIRTH: "出生", RECORD: "無犯罪"}),
        ("birth certificate and no criminal record", {BIRTH: "birth", RECORD: "no criminal"}),
    ],
)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_opening_says_which_goes_first_and_the_other_is_offered(
    text: str, named: dict[str, str], language: str
) -> None:
    answers: dict[str, Any] = {"matter": BIRTH}
    said: list[str] = []
    turn = SimpleNamespace(
        answer=message(text, **named),
        answers=answers,
        change=answers.update,
        language=language,
        say=lambda utter, *more, **facts: said.append(str(facts["lines"])),
    )
    keep_opening(cast(Turn, turn))
    assert answers[OTHERS] == [RECORD]
    assert said == [lines(cast(Turn, turn))]
    (one,) = offered_next(cast(Turn, turn))
    assert one["payload"] == '/start_notarization{"notarization_matter": "no_criminal_record"}'
