"""A claim leaves a filing for nothing, asking to submit is no goodbye, and an arbitration clause is heard at once."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import OfferFlow, PauseFlow, Say, StartFlow, TellProgress
from actions.dialogue.fields import Field, reading
from actions.dialogue.reading import NOTHING
from actions.dialogue.rules import navigation, switch
from actions.registry import OPENED_BY
from actions.story.reading import read_story
from backend.shared.wording import Words
from tests.dialogue.states import state_of
from tests.filing.one_message import commands

AMOUNT = Field("amount", Words("标的额", "Amount"), reading(lambda said: NOTHING))
OPENED = {name: OPENED_BY[name] for name in ("revoke_authorization", "start_filing")}


def switched(text: str, intent: str = "revoke_authorization") -> Any:
    state = state_of((AMOUNT,), "amount", service="filing", opened_by=OPENED)
    return [
        one for one in switch.propose(state, Answer(text, intent, "answer"), Candidates()) if isinstance(one, StartFlow)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "还要解除合同收回铺位",
        "仲要解除租約收返個鋪",
        "我还要终止租约",
        "also cancel the lease",
        "要求撤销赠与",
        "我要收回房子",
    ],
)
def test_a_claim_revokes_no_power_of_attorney(text: str) -> None:
    assert switched(text) == []


@pytest.mark.parametrize(
    "text", ["我要撤销委托书", "我想收回授权", "我要解除委托", "I want to revoke the power of attorney"]
)
def test_a_revocation_that_is_named_is_one(text: str) -> None:
    assert switched(text)


@pytest.mark.parametrize(
    "text",
    [
        "先这样，能提交了吗",
        "就咁先，可以交未呀",
        "that's all for now, can I submit it",
        "先这样吧，可以递交了吗",
        "好了，帮我提交吧，先这样",
        "done for now, please submit it",
    ],
)
@pytest.mark.parametrize("intent", ["goodbye", "save_for_later"])
def test_asking_to_submit_is_no_goodbye(text: str, intent: str) -> None:
    state = state_of((AMOUNT,), "amount", service="filing")
    said = Answer(text, intent, "answer")
    assert navigation.propose_later(state, said, Candidates()) == ()
    assert navigation.propose(state, said, Candidates()) == (TellProgress(),)


@pytest.mark.parametrize("text", ["先这样，再见", "先这样吧", "材料明天再交，先这样", "bye, I will submit it tomorrow"])
def test_a_goodbye_stays_one(text: str) -> None:
    state = state_of((AMOUNT,), "amount", service="filing")
    said = Answer(text, "goodbye", "answer")
    assert navigation.propose(state, said, Candidates()) == (PauseFlow(),)


CLAUSES = [
    "合同里写的是CIETAC仲裁",
    "合同约定由贸仲仲裁",
    "合同入面寫咗要去仲裁",
    "the contract says CIETAC arbitration",
    "协议里订明有争议去深国仲",
    "the agreement provides for arbitration",
]


@pytest.mark.parametrize("text", CLAUSES)
@pytest.mark.parametrize("cause", ["sale_contract", "house_lease", "equity"])
def test_a_clause_is_read_as_one(text: str, cause: str) -> None:
    told = read_story(text, [], cause=cause, known={"matter": "transfer"}).sure
    assert told["arbitration_clause"].value == "yes"


@pytest.mark.parametrize(
    "text",
    ["合同没有仲裁条款", "合同约定由江门法院管辖，没写仲裁", "合同冇寫仲裁", "the contract has no arbitration clause"],
)
def test_no_clause_is_none(text: str) -> None:
    assert read_story(text, [], cause="sale_contract").sure["arbitration_clause"].value == "no"


@pytest.mark.parametrize("text", CLAUSES)
@pytest.mark.parametrize("question", ["sale_contract_my_side", "plaintiff_1_phone"])
def test_a_clause_told_beside_is_answered(text: str, question: str) -> None:
    known = {"cause": "sale_contract", "matter": "civil", "for_whom": "self"}
    made = commands(text, question, known)
    assert [one.utter for one in made if isinstance(one, Say)] == ["utter_filing_stopped"]
    assert not any(isinstance(one, StartFlow | OfferFlow) for one in made)
