"""A statement that takes something back is no claim; the claims drafted from a fact go with it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.claims import claims_of, edited, suggested_claims
from tests.filing.one_message import LOAN, after, commands

DUE, INTEREST = "private_lending_due_on", "private_lending_interest"
KNOWN: dict[str, Any] = {
    **LOAN,
    DUE: "2026年9月",
    "private_lending_lent_on": "2021-08-01",
    "private_lending_handed_over": "cash",
    "private_lending_written": "iou",
    "private_lending_repaid": "",
    "private_lending_principal": "180000.00 CNY",
    INTEREST: "no",
    "private_lending_last_asked_on": "2026年9月",
    "plaintiff_1_address": "曼谷",
    "defendant_1_name": "李国梁",
}
LATE = "逾期利息"


@pytest.mark.parametrize(
    "text",
    [
        "我没说过约定2026年9月还，是没有约定还款日期，9月是我催他的时间",
        "我哋從來冇講過幾時還",
        "It was never agreed that he pays in September",
        "no date was ever agreed for paying back",
        "双方没有约定还款期限",
    ],
)
@pytest.mark.parametrize("question", ["claims", "facts", ""])
def test_a_day_that_was_never_agreed_is_put_right(text: str, question: str) -> None:
    known = {**KNOWN, **({} if question == "claims" else {"claims": suggested_claims(KNOWN)})}
    made = after(commands(text, question, known), known)
    assert made[DUE] == ""
    assert text not in made.get("claims_so_far", made.get("claims", []))


@pytest.mark.parametrize("text", ["我没说过有利息", "冇講過有利息㗎", "I never said there was interest"])
def test_what_changes_no_fact_is_no_claim_either(text: str) -> None:
    made = commands(text, "claims", KNOWN)
    assert after(made, KNOWN) == KNOWN
    assert [one.reading.problem for one in made] == ["utter_text_corrected"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("请求判令被告归还18万元", "上面的请求里已经有了"),
        ("他没有还钱，请求判令他还18万元", "请求判令他还18万元"),
        ("order him to repay 180,000 yuan", "order him to repay 180,000 yuan"),
    ],
)
def test_a_claim_stays_a_claim(text: str, kept: str) -> None:
    assert any(kept in str(one) for one in commands(text, "claims", KNOWN))


def test_a_claim_drafted_from_a_day_goes_with_it_although_the_list_was_edited() -> None:
    made = edited({**KNOWN, "claims_so_far": [*suggested_claims(KNOWN), "被告赔礼道歉"]}, "删除第4条")
    known = {**KNOWN, "claims_so_far": made.value, **made.notes}
    assert any(LATE in one for one in claims_of(known))
    assert claims_of({**known, DUE: ""}) == suggested_claims({**KNOWN, DUE: ""})


def test_a_drafted_claim_follows_its_sum_and_an_own_one_stays() -> None:
    made = edited(KNOWN, "第3条改成：诉讼费和律师费由被告负担")
    known = {**KNOWN, "claims_so_far": made.value, **made.notes}
    later = claims_of(
        {**known, "private_lending_lent_amount": "200000.00 CNY", "private_lending_principal": "200000.00 CNY"}
    )
    assert "200000元" in later[0] and "200000元" in later[1]
    assert later[2:] == ["诉讼费和律师费由被告负担"]
