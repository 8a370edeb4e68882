"""A correction and questions in one message: the correction ends where a question begins, and neither is lost."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field, reading
from actions.dialogue.interpreter import interpret
from actions.dialogue.message import Clause
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.questions_beside import without_questions
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.reading import NOTHING
from backend.shared.wording import Words
from tests.dialogue.states import state_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("不对是12万，另外诉讼费多少，律师一定要请吗", "不对是12万，"),
        ("唔係15萬，係12萬，仲有幾時開庭", "唔係15萬，係12萬，"),
        ("sorry, I meant 120,000. how much is the court fee and do I need a lawyer?", "sorry, I meant 120,000. "),
        ("no, it's my birth certificate. what does it cost? and where are you?", "no, it's my birth certificate. "),
        ("金额改成12万，诉讼费要多少", "金额改成12万，"),
        ("应该是12万才对，多久能判", "应该是12万才对，"),
    ],
)  # fmt: skip
def test_questions_are_blanked_beside_what_is_told(text: str, told: str) -> None:
    found = without_questions(text)
    assert len(found) == len(text)
    assert found.strip() == told.strip()


@pytest.mark.parametrize(
    "text",
    [
        "能改成12万吗",
        "诉讼费多少？",
        "金额不对，可以改成12万吗",
        "I changed my mind, can you make it 12,000?",
        "借了15万，不对50万",
        "我哥说他什么都没签过，其实他签了",
        "",
    ],
)
def test_a_question_alone_or_with_the_value_stays(text: str) -> None:
    assert without_questions(text) == text


async def _answer(turn: Any) -> None:
    return None


AMOUNT = Field("lent_amount", Words("借出金额", "Amount lent"), reading(lambda said: Reading(said.text)))
DAY = Field("lent_on", Words("借出日期", "Lent on"), reading(lambda said: NOTHING))
TABLE = QuestionTable({"ask_court_fee": _answer}, {("small", "cost"): _answer, ("filing", "lawyer"): _answer})
TEXT = "不对，金额是12万，诉讼费多少，要多久"


def parted(text: str, *parts: tuple[str, str]) -> Answer:
    spans, at = [], 0
    for words, intent in parts:
        start = text.index(words, at)
        spans.append(Clause(start, start + len(words), intent, "answer"))
        at = start + len(words)
    return Answer(text, parts[-1][1], parts=tuple(spans))


def test_the_correction_beside_questions_is_made_and_the_questions_are_answered() -> None:
    state = state_of((AMOUNT, DAY), "lent_on", {"lent_amount": "150000 CNY"}, questions=TABLE)
    message = parted(TEXT, ("不对，金额是12万", "correct_answer"), ("诉讼费多少", "ask_court_fee"))
    taken = revisions(Answer(without_questions(TEXT).strip(" ，"), "inform"))
    value = Reading("120000 CNY", entities=("amount_of_money",))
    found = Candidates(revised=[Proposal(one, {"lent_amount": value}, {}) for one in taken])
    made = interpret(state, message, found)
    assert do.CorrectSlot("lent_amount", value) in made
    assert [one.intent for one in made if isinstance(one, do.AnswerQuestion)] == ["ask_court_fee"]


def test_what_takes_nothing_back_corrects_nothing_beside_a_question() -> None:
    state = state_of((AMOUNT, DAY), "lent_on", {"lent_amount": "150000 CNY"}, questions=TABLE)
    message = Answer("诉讼费多少", "ask_court_fee")
    assert not any(isinstance(one, do.CorrectSlot) for one in interpret(state, message, Candidates()))
