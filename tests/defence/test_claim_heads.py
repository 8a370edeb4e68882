"""Claims in one breath: each head with its sum, and who bears the costs, is a claim of its own."""

from __future__ import annotations

import pytest

from actions.defence.readers.claim_heads import claims_by_heads
from actions.defence.readers.claims import ClaimsSaid, claims_told, list_begin

OURS = ClaimsSaid("odd", "many", "part", "对方")
THEIRS = ClaimsSaid("odd", "many", "part")
FEES = "仲裁费用由对方承担"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("货款46万，还有违约金2万3，仲裁费他出", ["支付货款46万元", "支付违约金23000元", FEES]),
        ("貨款46萬，違約金2萬3，仲裁費佢出", ["支付货款46万元", "支付违约金23000元", FEES]),
        ("第9项分三条写：货款46万，违约金2万3，仲裁费对方承担", ["支付货款46万元", "支付违约金23000元", FEES]),
        ("租金三万同埋滞纳金两千", ["支付租金三万元", "支付滞纳金两千元"]),
        ("货款12万美元，仲裁费用由对方承担", ["支付货款12万美元", FEES]),
        ("支付货款46万元，仲裁费对方出", ["支付货款46万元", FEES]),
        ("支付货款46万元；仲裁费由对方出", ["支付货款46万元", "仲裁费由对方出"]),
        ("仲裁费他出", [FEES]),
        ("律师费对方承担", ["律师费由对方承担"]),
    ],
)
def test_each_head_and_the_costs_are_claims_of_their_own(text: str, claims: list[str]) -> None:
    assert claims_told(text, 10, OURS).value == claims


@pytest.mark.parametrize(
    "text",
    [
        "付租金三万，押金两千",
        "还我货款46万和利息",
        "支付货款46万元，从2024年1月起计利息",
        "赔偿损失5万，律师费2万",
        "确认合同不是我签的",
        "我们没收到货款46万",
        "退还定金2万，双方解除合同",
    ],
)
def test_other_words_are_parted_by_no_head(text: str) -> None:
    assert claims_by_heads(text, "对方") == []


def test_who_bears_the_costs_is_not_turned_round_in_the_other_sides_claims() -> None:
    assert claims_told("诉讼费由对方承担", 10, THEIRS).value == ["诉讼费由对方承担"]


@pytest.mark.parametrize("text", ["支付货款46万", "分期支付货款46万", "分割房屋：原告占一半"])
def test_a_claim_orders_no_list(text: str) -> None:
    assert list_begin(text) == 0
