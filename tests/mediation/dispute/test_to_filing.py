"""What was told for a mediation is carried into a filing: sum, wish, place, telephones and story, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions.filing.claims import claims_of
from actions.filing.story import CLAIMS_TOLD, DOUBTS
from actions.mediation.to_filing import carried, is_same_dispute
from backend.mediation.dispute.model import Application

TODAY = date(2026, 11, 24)
LOAN = Application(
    "林小明", "debt", "吴国安", "2024年3月我转账借给他30万元，一直没还。", "还我30万元，可以分期",
    "⟦phone:0000000001⟧", "⟦phone:0000000002⟧", "300000.00 CNY", "台山台城",
)  # fmt: skip
WALL = replace(
    LOAN, matter="neighbour", what_happened="隔壁砌围墙占了我家一米多地皮。", wish="把围墙拆掉，赔偿我2万元",
    amount="20000.00 CNY", phone="⟦email:0000000003⟧",
)  # fmt: skip


def entity(text: str, words: str, kind: str, value: Any) -> dict[str, Any]:
    at = text.index(words)
    return {"entity": kind, "value": value, "start": at, "end": at + len(words), "extractor": "test"}


STORY = LOAN.what_happened
TYPED = [(STORY, [entity(STORY, "30万元", "money", {"amount": "300000.00", "currency": "CNY"})])]


def test_names_place_and_telephones_go_to_their_sides_and_the_story_stays() -> None:
    told = carried({}, LOAN, TYPED, TODAY)
    assert (told["plaintiff_1_name"], told["defendant_1_name"]) == ("林小明", "吴国安")
    assert (told["plaintiff_1_phone"], told["defendant_1_phone"]) == (LOAN.phone, LOAN.other_contact)
    assert told["defendant_1_lives"]["text"] == "台山台城"
    assert (told["cause"], told["facts"]) == ("private_lending", STORY)


def test_a_sum_of_the_story_is_the_loan_and_the_drafted_claim_asks_for_it_once() -> None:
    told = carried({}, LOAN, TYPED, TODAY)
    assert told["private_lending_lent_amount"] == "300000.00 CNY"
    assert CLAIMS_TOLD not in told
    assert "请求判令被告偿还借款本金300000元" in claims_of({**told, "private_lending_principal": "300000.00 CNY"})


def test_a_sum_only_the_wish_names_is_offered_and_the_wish_becomes_a_claim() -> None:
    told = carried({}, replace(LOAN, what_happened="2024年3月我转账借给他钱，一直没还。"), [], TODAY)
    assert "private_lending_lent_amount" not in told
    assert told[DOUBTS]["private_lending_lent_amount"] == "300000.00 CNY"
    assert told[CLAIMS_TOLD] == ["还我30万元，可以分期"]


def test_of_a_matter_without_a_page_the_wish_is_the_claim_and_an_address_for_mail_is_no_telephone() -> None:
    told = carried({}, WALL, [], TODAY)
    assert claims_of(told) == ["把围墙拆掉，赔偿我2万元"]
    assert "plaintiff_1_phone" not in told


def test_a_filing_that_waits_keeps_what_it_holds_and_gets_what_it_lacks() -> None:
    kept = {"cause": "private_lending", "defendant_1_name": "吴国安", "facts": "另一段话", "claims": ["还钱"]}
    told = carried(kept, LOAN, TYPED, TODAY)
    assert not set(kept) & set(told)
    assert CLAIMS_TOLD not in told and told["plaintiff_1_phone"] == LOAN.phone


@pytest.mark.parametrize(
    ("kept", "same"),
    [
        ({"cause": "private_lending", "defendant_1_name": "吴国安"}, True),
        ({"cause": "private_lending", "defendant_1_name": "陈大文"}, False),
        ({"cause": "divorce", "defendant_1_name": "吴国安"}, False),
        ({"cause": "private_lending"}, False),
    ],
)
def test_only_a_filing_about_the_same_person_and_matter_is_added_to(kept: dict[str, Any], same: bool) -> None:
    assert is_same_dispute(kept, LOAN) is same
