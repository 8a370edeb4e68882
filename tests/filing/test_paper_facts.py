"""Facts of a filing on a paper: which answers it gives, which contradict what was told, how they are put right."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.paper_facts import entry_of, facts_of, parted, with_names_that_are
from actions.filing.readers.paper_values import values_put_right
from tests.filing.one_message import entities

LOAN = "private_lending_"
IOU: dict[str, Any] = {
    "kinds": ["iou"], "lenders": ["陈大文"], "borrowers": ["林小明"], "principal": "300000.00 CNY",
    "lent_on": "2024-03-01", "repay_on": "2025-02-28", "rate": "月利率1%",
}  # fmt: skip
OWED: dict[str, Any] = {"kinds": ["iou"], "borrowers": ["林小明"], "owed": "86000.00 CNY", "paper_date": "2024-09-10"}
CASE = {"cause": "private_lending"}


def test_an_iou_answers_the_questions_about_a_loan() -> None:
    assert facts_of(IOU, CASE) == {
        f"{LOAN}lent_on": "2024-03-01",
        f"{LOAN}lent_amount": "300000.00 CNY",
        f"{LOAN}due_on": "2025-02-28",
        f"{LOAN}interest_rate": "月利率1%",
        f"{LOAN}interest": "yes",
        f"{LOAN}written": "iou",
        "plaintiff_1_name": "陈大文",
        "plaintiff_1_kind": "person",
        "defendant_1_name": "林小明",
        "defendant_1_kind": "person",
    }


def test_what_is_owed_was_not_lent_and_its_day_is_no_day_of_a_loan() -> None:
    told = facts_of(OWED, CASE)
    assert told[f"{LOAN}principal"] == "86000.00 CNY"
    assert {f"{LOAN}lent_amount", f"{LOAN}lent_on"} & set(told) == set()


def test_the_cause_follows_only_where_it_was_proposed() -> None:
    assert facts_of(IOU, {}) == {}
    assert facts_of({**IOU, "cause": "民间借贷纠纷"}, {})["cause"] == "private_lending"
    assert facts_of({**IOU, "cause": "民间借贷纠纷"}, {"cause": "labour"}) == {}


def test_nobody_verified_gets_another_name_and_a_defendant_who_is_known_stays() -> None:
    told = facts_of(IOU, {**CASE, "identity": "verified", "plaintiff_1_name": "CHEN, Dawen"})
    assert "plaintiff_1_name" not in told
    told = facts_of({**IOU, "borrowers": ["王小丽", "林小明"]}, {**CASE, "defendant_1_name": "林小明"})
    assert [name for name in told if name.startswith("defendant_")] == []


def test_two_who_borrowed_are_both_sued() -> None:
    told = facts_of({**IOU, "borrowers": ["林小明", "王小丽"]}, CASE)
    assert (told["defendant_1_more"], told["defendant_2_name"]) == ("yes", "王小丽")


@pytest.mark.parametrize(
    ("name", "known", "differs"),
    [
        ("private_lending_lent_on", "2024年3月", False),
        ("private_lending_lent_on", "2024年4月", True),
        ("private_lending_lent_amount", "300000 CNY", False),
        ("private_lending_lent_amount", "300000.00 HKD", True),
        ("private_lending_interest_rate", "月息一分", False),
        ("private_lending_interest_rate", "年利率6%", True),
        ("private_lending_due_on", "", True),
        ("plaintiff_1_name", "陳大文", False),
        ("defendant_1_name", "林晓明", True),
    ],
)
def test_what_the_person_told_otherwise_is_a_contradiction(name: str, known: str, differs: bool) -> None:
    answers = {**CASE, name: known}
    news, contradictions = parted(facts_of(IOU, answers), answers)
    assert [one.name for one in contradictions] == ([name] if differs else [])
    assert not differs or name not in news


def test_interest_that_was_denied_goes_with_its_rate() -> None:
    answers = {**CASE, f"{LOAN}interest": "no"}
    news, (one,) = parted(facts_of(IOU, answers), answers)
    assert (one.name, dict(one.also)) == (f"{LOAN}interest", {f"{LOAN}interest_rate": "月利率1%"})
    assert f"{LOAN}interest_rate" not in news


def test_an_entry_of_the_evidence_list_says_what_was_read_and_no_more() -> None:
    entry = entry_of(IOU)
    assert (entry.name, entry.source) == ("借条（2024年3月1日）", "林小明出具")
    assert entry.purpose == "证明林小明于2024年3月1日向陈大文借款300,000元，约定2025年2月28日前归还，约定月利率1%"
    owed = entry_of(OWED)
    assert (owed.name, owed.purpose) == ("欠条（2024年9月10日）", "证明林小明欠86,000元")


NAMES = ("lenders", "borrowers", "principal", "repay_on", "rate")
CALLED = {
    "lenders": ("出借人", "lender"), "borrowers": ("借款人", "borrower"), "principal": ("借款金额", "金额", "amount"),
    "repay_on": ("约定还款日", "还款日", "due date"), "rate": ("利息", "利率", "interest rate"),
}  # fmt: skip
_SUM = ("money", "20万", {"amount": "200000.00", "currency": "CNY"})
_DAY = ("date", "2025年3月1日", "2025-03-01")


@pytest.mark.parametrize(
    ("text", "told", "right", "wrong"),
    [
        ("第3项是20万", [_SUM], {"principal": "200000.00 CNY"}, []),
        ("3不对，是20万", [_SUM], {"principal": "200000.00 CNY"}, []),
        ("金额不是30万，是20万", [_SUM], {"principal": "200000.00 CNY"}, []),
        ("还款日应该是2025年3月1日", [_DAY], {"repay_on": "2025-03-01", "term_told": False}, []),
        ("出借人是陈小文，借款人不对", [], {"lenders": ["陈小文"]}, ["borrowers"]),
        ("借款人：林小明、王小丽", [], {"borrowers": ["林小明", "王小丽"]}, []),
        ("the lender is David Chan", [], {"lenders": ["David Chan"]}, []),
        ("利息改成年息6%", [], {"rate": "年息6%", "interest_free": False}, []),
        ("利息是无息的", [], {"rate": "", "interest_free": True}, []),
        ("金额错了", [], {}, ["principal"]),
        ("第1项不对，第2项也不对", [], {}, ["lenders"]),
        ("第9项是20万", [_SUM], {}, []),
        ("借款人一直不还钱", [], {}, []),
        ("金额是多少？", [], {}, []),
        ("20万", [_SUM], {}, []),
    ],
)  # fmt: skip
def test_values_are_put_right_by_number_or_name(text: str, told: Any, right: dict[str, Any], wrong: list[str]) -> None:
    said = Answer(text, "inform", "answer", entities(text, *told))
    assert values_put_right(said, NAMES, CALLED, {"principal": "300000.00 CNY"}) == (right, wrong)


PAID: dict[str, Any] = {
    "kinds": ["transfer"], "payer": "陈大文", "payee": "林小明", "paid": "300000.00 CNY", "paid_on": "2024-03-01",
    "channel": "bank", "remark": "借款",
}  # fmt: skip
HANDED = {"lent_on": "2024-03-01", "lent_amount": "300000.00 CNY", "handed_over": "bank"}
SIDES = {**CASE, "plaintiff_1_name": "陈大文", "defendant_1_name": "林小明"}


@pytest.mark.parametrize(
    ("paper", "answers", "told"),
    [
        (PAID, SIDES, HANDED),
        ({**PAID, "payer": ""}, SIDES, HANDED),
        ({**PAID, "payer": "林小明", "payee": "陈大文"}, SIDES, {"repaid": "300000.00 CNY"}),
        ({**PAID, "payer": "王五", "payee": "赵六"}, SIDES, {}),
        ({**PAID, "payer": "林小明", "payee": "林小明"}, SIDES, {}),
        (PAID, CASE, {}),
        (PAID, {**SIDES, "cause": "labour"}, {}),
        (PAID, {**SIDES, f"{LOAN}lent_amount": "500000.00 CNY"}, {"lent_on": "2024-03-01", "handed_over": "bank"}),
    ],
)  # fmt: skip
def test_a_transfer_hands_a_loan_over_or_pays_it_back_by_who_paid(
    paper: dict[str, Any], answers: dict[str, Any], told: dict[str, str]
) -> None:
    assert facts_of(paper, answers) == {f"{LOAN}{name}": value for name, value in told.items()}


def test_the_entry_of_a_transfer_says_who_paid_whom() -> None:
    entry = entry_of(PAID)
    assert (entry.name, entry.source) == ("转账记录（2024年3月1日）", "银行")
    assert entry.purpose == "证明陈大文于2024年3月1日向林小明转账300,000元，附言“借款”"


LEASE: dict[str, Any] = {
    "kinds": ["contract"], "contract": "lease", "first_party": ["陈大文"], "second_party": ["林小明"],
    "starts_on": "2024-03-01", "monthly": "3000.00 CNY", "place": "江门市蓬江区长堤路12号", "paper_date": "2024-02-20",
}  # fmt: skip
OF_LEASE = {"leased_from": "2024-03-01", "monthly_rent": "3000.00 CNY", "house_place": "江门市蓬江区长堤路12号"}


@pytest.mark.parametrize(
    ("answers", "side", "names"),
    [
        ({}, None, None),
        ({"house_lease_my_side": "tenant"}, "tenant", ("林小明", "陈大文")),
        ({"plaintiff_1_name": "陈大文"}, "landlord", ("陈大文", "林小明")),
        ({"defendant_1_name": "陈大文"}, "tenant", ("林小明", None)),
    ],
)
def test_a_lease_answers_its_questions_and_names_the_parties_where_the_sides_are_known(
    answers: dict[str, str], side: str | None, names: tuple[str, str | None] | None
) -> None:
    told = facts_of(LEASE, {"cause": "house_lease", **answers})
    assert {name: told[f"house_lease_{name}"] for name in OF_LEASE} == OF_LEASE
    assert told.get("house_lease_my_side") == side
    assert (told.get("plaintiff_1_name"), told.get("defendant_1_name")) == (names or (None, None))


def test_a_contract_about_something_else_gives_no_facts_and_is_evidence() -> None:
    assert facts_of(LEASE, CASE) == {}
    entry = entry_of(LEASE)
    assert (entry.name, entry.source) == ("房屋租赁合同（2024年2月20日）", "双方签订")
    assert entry.purpose == "证明陈大文与林小明之间的租赁合同关系，2024年3月1日起租，每月租金3,000元"


def test_a_sale_tells_the_day_and_an_employment_the_job() -> None:
    sale = {"kinds": ["contract"], "contract": "sale", "paper_date": "2024-05-06"}
    assert facts_of(sale, {"cause": "sale_contract"}) == {"sale_contract_signed_on": "2024-05-06"}
    work = {"kinds": ["contract"], "contract": "labour", "job": "车间主任"}
    assert facts_of(work, {"cause": "labour"}) == {"labour_job": "车间主任"}


@pytest.mark.parametrize("known", [{"plaintiff_1_name": "林小明"}, {"defendant_1_name": "陈大文"}])
def test_who_borrowed_and_sues_is_not_turned_into_the_defendant(known: dict[str, str]) -> None:
    assert {"plaintiff_1_name", "defendant_1_name"} & set(facts_of(IOU, {**CASE, **known})) == set()


def test_what_can_be_nobody_s_name_is_unclear_and_not_told() -> None:
    read = {**IOU, "lenders": ["式招商"], "payee": "还款日", "unclear": ["rate"]}
    found = with_names_that_are(read)
    assert (found["lenders"], found["payee"], found["borrowers"]) == ([], "", ["林小明"])
    assert found["unclear"] == ["rate", "lenders", "payee"]
