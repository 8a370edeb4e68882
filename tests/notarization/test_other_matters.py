"""Two matters wished for in one message are both kept: one is booked, the other is offered next, and that is said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn
from actions.notarization.flows import matter_changed
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


POWER, WAIVER = "power_of_attorney", "declaration"


def changed(text: str, intent: str = "inform", *, decision: str = "answer", **named: str) -> Any:
    said = message(text, **named)
    said = UserMessage(text, intent, cast(Any, decision), said.entities)
    made = matter_changed(state_of(QUESTIONS, "route", {"matter": POWER}), said, Candidates())
    return made[0].reading.value if made and isinstance(made[0], CorrectSlot) else None


@pytest.mark.parametrize(
    "text",
    [
        "其实我要办的是放弃继承", "其實係放棄繼承嗰種", "搞错了，是放弃继承",
        "actually I want to give up my share of the estate", "sorry, I meant a declaration",
    ],
)  # fmt: skip
def test_another_matter_put_in_place_of_the_one_booked_is_taken(text: str) -> None:
    assert changed(text) == WAIVER


def test_of_two_that_are_named_it_is_not_the_one_that_is_denied() -> None:
    assert changed("唔係委託書，係放棄繼承", power_of_attorney="委託", declaration="放棄") == WAIVER


def test_another_matter_wished_for_as_if_none_were_booked_is_taken() -> None:
    assert changed("我要办放弃继承公证", "start_notarization") == WAIVER
    assert changed("我要办放弃继承公证", "start_notarization", decision="ask_back") is None


@pytest.mark.parametrize(
    "text",
    [
        "我妹妹不想放弃继承",
        "还要办一个放弃继承",
        "放弃继承要多久？",
        "其实我在多伦多",
        "actually I am in Toronto",
        "其实还是委托书",
    ],
)
def test_what_only_mentions_another_matter_or_wishes_for_it_too_changes_nothing(text: str) -> None:
    assert changed(text) is None
