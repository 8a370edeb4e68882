"""What a question about court fees is about is read from its words."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from actions.answers import Answer
from actions.filing.fee_flow import sum_counts
from actions.filing.fees import known_from_talk
from actions.filing.materials import category_of
from actions.filing.readers.fee_wishes import FeeWish, fee_wish
from backend.filing.fees.rates import FeeKind


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
        ("法院驳回我的起诉，我上诉要交钱吗", "ruling_appeal", None),
        ("法院驳回了我们的起诉，上诉费多少", "ruling_appeal", None),
        ("法院不给立案，我要上诉，交多少钱", "ruling_appeal", None),
        ("do I pay to appeal when the court dismissed my suit", "ruling_appeal", None),
        ("what does it cost to appeal the ruling on jurisdiction", "ruling_appeal", None),
        ("驳回诉讼请求的判决，上诉费多少", "appeal", None),
        ("法院驳回了我的诉讼请求，我上诉要交多少钱", "appeal", None),
        ("the court dismissed my claims in its judgment, what does an appeal cost", "appeal", None),
        ("执行外国判决要先交钱吗", "recognition", None),
        ("国外的离婚判决拿回来要交多少钱", "divorce_recognition", None),
        ("foreign court judgment, what do I pay to enforce it", "recognition", None),
        ("执行江门法院的判决要先交钱吗", "enforcement", None),
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
    ("text", "place", "kind"),
    [
        ("执行加拿大法院的判决要先交钱吗", "CA", "recognition"),
        ("香港的离婚判决要交多少钱", "HK", "recognition"),
        ("悉尼法院的离婚判决，国内认要交多少钱", "AU", "divorce_recognition"),
        ("江门法院的判决，执行费多少", "CN", "enforcement"),
    ],
)
def test_a_decision_from_outside_costs_what_its_recognition_costs(text: str, place: str, kind: str) -> None:
    name = next(one for one in ("加拿大", "香港", "悉尼", "江门") if one in text)
    at = text.index(name)
    entity = {"entity": "place", "value": {"country": place}, "start": at, "end": at + len(name)}
    assert fee_wish(Answer(text, "ask_court_fee", entities=(entity,))).kind == kind


@pytest.mark.parametrize("kind", get_args(FeeKind))
def test_a_sum_is_asked_only_where_it_changes_the_fee(kind: FeeKind) -> None:
    assert sum_counts(kind) is (kind not in {
        "labour", "jurisdiction_objection", "ruling_appeal", "arbitration_review", "divorce_recognition",
        "other_non_property",
    })  # fmt: skip


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


WON = "I won a judgment in California, he lives in Xinhui"
CALIFORNIA = {"entity": "place", "start": 20, "end": 30, "value": {"said": "California", "country": "US"}}


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        (WON, "how many money the court charge, 240000 usd", "recognition"),
        (WON, "help me start. what is the fee", "recognition"),
        (WON, "and what does it cost to sue him again here", None),
        (WON, "离婚要多少诉讼费", "divorce"),
        ("能不能执行他的房子", "20万的话诉讼费多少", None),
        ("他欠我20万", "诉讼费多少", None),
        ("how long does a divorce take?", "and the fee", "divorce"),
        ("老板欠我工资怎么办", "要多少诉讼费", "labour"),
        ("我要离婚", "如果起诉要多少诉讼费", "divorce"),
        ("我要离婚", "借款20万诉讼费多少", None),
    ],
)  # fmt: skip
def test_the_fee_of_a_decision_told_before_is_that_of_its_recognition(before: str, text: str, kind: str | None) -> None:
    earlier = Answer(before, "ask_enforcement", entities=[CALIFORNIA] if "California" in before else ())
    turn: Any = SimpleNamespace(
        spoken_before=[],
        has_draft=False,
        answer=Answer(text, "ask_court_fee"),
        typed_before=lambda most: [earlier],
        whole=Answer(text, "ask_court_fee"),
    )
    assert known_from_talk(turn, fee_wish(turn.answer)).kind == kind


@pytest.mark.parametrize(
    ("whole", "part", "amount", "cause"),
    [
        ("he got 180000 rmb and does not pay back, how much is the fee", "how much is the fee", "180000", None),
        ("佢借咗我180000唔还，诉讼费要几多", "诉讼费要几多", "180000", None),
        ("借条写180000，借钱不还，诉讼费要几多", "诉讼费要几多", "180000", "private_lending"),
        ("诉讼费要几多", "诉讼费要几多", None, None),
    ],
)  # fmt: skip
def test_the_sum_in_another_clause_is_that_of_the_fee(
    whole: str, part: str, amount: str | None, cause: str | None
) -> None:
    money = (
        [{"entity": "money", "value": {"amount": amount, "currency": "CNY"}, "start": 0, "end": 1}] if amount else []
    )
    turn: Any = SimpleNamespace(
        spoken_before=[], has_draft=False, answer=Answer(part, "ask_court_fee"), typed_before=lambda most: [],
        whole=Answer(whole, "start_filing", entities=money),
    )  # fmt: skip
    told = known_from_talk(turn, fee_wish(turn.answer))
    assert (told.amount, told.cause) == (Decimal(amount) if amount else None, cause)


def test_of_two_sums_none_is_taken_for_the_fee() -> None:
    money = [{"entity": "money", "value": {"amount": one, "currency": "CNY"}} for one in ("5000", "180000")]
    turn: Any = SimpleNamespace(
        spoken_before=[], has_draft=False, answer=Answer("诉讼费多少", "ask_court_fee"), typed_before=lambda most: [],
        whole=Answer("还了5000，欠180000，诉讼费多少", "ask_court_fee", entities=money),
    )  # fmt: skip
    assert known_from_talk(turn, fee_wish(turn.answer)).amount is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("court fee for 500000", "500000"),
        ("the fees of a claim of 20,000", "20000"),
        ("500000的诉讼费多少", "500000"),
        ("標的300000訴訟費幾多", "300000"),
        ("court fee for 2024", None),
        ("court fee for my case (2026)0703", None),
        ("诉讼费是20231231交的吗", None),
        ("court fee on 2026-12-01", None),
    ],
)
def test_a_bare_figure_beside_the_fee_is_the_sum(text: str, amount: str | None) -> None:
    assert fee_wish(Answer(text, "ask_court_fee")).amount == (None if amount is None else Decimal(amount))
