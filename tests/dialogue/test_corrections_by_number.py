"""An answer called by the number it was shown with gets the value told with it; a number never shown is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field, reading
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.reading import NOTHING
from actions.dialogue.rules import correction
from actions.dialogue.state import REVIEW
from backend.shared.wording import Words
from tests.dialogue.states import state_of


def _words(said: Answer) -> Reading:
    return Reading(said.text) if said.text else NOTHING


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
