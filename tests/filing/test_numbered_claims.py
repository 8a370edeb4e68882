"""Claims told as a list in one message are so many claims; an order about one of them changes that one alone."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.claims import edited
from actions.filing.readers.numbered_claims import list_instead, listed_claims
from tests.filing.one_message import after, commands

KNOWN: dict[str, Any] = {"cause": "other", "matter": "civil", "for_whom": "self", "plaintiff_1_name": "陳美玲"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "1、解除合夥協議；2、吳志強返還投資款40萬元及利息；3、訴訟費由被告負擔",
            ["解除合夥協議", "吳志強返還投資款40萬元及利息", "訴訟費由被告負擔"],
        ),
        ("1.返还货款3.5万元 2.支付违约金2000元", ["返还货款3.5万元", "支付违约金2000元"]),
        ("（一）退還定金五萬；（二）賠償損失", ["退還定金五萬", "賠償損失"]),
        ("我要：一，解除租约；二，租客搬走；三，交清租金", ["解除租约", "租客搬走", "交清租金"]),
        ("1) return the deposit of 5,000 yuan 2) pay the costs", ["return the deposit of 5,000 yuan", "pay the costs"]),
        ("解除合同；返还投资款40万；诉讼费由被告负担", ["解除合同", "返还投资款40万", "诉讼费由被告负担"]),
        (
            "(1) refund 286,000 yuan\n(2) pay interest from 1 July 2025",
            ["refund 286,000 yuan", "pay interest from 1 July 2025"],
        ),
        (
            "請求判令：1、被告歸還5萬元；2、支付利息；3、承擔訴訟費",
            ["被告歸還5萬元", "支付利息", "承擔訴訟費"],
        ),
        (
            "请求如下：(一)判令被告归还借款5万元；(二)支付利息(三)承担诉讼费",
            ["判令被告归还借款5万元", "支付利息", "承担诉讼费"],
        ),
        ("①归还本金5万元②支付利息③承担诉讼费", ["归还本金5万元", "支付利息", "承担诉讼费"]),
        ("诉讼请求\n归还本金5万元\n支付利息\n承担诉讼费", ["归还本金5万元", "支付利息", "承担诉讼费"]),
        ("Claims: (a) return the deposit; (b) pay interest", ["return the deposit", "pay interest"]),
        ("First, repay 50,000; second, pay interest", ["repay 50,000", "pay interest"]),
        ("要求被告归还5万元，并支付利息，以及承担诉讼费", ["要求被告归还5万元", "支付利息", "承担诉讼费"]),
        ("请求法院判令被告搬出房屋并支付租金3万元", ["请求法院判令被告搬出房屋", "支付租金3万元"]),
        ("我想佢還錢，同埋賠償損失", ["我想佢還錢", "賠償損失"]),
        (
            "I want him to return 50,000 and also pay interest and the court fees",
            ["I want him to return 50,000", "pay interest and the court fees"],
        ),
        (
            "请求判令被告返还押金5000元，因为合同约定退租后退还；并承担诉讼费",
            ["请求判令被告返还押金5000元，因为合同约定退租后退还", "承担诉讼费"],
        ),
        ("返还押金5000元；因为合同约定退租后退还；赔偿损失", ["返还押金5000元，因为合同约定退租后退还", "赔偿损失"]),
    ],
)
def test_a_list_is_so_many_claims(text: str, claims: list[str]) -> None:
    assert listed_claims(text) == claims
    made = commands(text, "claims", KNOWN)
    assert [list(one.reading.value) for one in made] == [claims]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "返还借款3.5万元",
        "支付1、2月份工资6000元",
        "他搬走；我很生气",
        "return 5,000 yuan by 1.5.2027",
        "归还借款本金和利息",
        "支付租金、押金和违约金共3万元",
        "被告归还了1万元，支付了利息5000元",
        "他答应还钱并且付利息",
        "他没有还钱，请求判令他还18万元",
        "He promised to return the money and pay interest",
        "赔偿我的损失并不多",
        "return the deposit and the keys",
    ],
)
def test_one_claim_is_no_list(text: str) -> None:
    assert listed_claims(text) == []


THREE = ["解除合夥協議", "返還投資款40萬元", "訴訟費由被告負擔"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("第1條改成：解除雙方的合夥協議", ["解除雙方的合夥協議", *THREE[1:]]),
        ("第3条改成两条：1.诉讼费由被告负担 2.律师费由被告负担", [*THREE[:2], "诉讼费由被告负担", "律师费由被告负担"]),
        ("诉讼请求改成：1.解除协议 2.返还40万元", ["解除协议", "返还40万元"]),
        ("change the claims to: 1. return 400,000 yuan 2. pay the costs", ["return 400,000 yuan", "pay the costs"]),
    ],
)
def test_an_order_about_one_changes_that_one_alone(text: str, claims: list[str]) -> None:
    assert edited({"claims": THREE}, text).value == claims


@pytest.mark.parametrize(
    "text",
    [
        "第16项改成三条：1.解除合伙协议 2.吴志强返还投资款40万元 3.诉讼费由被告负担",
        "第2項改成：1、解除合夥協議；2、返還投資款；3、訴訟費由被告負擔",
        "claims to: 1. dissolve the partnership 2. return 400,000 yuan 3. pay the costs",
    ],
)
def test_at_the_review_an_order_with_court_costs_is_no_question_of_fees(text: str) -> None:
    known = {**KNOWN, "claims": ["1、解除合夥協議；2、返還投資款；3、訴訟費由被告負擔"]}
    made = after(commands(text, "", known, intent="ask_court_fee"), known)
    assert len(made["claims"]) == 3
    assert list_instead(text) is not None
