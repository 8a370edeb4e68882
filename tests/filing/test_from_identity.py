"""Plaintiffs who sue for themselves are told by their identity check: not asked in the form, in no paper left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.filing.from_identity import (
    IDENTIFIED,
    NEXT,
    PENDING,
    SOURCE,
    is_asked,
    is_left_to_check,
    taken,
    taken_over,
    to_come,
)
from actions.filing.parties import parties_of
from backend.drafts.handlers import DraftHandlers
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.filing.open_filing import LOAN, Filing

ONESELF = {"for_whom": "self", "plaintiff_1_kind": "person", "identity": "later"}
HANDED_IN = {
    "name": "谭玉兰", "birth_date": "1948-07-12", "document_number": "⟦document:0123456789⟧",
    "document_type": "hk_macao_id", "sex": "female", "nationality": "",
}  # fmt: skip
AT_THE_PARTIES = {
    f"{LOAN}lent_on": "2024-03-01", f"{LOAN}lent_amount": "300000.00 CNY", f"{LOAN}handed_over": "bank",
    f"{LOAN}written": "iou", f"{LOAN}due_on": "2025-02-28", f"{LOAN}repaid": "", f"{LOAN}interest": "no",
    f"{LOAN}last_asked_on": "2026-10-01", "plaintiff_1_kind": "person",
}  # fmt: skip

REACHED = {
    "plaintiff_1_particulars": "told", "plaintiff_1_phone": "⟦phone:0123456789⟧",
    "plaintiff_1_address": {"text": "香港九龙弥敦道100号", "region": "HK", "district": ""},
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        (ONESELF, True),
        ({**ONESELF, "identity": "verified"}, False),
        ({**ONESELF, "for_whom": "relative"}, False),
        ({**ONESELF, "plaintiff_1_kind": "organisation"}, False),
        ({**ONESELF, "plaintiff_1_more": "yes"}, False),
        ({**ONESELF, "joins": "c_1"}, False),
        ({}, False),
    ],
)
def test_only_who_sues_for_themselves_alone_and_is_not_verified_is_left_to_the_check(
    answers: Mapping[str, Any], left: bool
) -> None:
    assert is_left_to_check(answers) is left
    assert all(is_asked(answers, part) is not left for part in ("name", "sex", "birth_date"))
    assert all(is_asked(answers, part) for part in ("document_number", "address", "phone"))


def test_what_was_told_in_the_form_stays_and_what_a_check_told_before_is_replaced() -> None:
    told = {**ONESELF, "plaintiff_1_name": "谭玉兰（护照姓名 TAM YUK LAN）"}
    first = {**told, **taken_over(told, HANDED_IN)}
    assert first["plaintiff_1_name"] == told["plaintiff_1_name"] and first["plaintiff_1_birth_date"] == "1948-07-12"

    again = {**first, **taken_over(first, {**HANDED_IN, "birth_date": "1949-07-12"})}

    assert again["plaintiff_1_birth_date"] == "1949-07-12" and again["plaintiff_1_name"] == told["plaintiff_1_name"]
    assert taken_over(again, {**HANDED_IN, "birth_date": "1949-07-12"}) == {}


def test_a_number_skipped_in_the_form_is_told_by_the_check() -> None:
    skipped = {**ONESELF, "plaintiff_1_document_number": ""}

    assert taken_over(skipped, HANDED_IN)["plaintiff_1_document_number"] == HANDED_IN["document_number"]


def test_what_the_person_corrects_is_from_no_check_any_more() -> None:
    kept = {**ONESELF, **taken_over(ONESELF, HANDED_IN)}
    corrected = {**kept, "plaintiff_1_sex": "male"}

    assert "plaintiff_1_sex" in taken(kept) and "plaintiff_1_sex" not in taken(corrected)
    assert "plaintiff_1_sex" not in taken_over(corrected, HANDED_IN)


def test_until_the_check_a_draft_says_that_the_name_is_to_come_and_is_never_blank() -> None:
    assert parties_of(ONESELF, "plaintiff")[0].name == PENDING
    assert parties_of({**ONESELF, "for_whom": "relative"}, "plaintiff")[0].name == ""
    assert to_come({**ONESELF, "plaintiff_1_name": "谭玉兰"}) == ("birth_date",)
    assert parties_of({**ONESELF, **taken_over(ONESELF, HANDED_IN)}, "plaintiff")[0].name == "谭玉兰"


@pytest.fixture
def filing(database: Database, keyring: Keyring, clock: FixedClock) -> Filing:
    return Filing(DraftHandlers(database, keyring, clock))


def test_who_sues_for_themselves_is_asked_where_to_reach_them_and_not_who_they_are(filing: Filing) -> None:
    filing.begin(f"{LOAN}last_asked_on", **{**AT_THE_PARTIES, f"{LOAN}last_asked_on": None})

    filing.say("上个月", ("date", "上个月", {"day": "2026-10", "precision": "month"}))

    assert filing.question == "filing_plaintiff_1_particulars"
    assert "住址和电话" in str(filing.said[-1]) and filing.answers[IDENTIFIED] == NEXT


def test_who_sues_for_a_relative_is_asked_who_that_is(filing: Filing) -> None:
    filing.begin(
        f"{LOAN}last_asked_on",
        for_whom="relative",
        authority="我是她女儿",
        **{**AT_THE_PARTIES, f"{LOAN}last_asked_on": None},
    )

    filing.say("上个月", ("date", "上个月", {"day": "2026-10", "precision": "month"}))

    assert filing.question == "filing_plaintiff_1_name" and IDENTIFIED not in filing.answers


def test_a_name_told_of_ones_own_accord_is_kept_and_the_rest_still_comes_from_the_check(filing: Filing) -> None:
    filing.begin("plaintiff_1_address", **AT_THE_PARTIES, plaintiff_1_particulars="single")

    filing.say("我叫谭玉兰", ("person", "谭玉兰", "谭玉兰"))

    assert filing.answers.get("plaintiff_1_name") == "谭玉兰"
    assert to_come(filing.answers) == ("birth_date",) and SOURCE not in filing.answers


@pytest.mark.parametrize("said", ["我張身份證唔喺手", "护照号不知道", "I don't have my passport number here"])
def test_who_has_no_number_at_hand_leaves_it_to_the_check(filing: Filing, said: str) -> None:
    filing.begin("plaintiff_1_document_number", **AT_THE_PARTIES, **REACHED)

    filing.say(said)

    assert filing.answers["plaintiff_1_document_number"] == "" and filing.question == "filing_defendant_1_name"
    assert "document_number" in to_come(filing.answers)


@pytest.mark.parametrize("said", ["C668668(8)", "我妈妈的护照"])
def test_what_is_no_number_is_not_left_to_the_check(filing: Filing, said: str) -> None:
    filing.begin("plaintiff_1_document_number", **AT_THE_PARTIES, **REACHED)

    filing.say(said)

    assert filing.question == "filing_plaintiff_1_document_number"


def test_the_number_of_a_relative_cannot_be_left_to_the_check(filing: Filing) -> None:
    filing.begin(
        "plaintiff_1_document_number", for_whom="relative", authority="我是她女儿", plaintiff_1_name="谭玉兰",
        plaintiff_1_birth_date="1948-07-12", plaintiff_1_sex="female", **AT_THE_PARTIES, **REACHED,
    )  # fmt: skip

    filing.say("护照号不知道")

    assert filing.question == "filing_plaintiff_1_document_number"
