"""What is refused before anything is kept, and what an answer is turned into."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from backend.defence.details import answer_from, suit_from, to_json
from backend.defence.evidence import Evidence
from backend.defence.kept import may_be_sent
from backend.defence.model import Answer, ClaimAnswer, Defendant, Suit
from backend.documents.answer_text import answer_text
from backend.shared.errors import Refused

TODAY = date(2026, 11, 24)
SUIT = Suit("台山市人民法院", "（2026）粤0781民初123号", ("陈大文",), date(2026, 11, 20), "china", date(2027, 1, 12))
CLAIMS = (
    ClaimAnswer("归还借款30万元", "partly", "只借了20万"),
    ClaimAnswer("支付利息", "deny"),
    ClaimAnswer("承担诉讼费", "admit"),
)
ANSWER = Answer((Defendant("person", "林小明"),), CLAIMS, "2020年借的。", (Evidence("转账记录"),), TODAY)


def test_a_day_that_is_still_to_come_is_refused() -> None:
    with pytest.raises(Refused, match="defence_received_future"):
        Suit(received_on=date(2026, 11, 26)).check(TODAY)


def test_the_day_itself_and_no_day_at_all_are_taken() -> None:
    Suit(received_on=TODAY).check(TODAY)
    Suit().check(TODAY)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"defendants": ()}, "defence_nobody"),
        ({"defendants": (Defendant("person", ""),)}, "defence_nobody"),
        ({"claims": ()}, "defence_no_claim"),
        ({"claims": CLAIMS * 3}, "defence_too_many_claims"),
        ({"claims": (ClaimAnswer("归还借款", "partly", " "),)}, "defence_reason_missing"),
        ({"facts": "借" * 4001}, "defence_too_long"),
    ],
)
def test_what_would_be_no_answer_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        dataclasses.replace(ANSWER, **change).check()  # type: ignore[arg-type]


def test_a_bare_denial_needs_no_reason() -> None:
    ANSWER.check()


def test_suit_and_answer_come_back_as_they_were_kept() -> None:
    kept = to_json(SUIT, ANSWER)
    assert (suit_from(kept), answer_from(kept)) == (SUIT, ANSWER)
    assert answer_from(to_json(Suit(), None)) is None


def test_only_an_answer_to_a_numbered_case_can_be_sent() -> None:
    assert may_be_sent(SUIT, ANSWER)
    assert not may_be_sent(SUIT, None)
    assert not may_be_sent(dataclasses.replace(SUIT, case_number=""), ANSWER)


def test_the_paper_says_to_each_claim_what_the_person_said() -> None:
    text = answer_text(SUIT, ANSWER)
    [against, facts, evidence] = text.sections
    assert against.body == (
        "对“归还借款30万元”：部分同意。具体意见：只借了20万。",
        "对“支付利息”：不同意。",
        "对“承担诉讼费”：承认。",
    )
    assert (facts.body, evidence.body) == (("2020年借的。",), ("转账记录",))
    assert text.title == "民事答辩状"
    assert text.court_name == "台山市人民法院"
    assert text.parties[1:] == (
        "被答辩人（原告）：陈大文。",
        "答辩人就被答辩人起诉一案（案号：（2026）粤0781民初123号），提出答辩意见如下。",
    )


def test_what_nobody_said_is_a_blank_to_fill_in_and_nothing_is_made_up() -> None:
    text = answer_text(Suit(), ANSWER)
    assert text.court_name == "________人民法院"
    assert "________" in text.parties[0]
    assert text.parties[1] == "被答辩人（原告）：________。"


def test_a_company_answers_by_who_acts_for_it() -> None:
    company = Defendant("organisation", "江门宏发贸易有限公司", representative="林大文")
    text = answer_text(SUIT, dataclasses.replace(ANSWER, defendants=(company,)))
    assert text.signers == ("江门宏发贸易有限公司（林大文）",)
    assert "法定代表人或者主要负责人：林大文" in text.parties[0]


def test_two_who_answer_together_both_sign() -> None:
    both = (Defendant("person", "林小明"), Defendant("person", "何秀兰"))
    text = answer_text(SUIT, dataclasses.replace(ANSWER, defendants=both))
    assert text.signers == ("林小明", "何秀兰")
    assert text.parties[0].startswith("答辩人1（被告）：林小明")
