"""Claims of an application are added to, a clause ends where it ends, and a yes is no part of a name."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.arbitration.claim_list import ClaimList
from actions.arbitration.readers.told import clause_alone, respondent_in
from actions.dialogue.name_question import names_of_party
from actions.dialogue.turn import Turn
from backend.arbitration.clause_check.check import check_clause

LIST = ClaimList("claims", lambda turn, answer: True)
EARLIER = ["支付货款41万元", "逾期利息"]


def read(text: str, known: dict[str, Any], *, instead: bool = False) -> Reading:
    """Return the reading of a message by the list."""
    turn = cast(Turn, SimpleNamespace(answers=known))
    return asyncio.run((LIST.instead if instead else LIST.read)(turn, Answer(text, "inform")))


@pytest.mark.parametrize("text", ["仲裁费用由对方承担", "仲裁费由对方出", "律师费也要他们出"])
def test_a_further_claim_stands_behind_the_earlier_ones(text: str) -> None:
    assert read(text, {"claims_so_far": EARLIER}).value == [*EARLIER, text]


def test_a_list_with_the_costs_is_taken_whole() -> None:
    found = read("支付货款41万元；逾期利息；仲裁费由对方出", {})
    assert found.value == [*EARLIER, "仲裁费由对方出"]
    assert not found.partial


def test_an_entry_of_the_review_takes_the_format_of_our_own_example() -> None:
    found = read("支付货款41万元；支付逾期利息；承担仲裁费用", {"claims": ["承担仲裁费用"]}, instead=True)
    assert found.value == ["支付货款41万元", "支付逾期利息", "承担仲裁费用"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("双方同意将仲裁机构由江门仲裁委员会改为提交深圳国际仲裁院仲裁", "scia"),
        ("原约定的广州仲裁委员会变更为深圳国际仲裁院，争议由其仲裁", "scia"),
        ("The parties change the arbitration body from CIETAC to SCIA; disputes shall be arbitrated.", "scia"),
        ("由深圳国际仲裁院改为江门仲裁委员会仲裁", "江门仲裁委员会"),
    ],
)
def test_a_body_that_another_one_replaces_does_not_count(text: str, body: str) -> None:
    assert check_clause(text).bodies == (body,)


@pytest.mark.parametrize(
    "text", ["提交江门仲裁委员会或深圳国际仲裁院仲裁", "先由江门仲裁委员会仲裁，再由深圳国际仲裁院仲裁"]
)
def test_two_bodies_to_choose_from_stay_two(text: str) -> None:
    assert check_clause(text).outcome == "several"


CLAUSE = "本合同争议提交深圳国际仲裁院仲裁。"


@pytest.mark.parametrize("behind", ["我想对金盛五金厂申请仲裁，欠68万", "对方欠我钱不还", "They owe me 100,000"])
def test_a_clause_ends_before_the_writers_own_sentence(behind: str) -> None:
    assert clause_alone(CLAUSE + behind) == CLAUSE


@pytest.mark.parametrize("behind", ["仲裁裁决是终局的，对双方均有约束力。", "仲裁地为深圳。", "我方承担翻译费。"])
def test_a_clause_keeps_its_own_sentences(behind: str) -> None:
    assert clause_alone(CLAUSE + behind) == CLAUSE + behind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我想对鹤山市金盛五金厂申请仲裁，欠货款68万", "鹤山市金盛五金厂"),
        ("向深圳国际仲裁院申请仲裁", ""),
        ("对合同争议申请仲裁", ""),
        ("对他申请仲裁", ""),
    ],
)
def test_the_other_side_stands_before_the_wish(text: str, name: str) -> None:
    assert respondent_in(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("对，鹤山市金盛五金厂", "鹤山市金盛五金厂"),
        ("是的，鹤山市金盛五金厂", "鹤山市金盛五金厂"),
        ("Yes, Kinson Metal Ltd", "Kinson Metal Ltd"),
        ("对外贸易有限公司", "对外贸易有限公司"),
        ("好人家餐饮有限公司", "好人家餐饮有限公司"),
        ("Right Way Trading Ltd", "Right Way Trading Ltd"),
    ],
)
def test_a_yes_is_no_part_of_a_name(text: str, name: str) -> None:
    assert names_of_party(text, ("defendant", "other")).value == name
