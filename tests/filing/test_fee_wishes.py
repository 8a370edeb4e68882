"""What a question about court fees is about is read from its words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.materials import category_of
from actions.filing.readers.fee_wishes import FeeWish, fee_wish


def asked(text: str, amount: str | None = None, currency: str = "CNY") -> FeeWish:
    money: list[dict[str, Any]] = [{"entity": "money", "value": {"amount": amount, "currency": currency}}]
    return fee_wish(Answer(text, "ask_court_fee", entities=money if amount else ()))


@pytest.mark.parametrize(
    ("text", "kind", "cause"),
    [
        ("离婚要多少诉讼费", "divorce", None),
        ("離婚要俾幾多堂費", "divorce", None),
        ("借款二十万起诉费多少", None, "private_lending"),
        ("财产保全要多少钱", "preservation", None),
        ("执行费怎么收", "enforcement", None),
        ("申请承认美国判决要交多少钱", "recognition", None),
        ("申請認可香港判決，收幾錢", "recognition", None),
        ("what does recognition of a Canadian judgment cost", "recognition", None),
        ("对方承认欠款，判决要收多少诉讼费", None, "private_lending"),
        ("he recognised the debt, what does the suit cost", None, "private_lending"),
        ("承认外国离婚判决要多少钱", "divorce_recognition", None),
        ("how much to have my foreign divorce recognised", "divorce_recognition", None),
        ("上诉要交多少", "appeal", None),
        ("对管辖权异议的裁定不服上诉要交多少钱", "ruling_appeal", None),
        ("不予受理的裁定我要上诉，要交多少诉讼费", "ruling_appeal", None),
        ("法院駁回起訴，我想上訴，收幾錢", "ruling_appeal", None),
        ("what does it cost to appeal the ruling on jurisdiction", "ruling_appeal", None),
        ("驳回诉讼请求的判决，上诉费多少", "appeal", None),
        ("管辖权异议要钱吗", "jurisdiction_objection", None),
        ("名誉权官司收多少钱", "personality", None),
        ("欠薪要交诉讼费吗", "labour", None),
        ("what does a trademark case cost", "ip", None),
        ("诉讼费多少", None, None),
    ],
)
def test_the_kind_or_the_cause_is_read(text: str, kind: str | None, cause: str | None) -> None:
    wish = asked(text)
    assert (wish.kind, wish.cause) == (kind, cause)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("诉讼费几天内交", "pay"),
        ("when is the court fee due", "pay"),
        ("家里困难可以免交吗", "relief"),
        ("can the fee be waived", "relief"),
        ("撤诉退费吗", "refund"),
        ("do I get a refund if I withdraw the case", "refund"),
        ("is the fee halved for summary procedure", "half"),
        ("诉讼费谁出", "bears"),
        ("who pays the court fee in the end", "bears"),
        ("能用微信支付诉讼费吗", "how"),
        ("do you take credit cards for court fees", "how"),
        ("诉讼费多少", None),
        ("离婚要多少诉讼费", None),
    ],
)
def test_a_question_about_paying_is_told_from_how_much(text: str, topic: str | None) -> None:
    assert asked(text).topic == topic


def test_the_sum_keeps_its_currency() -> None:
    wish = asked("欠我50万港币起诉费多少", "500000.00", "HKD")
    assert (wish.amount, wish.currency) == (Decimal("500000.00"), "HKD")


def test_a_button_names_what_it_says_and_nothing_else_gets_through() -> None:
    pressed = {"fee_kind": "enforcement", "fee_topic": "anything"}
    assert fee_wish(Answer("", "ask_court_fee", pressed=pressed)) == FeeWish(kind="enforcement")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("香港公司立案需要什么文件", "organisation"),
        ("回鄉證得唔得", "hk_macao_resident"),
        ("台胞证可以吗", "taiwan_resident"),
        ("外国护照要不要公证", "foreigner"),
        ("我有绿卡，中国籍，要交什么", "mainland_abroad"),
        ("立案要什么材料", None),
    ],
)
def test_who_files_is_read_from_the_words(text: str, category: str | None) -> None:
    assert category_of(Answer(text, "ask_filing_materials")) == category
