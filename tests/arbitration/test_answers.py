"""A respondent's answer: its last day is watched, it goes to SCIA once, and what follows is told as to anybody."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from backend.arbitration.answer import Answer, Counterclaim, answer_from, answer_json
from backend.arbitration.commands import (
    ApplicationPaper,
    ArbitrationAtDesk,
    ArbitrationQueue,
    KeepAnswer,
    MyArbitrations,
    OneArbitration,
    PreviewAnswer,
    RecordNews,
    SupplementArbitration,
    WithdrawArbitration,
)
from backend.arbitration.course import News, may_follow
from backend.arbitration.model import Arbitration, Party
from backend.documents.arbitration_answer_text import TITLE, WITH_COUNTERCLAIM, answer_text
from tests.arbitration.conftest import ANNA, ANSWER, BEN, NUMBER, World

WATCHED = Answer(NUMBER, (), (), date(2026, 11, 20), date(2026, 12, 4))


@pytest.fixture(autouse=True)
def case(world: World) -> None:
    """SCIA has a case against 林小明."""
    world.scia.control("case", number=NUMBER, respondents=["林小明"])


def answer(world: World, request_id: str = "a1", *, send: bool = True, **change: Any) -> Arbitration:
    kept: Arbitration = world.do(KeepAnswer(request_id, ANNA, dataclasses.replace(ANSWER, **change), send))
    return kept


def test_an_answer_goes_to_scia_once_with_its_files_and_its_numbers_opened(world: World) -> None:
    sent = answer(world)
    assert (sent.status, sent.number[:7], sent.is_answer) == ("received", "SCIA-A-", True)
    assert answer(world).number == sent.number
    [kept] = world.scia.state()["answered"].values()
    assert kept["respondents"][0]["phone"] == "+1 416 555 0100"
    assert (kept["counterclaims"], kept["counterclaim_amount"]) == (["赔偿损失10万元"], "100000")
    assert (kept["objection"], kept["arbitrator"]) == ("合同里没有仲裁条款。", "李敏")
    assert kept["evidence"][0]["sha256"] in world.scia.state()["files"]


def test_the_last_day_of_the_notice_is_reminded_of_until_the_answer_is_in(world: World) -> None:
    world.do(KeepAnswer("w1", ANNA, WATCHED, send=False))
    world.until(world.clock.now() + timedelta(days=4))
    assert world.said() == ["utter_arbitration_near_answer"]
    assert "12月4日" in world.spoken[0][1]["due"] and NUMBER in world.spoken[0][1]["number"]
    answer(world)
    assert [one.arbitration_id for one in world.do(MyArbitrations(ANNA))] == ["a1"]
    world.until(world.clock.now() + timedelta(days=10))
    assert world.said() == ["utter_arbitration_near_answer"]


def test_a_day_that_was_watched_without_a_number_is_not_reminded_of_once_it_is_answered(world: World) -> None:
    world.do(KeepAnswer("w1", ANNA, dataclasses.replace(WATCHED, number=""), send=False))
    other = dataclasses.replace(WATCHED, number="", due_on=date(2026, 12, 20))
    world.do(KeepAnswer("w2", ANNA, other, send=False))
    answer(world)
    assert {one.arbitration_id for one in world.do(MyArbitrations(ANNA))} == {"a1", "w2"}


def test_a_day_that_passes_without_an_answer_is_told(world: World) -> None:
    answer(world, send=False)
    world.until(world.clock.now() + timedelta(days=12))
    assert "utter_arbitration_near_answer" in world.said()
    assert answer(world, "a2").status == "received"


def test_while_scia_is_away_the_answer_is_kept_and_the_day_is_watched(world: World) -> None:
    world.scia.control("faults", outage=True)
    assert answer(world).status == "sending"
    world.until(world.clock.now() + timedelta(days=4))
    assert world.said() == ["utter_arbitration_near_answer"]
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=8))
    assert world.said()[-1] == "utter_arbitration_answer_news_received"
    assert len(world.scia.state()["answered"]) == 1


@pytest.mark.parametrize(
    ("change", "case", "reason"),
    [
        ({"number": "（2026）深国仲受8号"}, {}, "arbitration_case_unknown"),
        ({"respondents": (Party("person", "何秀兰"),)}, {}, "arbitration_not_a_party"),
        ({}, {"takes_answers": False}, "arbitration_answers_not_taken"),
    ],
)
def test_what_scia_refuses_is_told_with_its_reason_and_the_paper_stays(
    world: World, change: dict[str, Any], case: dict[str, Any], reason: str
) -> None:
    world.scia.control("case", **{"number": NUMBER, "respondents": ["林小明"], **case})
    sent = answer(world, **change)
    assert (sent.status, sent.reason) == ("refused", reason)
    assert world.do(ApplicationPaper("a1", ANNA, "arbitration_pdf"))[:4] == b"%PDF"


def test_a_second_answer_of_the_same_respondent_is_refused_by_scia(world: World) -> None:
    answer(world)
    assert answer(world, "a2").reason == "arbitration_already_answered"


@pytest.mark.parametrize(
    ("change", "send", "reason"),
    [
        ({"position": "", "objection": "", "counterclaim": Counterclaim()}, True, "arbitration_answer_empty"),
        ({"position": " ", "objection": "", "counterclaim": Counterclaim(), "due_on": None}, False,
         "arbitration_answer_empty"),
        ({"number": ""}, True, "arbitration_answer_nowhere"),
        ({"respondents": ()}, True, "arbitration_nobody"),
        ({"counterclaim": Counterclaim(("赔",), Decimal(-1))}, True, "arbitration_amount_odd"),
        ({"position": "字" * 20_001}, True, "arbitration_too_much"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_before_anything_is_kept(
    world: World, change: dict[str, Any], send: bool, reason: str
) -> None:
    assert world.refused(KeepAnswer("a1", ANNA, dataclasses.replace(ANSWER, **change), send)) == reason
    assert world.do(MyArbitrations(ANNA)) == []


def test_what_follows_is_told_the_respondent_and_the_hearing_reminded_of(world: World) -> None:
    answer(world)
    for kind in ("tribunal", "hearing", "award"):
        assert world.told(kind)
    assert world.said() == [
        "utter_arbitration_news_tribunal", "utter_arbitration_news_hearing", "utter_arbitration_news_award_undated",
    ]  # fmt: skip


def test_the_fee_of_a_counterclaim_and_the_end_are_told_in_a_respondent_s_words(world: World) -> None:
    answer(world)
    world.told("accepted", number=NUMBER, amount=Decimal(5000), due=date(2026, 12, 10))
    world.told("withdrawn")
    assert world.said() == ["utter_arbitration_answer_news_accepted", "utter_arbitration_answer_news_withdrawn"]
    assert "江门宏发" in world.spoken[-1][1]["other"]


def test_a_correction_of_an_answer_travels_as_one_of_an_application(world: World) -> None:
    answer(world)
    world.scia.control("decide", kind="defect", text="请补交身份证明")
    world.told("defect", text="请补交身份证明")
    assert world.do(SupplementArbitration("s1", ANNA, "a1", "补交")).status == "received"
    [kept] = world.scia.state()["answered"].values()
    assert len(kept["supplements"]) == 1


def test_a_respondent_withdraws_nothing_of_the_applicant_s(world: World) -> None:
    answer(world)
    assert world.refused(WithdrawArbitration("w1", ANNA, "a1")) == "arbitration_not_yours_to_withdraw"


def test_an_application_is_not_told_of_a_tribunal_before_it_is_accepted() -> None:
    assert may_follow("received", "tribunal", is_answer=True)
    assert not may_follow("received", "tribunal")
    assert not may_follow("kept", "tribunal", is_answer=True)


def test_an_answer_is_its_owner_s_alone_and_a_draft_counts_as_none(world: World) -> None:
    world.do(PreviewAnswer("a1", ANNA, ANSWER))
    assert world.do(ApplicationPaper("a1", ANNA, "arbitration_docx"))[:2] == b"PK"
    assert world.refused(PreviewAnswer("a1", BEN, ANSWER)) == "arbitration_unknown"
    assert world.do(MyArbitrations(ANNA)) == []
    assert world.refused(RecordNews("E1", "a1", News("award"), 1)) == "arbitration_unknown"
    answer(world)
    assert world.refused(OneArbitration("a1", BEN)) == "arbitration_unknown"


def test_the_secretary_sees_answers_with_numbers_shortened(world: World) -> None:
    answer(world)
    [one] = world.do(ArbitrationQueue())
    assert one.is_answer and "⟦" not in one.paper.respondents[0].phone
    paper = world.do(ArbitrationAtDesk("a1")).paper
    assert isinstance(paper, Answer) and paper.counterclaim.claims == ("赔偿损失10万元",)


def test_an_answer_comes_back_from_its_kept_form() -> None:
    assert answer_from(answer_json(ANSWER)) == ANSWER
    assert answer_from(answer_json(WATCHED)) == WATCHED


def test_the_paper_has_what_was_told_in_its_order_and_blanks_for_the_rest() -> None:
    text = answer_text(ANSWER, date(2026, 11, 24))
    assert text.title == WITH_COUNTERCLAIM
    assert [section.heading.zh for section in text.sections] == [
        "对仲裁协议效力和管辖权的异议", "答辩意见", "反请求", "反请求的事实与理由", "仲裁员", "证据",
    ]  # fmt: skip
    assert text.sections[2].closing == "反请求金额：人民币100,000.00元（CNY）。"
    bare = answer_text(Answer("", (), (Party("person", "林小明"),), position="不同意"), date(2026, 11, 24))
    assert bare.title == TITLE
    assert bare.parties[0] == "案号：________。" and bare.parties[-1] == "申请人：________。"
