"""A choice that stands beside "I told you" is the choice, and an answer's inner name is never shown."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Say
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.filing.intake import FILE
from actions.filing.readers.party_names import everyday
from actions.filing.story_rules import Heard
from actions.filing.told_before import told_before
from actions.story.reading import read_story
from backend.shared.wording import Words


def _decided(text: str, question: str, here: Reading) -> tuple[Any, ...]:
    state = State(cast(Any, FILE), {"cause": "sale_contract"}, question, QuestionTable({}))
    heard = Heard(read_story(text, []), before={})
    return told_before(state, Answer(text, "inform"), Candidates(here, own=heard))


def test_a_choice_beside_the_remark_is_taken() -> None:
    assert _decided("买货的，我说了没发货", "sale_contract_my_side", Reading("buyer")) == ()


def test_the_bare_remark_is_answered_that_nothing_was_found() -> None:
    (said,) = _decided("我说过了", "sale_contract_my_side", NOTHING)
    assert isinstance(said, Say)


@pytest.mark.parametrize(
    ("label", "called"),
    [
        (Words("第一原告地址", "Plaintiff 1: address"), Words("原告的地址", "the plaintiff's address")),
        (
            Words("第二被告电话", "Defendant 2: telephone"),
            Words("第二位被告的电话", "the defendant's (number 2) telephone"),
        ),
        (Words("借款日期", "day of the loan"), Words("借款日期", "day of the loan")),
    ],
)
def test_an_answer_is_called_what_people_call_it(label: Words, called: Words) -> None:
    assert everyday(label) == called
