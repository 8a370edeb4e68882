"""Wording of facts that cannot stay: a sentence about somebody for the goods, words that are not Chinese."""

from __future__ import annotations

import pytest

from backend.filing.foreseen.looking import foresee
from backend.filing.foreseen.model import Finding
from tests.filing.test_foreseen import TODAY, sound

SOLD = "2026年2月，原告作为出卖人与被告就{}达成买卖合同。截至起诉之日，被告尚欠货款100000元未付。"


def found(goods: str, facts: str = SOLD) -> list[Finding]:
    """Return what is found in the wording of a complaint about these goods."""
    told = {"my_side": "seller", "goods": goods}
    complaint = sound(cause="sale_contract", elements=told, facts=facts.format(goods))
    return [one for one in foresee(complaint, TODAY) if one.rule.startswith("answer_")]


@pytest.mark.parametrize(
    ("goods", "rule"),
    [
        ("他是个体户，住开平", "answer_of_somebody"),
        ("佢喺开平做生意", "answer_of_somebody"),
        ("灯具，长沙街道光明路12号", "answer_of_somebody"),
        ("he is a trader in Kaiping", "answer_of_somebody"),
        ("电话13800138000", "answer_of_somebody"),
        ("lamp parts, 300 boxes", "answer_foreign"),
        ("faucets", "answer_foreign"),
        ("灯具 lamp parts with glass shades", "answer_foreign"),
    ],
)
def test_what_cannot_stay_is_found_with_the_question_that_mends_it(goods: str, rule: str) -> None:
    (one,) = found(goods)
    assert (one.rule, one.about) == (rule, "element:goods")


@pytest.mark.parametrize(
    "goods", ["灯具配件，300箱", "LED灯500个", "USB 充电线，2000条", "住宅用门窗60套", "陶瓷洗手盆"]
)
def test_goods_in_chinese_are_left_alone(goods: str) -> None:
    assert found(goods) == []


def test_facts_written_anew_are_not_looked_at_by_the_old_answer() -> None:
    assert found("lamp parts, 300 boxes", facts="2026年2月，被告向原告购买灯具配件300箱，尚欠货款100000元。") == []


def test_a_reason_told_of_somebody_is_no_defect() -> None:
    told = {"my_side": "buyer", "goods": "瓷砖", "breach": "他一直没有发货"}
    facts = "2026年2月，原被告就瓷砖达成买卖合同。被告履行合同的情况为：他一直没有发货。"
    complaint = sound(cause="sale_contract", elements=told, facts=facts)
    assert not [one for one in foresee(complaint, TODAY) if one.rule.startswith("answer_")]
