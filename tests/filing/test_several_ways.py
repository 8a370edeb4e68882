"""An answer that names several of the choices, and a claim that is called by its kind."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.element_choices import choices_of_question, read_of_choices
from actions.filing.readers.claims_by_kind import claim_of_kind
from actions.story.reading import read_story
from backend.filing.causes.guides import load_causes

HANDED = next(one for one in load_causes()["private_lending"].questions if one.key == "handed_over")
CHOICES = choices_of_question(HANDED)
CLAIMS = [
    "请求判令被告偿还借款本金120000元",
    "请求判令被告支付逾期利息至实际清偿之日止",
    "请求判令被告承担本案诉讼费用",
]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("有转账也有现金", "several"),
        ("有轉賬又有現金", "several"),
        ("转账9万，现金3万", "several"),
        ("几种都有，转账九万现金三万", "several"),
        ("微信转了一半，另一半现金", "several"),
        ("现金五万，银行汇款五万", "several"),
        ("bank transfer and some cash", "several"),
        ("part wechat, part cash", "several"),
        ("微信转账", "phone"),
        ("转账，微信转的", "phone"),
        ("微信和支付宝都有", "phone"),
        ("银行卡转的", "bank"),
        ("不是现金，是转账", "bank"),
        ("只有转账没有现金", "bank"),
        ("bank transfer, not cash", "bank"),
        ("从银行取的现金给他", "cash"),
        ("I took the cash from the bank and gave it to him", "cash"),
        ("他还我的时候给的现金", "cash"),
    ],
)
def test_two_ways_named_are_several_and_one_with_its_source_is_one(text: str, way: str) -> None:
    assert read_of_choices(Answer(text, "inform"), CHOICES).value == way


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("我是有转账也有现金", "several"),
        ("有现金，也有银行转账", "several"),
        ("转账九万，现金三万", "several"),
        ("借给他的都是现金", "cash"),
        ("没有现金，也没有转账单", None),
    ],
)
def test_a_story_that_names_two_ways_tells_several(text: str, way: str | None) -> None:
    fact = read_story(text, [], cause="private_lending").sure.get("handed_over")
    assert (fact.value if fact is not None else None) == way


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("另外逾期利息那条删掉", 2),
        ("逾期利息嗰條唔要", 2),
        ("把诉讼费用那一条去掉吧", 3),
        ("删掉逾期利息那条", 2),
        ("please drop the interest claim", 2),
        ("remove the claim for court fees", 3),
        ("请求那条删掉", None),
        ("逾期利息他没有付", None),
        ("违约金那条删掉", None),
        ("借条删掉", None),
        ("他把聊天记录删掉了", None),
        ("删除第2条", None),
    ],
)
def test_a_claim_called_by_its_kind_is_taken_off_where_only_one_is_of_it(text: str, number: int | None) -> None:
    assert claim_of_kind(text, CLAIMS) == number
