"""The court's side of the counter: the queue, and each decision with what the person hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from backend.filing.commands import SupplementCase, WithdrawCase
from backend.filing.desk_commands import CountFilings, DecideFiling, DeskCase, FilingQueue, OneFiling, SearchFilings
from backend.filing.desk_pages import defect_templates, refusal_grounds
from tests.filing.conftest import ANNA, World, complaint, refused

OFFICER = "o_00000000000000cc"
NUMBER = "（2026）粤0703民初12号"


def decision(kind: str, sequence: int = 1, request_id: str = "desk-1", **more: Any) -> DecideFiling:
    return DecideFiling(request_id, OFFICER, "d1", kind, sequence, **more)  # type: ignore[arg-type]


def decide(world: World, kind: str, **more: Any) -> DeskCase:
    decided: DeskCase = world.do(decision(kind, **more))
    return decided


def test_corrections_reach_the_person_at_once_and_the_platform_has_them(world: World) -> None:
    world.file()
    decide(world, "defects", defects=("请补充被告住所", " ", "请附译文", "请附译文"))
    assert world.said() == ["defects"] and world.case().defects == ("请补充被告住所", "请附译文")
    assert world.case().deadline == date(2026, 12, 9)
    assert world.court.state()["filings"][0]["defects"] == ["请补充被告住所", "请附译文"]


def test_what_was_put_right_is_on_the_desk_and_then_the_case_gets_its_number(world: World) -> None:
    world.file()
    decide(world, "defects", defects=("请附译文",))
    kept = world.keep("译文.pdf")
    world.do(SupplementCase("s1", ANNA, "d1", "已附译文", (kept.file_id,)))
    seen = world.do(OneFiling("d1"))
    assert [(one.note, one.file_ids) for one in seen.supplements] == [("已附译文", (kept.file_id,))]
    done = decide(world, "register", sequence=seen.sequence, request_id="desk-2", case_number=NUMBER, fee=Decimal(2300))
    assert (done.case.status, done.case.case_number, done.case.fee) == ("registered", NUMBER, Decimal(2300))
    assert world.said()[-2:] == ["registered", "fee"] and done.may == set()


def test_the_same_decision_twice_is_one_and_told_once(world: World) -> None:
    world.file()
    assert decide(world, "pass") == decide(world, "pass")
    assert world.said() == ["approved"]


def test_a_decision_waits_while_the_platform_is_away_and_nobody_can_decide_beside_it(world: World) -> None:
    world.file()
    world.court.control("faults", outage=True)
    waiting = decide(world, "pass")
    assert (waiting.decision_waits, waiting.may, world.said()) == (True, set(), [])
    assert refused(world, decision("return", request_id="desk-2", reason="x")) == "filing_decision_waits"
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(minutes=1))
    world.runner.run_due_once()
    assert world.said() == ["approved"] and not world.do(OneFiling("d1")).decision_waits


def test_who_takes_it_back_meanwhile_is_never_told_that_it_was_registered(world: World) -> None:
    world.file()
    withdrawn_elsewhere = world.client.withdraw("w1", world.case().filing_number or "", "")
    assert refused(world, decision("register", case_number=NUMBER)) == "filing_decision_impossible"
    assert world.said() == ["withdrawn"] and world.case().status == withdrawn_elsewhere.status


def test_a_decision_on_an_older_state_is_refused(world: World) -> None:
    world.file()
    world.do(WithdrawCase("w1", ANNA, "d1"))
    assert refused(world, decision("pass")) == "filing_changed_meanwhile"
    assert refused(world, decision("pass", sequence=2)) == "filing_decision_impossible"


def test_all_defects_are_told_once(world: World) -> None:
    world.file()
    decide(world, "defects", defects=("请附译文",))
    world.do(SupplementCase("s1", ANNA, "d1", "好了"))
    again = decision("defects", sequence=3, request_id="desk-2", defects=("还有",))
    assert refused(world, again) == "filing_defects_told"
    assert "defects" not in world.do(OneFiling("d1")).may


@pytest.mark.parametrize(
    ("kind", "more", "reason"),
    [
        ("defects", {"defects": (" ",)}, "filing_defects_missing"),
        ("refuse", {"reason": "不行"}, "filing_ground_missing"),
        ("refuse", {"ground": "because"}, "filing_ground_missing"),
        ("return", {"reason": " "}, "filing_reason_missing"),
        ("register", {"case_number": ""}, "filing_case_number_odd"),
        ("register", {"case_number": "（2026）粤0704民初1号"}, "filing_case_number_odd"),
        ("register", {"case_number": "（2025）粤0703民初1号"}, "filing_case_number_odd"),
        ("register", {"case_number": NUMBER, "fee": Decimal("0.001")}, "filing_fee_odd"),
        ("register", {"case_number": NUMBER, "fee": Decimal("NaN")}, "filing_fee_odd"),
        ("grant_extension", {}, "filing_decision_impossible"),
        ("fee_notice", {"fee": Decimal(50)}, "filing_decision_impossible"),
    ],
)
def test_what_is_missing_is_said_and_nothing_leaves(world: World, kind: str, more: dict[str, Any], reason: str) -> None:
    world.file()
    assert refused(world, decision(kind, **more)) == reason
    assert world.case().status == "under_review" and world.said() == []


def test_a_refusal_names_its_ground_in_the_courts_words(world: World) -> None:
    world.file()
    decide(world, "refuse", ground="not_civil", reason="请向有关机关申请。")
    assert world.case().reason == "所诉事项不属于人民法院管辖范围。请向有关机关申请。"
    assert (world.said(), world.case().deadline_for) == (["refused"], "appeal")


def test_a_case_number_is_given_once(world: World) -> None:
    world.file()
    world.file("d2")
    decide(world, "register", case_number="(2026) 粤0703民初12号")
    other = replace(decision("register", request_id="desk-2", case_number=NUMBER), case_id="d2")
    assert refused(world, other) == "filing_case_number_taken"


def test_another_courts_officer_finds_nothing(world: World) -> None:
    world.file()
    assert world.do(FilingQueue("taishan")) == [] and world.do(SearchFilings("陈国强", "taishan")) == []
    assert refused(world, OneFiling("d1", "taishan")) == "filing_case_unknown"
    assert refused(world, decision("pass", court="taishan")) == "filing_case_unknown"
    assert [case.case_id for case in world.do(FilingQueue("pengjiang"))] == ["d1"]


def test_what_the_court_has_to_do_soonest_comes_first(world: World) -> None:
    world.file()
    world.clock.advance(timedelta(days=1))
    world.court.control("now", now="2026-11-25T09:00:00+08:00")
    world.file("d2")
    world.file("d3")
    world.do(replace(decision("defects", defects=("x",), request_id="desk-2"), case_id="d2"))
    assert [case.case_id for case in world.do(FilingQueue())] == ["d1", "d3", "d2"]


@pytest.mark.parametrize("text", ["李志明", "民间借贷", "陈国", " wl20261124000001 "])
def test_a_filing_is_found_by_name_cause_or_number(world: World, text: str) -> None:
    world.file()
    assert [case.case_id for case in world.do(SearchFilings(text))] == ["d1"]
    assert world.do(SearchFilings("张三")) == world.do(SearchFilings(" ")) == []


def test_figures_of_the_day(world: World) -> None:
    for request_id in ("d1", "d2"):
        world.file(request_id)
    moment = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
    world.clock.set(moment)
    world.court.control("now", now=moment.isoformat())
    decide(world, "pass")
    figures = world.do(CountFilings())
    assert (figures.filed, figures.decided, figures.median_hours) == (2, 1, 3.0)
    assert (figures.waiting, figures.late, world.do(CountFilings("taishan")).filed) == (1, 0, 0)


def test_the_officer_is_in_the_audit_and_nothing_private_is(world: World) -> None:
    world.file()
    decide(world, "return", reason="请到陈国强户籍地")
    with world.database.reading() as session:
        entries = session.exec_driver_sql("SELECT who, what, CAST(facts AS TEXT) FROM audit").all()
    assert (f"officer:{OFFICER}", "desk.filing.return") in [tuple(entry[:2]) for entry in entries]
    assert not any("陈国强" in entry[2] for entry in entries)
    assert world.audit.verify(world.database) is None


def test_supplements_are_erased_with_the_complaint(world: World) -> None:
    world.file()
    world.do(SupplementCase("s1", ANNA, "d1", "补充"))
    world.do(WithdrawCase("w1", ANNA, "d1"))
    seen = world.do(OneFiling("d1"))
    assert seen.complaint is None and seen.supplements[0].note == ""


def test_the_pages_officers_choose_from_are_complete() -> None:
    assert "otherwise" in refusal_grounds().grounds and "凭记忆" in refusal_grounds().doubt.zh
    assert all(text.endswith("。") for text in defect_templates().values())
    assert complaint().court == "pengjiang"
