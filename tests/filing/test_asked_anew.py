"""An answer is put right by its question's own words, or by a choice's; what is told beside stands in the facts."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import ChangeAnswers, CorrectSlot, Reopen
from actions.filing.story import OWN_WORDS
from tests.filing.one_message import LOAN, commands

HANDED = "private_lending_handed_over"
KNOWN: dict[str, Any] = {
    **LOAN,
    HANDED: "cash",
    "private_lending_repaid": "",
    "private_lending_principal": "180000.00 CNY",
}
SPLIT = "其中转账九万元，现金九万元"


@pytest.mark.parametrize("text", ["改 钱是怎么给的", "还要改一下 钱是怎么给的", "改一下钱是怎么给对方的"])
def test_the_words_of_a_question_open_it(text: str) -> None:
    made = commands(text, "claims", KNOWN, intent="ask_trust", decision="clarify")
    assert Reopen(HANDED) in made


@pytest.mark.parametrize("text", ["钱是怎么给的", "改一下诉讼费是怎么给法院的", "改第2条", "改天再说怎么给"])
def test_a_question_or_another_name_opens_nothing(text: str) -> None:
    assert Reopen(HANDED) not in commands(text, "claims", KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "不对，我是有转账也有现金，转账九万，现金九万",
        "还要改一下 给钱是几种都有 转账九万现金九万",
        "几种都有，转账九万现金九万",
    ],
)
def test_several_ways_are_chosen_anew_and_the_sums_stand_in_the_facts(text: str) -> None:
    made = commands(text, "claims", KNOWN)
    assert [one.reading.value for one in made if isinstance(one, CorrectSlot) and one.field == HANDED] == ["several"]
    (own,) = [one.changes[OWN_WORDS] for one in made if isinstance(one, ChangeAnswers) and OWN_WORDS in one.changes]
    assert own["own"] == [SPLIT]


def test_a_split_told_again_replaces_the_one_before() -> None:
    known = {**KNOWN, HANDED: "several", OWN_WORDS: {"draft": True, "own": ["他说会还", SPLIT]}}
    made = commands("改一下，几种都有，转账十万现金八万", "claims", known)
    (own,) = [one.changes[OWN_WORDS] for one in made if isinstance(one, ChangeAnswers) and OWN_WORDS in one.changes]
    assert own["own"] == ["他说会还", "其中转账十万元，现金八万元"]


@pytest.mark.parametrize(
    "text", ["他后来还过现金，也转过账", "加一条：支付利息", "转账记录和现金收条我都有", "可以现金还，也可以转账还"]
)
def test_a_message_that_corrects_nothing_changes_no_way(text: str) -> None:
    made = commands(text, "claims", KNOWN)
    assert not [one for one in made if isinstance(one, CorrectSlot) and one.field == HANDED]
