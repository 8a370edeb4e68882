"""A question nobody expects in a filing or an answer is looked up in the law before it is said to be unknown."""

from __future__ import annotations

import pytest

from actions.notarization.held import bring_back_or
from actions.protection import law
from actions.short_answers import short_answers
from actions.topic import ANYTHING
from tests.protection.test_answers import SURE, said, turn_of


@pytest.mark.parametrize("service", ["filing", "defence"])
async def test_what_the_library_knows_is_told_in_a_form_of_a_suit(service: str) -> None:
    turn = turn_of("可以叫佢拆咩？", findings={"可以叫佢拆咩？": SURE})
    await short_answers()[service, ANYTHING](turn)
    assert said(turn)[0] == "utter_law_answer"


@pytest.mark.parametrize("service", ["filing", "defence"])
async def test_what_it_does_not_know_is_still_owned_up_to(service: str) -> None:
    turn = turn_of("可以叫佢拆咩？")
    await short_answers()[service, ANYTHING](turn)
    assert said(turn) and said(turn)[0] != "utter_law_answer"


async def test_who_asks_about_cancelling_a_contract_brings_back_no_form() -> None:
    text = "can I cancel the contract and get my money back"
    turn = turn_of(text, "restore_draft", findings={text: SURE})
    assert await bring_back_or(law.known_instead)(turn)
    assert said(turn)[0] == "utter_law_answer"
