"""What is added to a filing, asked of it, or taken back, while the court reviews."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from backend.filing.commands import (
    AskForExtension,
    SupplementCase,
    WithdrawCase,
)
from tests.filing.conftest import ANNA, BEN, World, refused


def test_corrections_start_the_courts_time_anew_the_next_day(world: World) -> None:
    world.file()
    world.hear(world.decide("defects", defects=["缺少被告身份信息"]))
    world.clock.advance(timedelta(days=2))
    world.court.control("now", now="2026-11-26T09:00:00+08:00")
    case = world.do(SupplementCase("s1", ANNA, "d1", "补上了", (world.keep().file_id,)))
    assert (case.status, case.decision_due, case.deadline) == ("under_review", date(2026, 12, 7), None)
    assert len(world.court.state()["filings"][0]["supplements"]) == 1


def test_the_same_supplement_twice_is_one_and_further_papers_are_added(world: World) -> None:
    world.file()
    for request_id in ("s1", "s1", "s2"):
        world.do(SupplementCase(request_id, ANNA, "d1", "再补一份"))
    assert len(world.court.state()["filings"][0]["supplements"]) == 2


@pytest.mark.parametrize(
    ("decision", "more", "reason"),
    [
        ("pass", {}, "filing_supplement_not_open"),
        ("register", {}, "filing_supplement_registered"),
        ("refuse", {"reason": "不属于受理范围"}, "filing_supplement_not_open"),
    ],
)
def test_papers_are_taken_only_while_the_court_reviews_or_has_asked(
    world: World, decision: str, more: dict[str, Any], reason: str
) -> None:
    world.file()
    world.hear(world.decide(decision, **more))
    assert refused(world, SupplementCase("s1", ANNA, "d1", "补")) == reason


def test_an_empty_supplement_or_somebody_elses_case_or_file_is_refused(world: World) -> None:
    world.file()
    assert refused(world, SupplementCase("s1", ANNA, "d1", " ")) == "filing_supplement_empty"
    assert refused(world, SupplementCase("s1", BEN, "d1", "补")) == "filing_case_unknown"
    bens = world.keep(person_id=BEN).file_id
    assert refused(world, SupplementCase("s1", ANNA, "d1", "补", (bens,))) == "file_unknown"


def test_more_time_is_thirty_days_in_all_once_and_only_for_defects(world: World) -> None:
    world.file()
    ask = AskForExtension("x1", ANNA, "d1", "公证要三周")
    assert refused(world, ask) == "filing_extension_not_open"
    world.hear(world.decide("defects", defects=["补公证"]))
    assert world.case().deadline == date(2026, 12, 9)
    assert world.do(ask).extension == "asked"
    assert world.do(AskForExtension("x2", ANNA, "d1", "再问一次")).extension == "asked"
    world.hear(world.decide("grant_extension"))
    assert (world.case().deadline, world.case().extended) == (date(2026, 12, 24), True)
    assert refused(world, AskForExtension("x3", ANNA, "d1")) == "filing_extension_already"


def test_more_time_cannot_be_asked_for_once_the_first_fifteen_days_are_over(world: World) -> None:
    world.file()
    world.hear(world.decide("defects", defects=["补公证"]))
    world.clock.advance(timedelta(days=16))
    assert refused(world, AskForExtension("x1", ANNA, "d1")) == "filing_extension_too_late"


def test_corrections_after_the_last_day_are_judged_by_the_court(world: World) -> None:
    world.file()
    world.hear(world.decide("defects", defects=["补公证"]))
    world.court.control("now", now="2026-12-10T09:00:00+08:00")
    world.clock.advance(timedelta(days=16))
    assert refused(world, SupplementCase("s1", ANNA, "d1", "补")) == "filing_cure_period_over"


@pytest.mark.parametrize("decision", [None, "pass", "defects"])
def test_a_live_filing_can_be_withdrawn_and_twice_is_once(world: World, decision: str | None) -> None:
    world.file()
    if decision:
        world.hear(world.decide(decision, defects=["补"]))
    assert world.do(WithdrawCase("w1", ANNA, "d1", "和解了")).status == "withdrawn"
    assert world.do(WithdrawCase("w2", ANNA, "d1")).status == "withdrawn"
    assert world.court.state()["filings"][0]["status"] == "withdrawn"
    assert not world.case().paper_kept


@pytest.mark.parametrize(
    ("decision", "reason"), [("register", "filing_withdraw_registered"), ("return", "filing_withdraw_over")]
)
def test_what_is_registered_or_over_is_not_withdrawn_here(world: World, decision: str, reason: str) -> None:
    world.file()
    world.hear(world.decide(decision, reason="材料不全"))
    assert refused(world, WithdrawCase("w1", ANNA, "d1")) == reason


def test_a_withdrawal_overtaken_by_registration_is_told_as_the_court_says(world: World) -> None:
    world.file()
    world.decide("register")
    assert refused(world, WithdrawCase("w1", ANNA, "d1")) == "filing_withdraw_registered"


def test_a_filing_on_its_way_reaches_the_court_before_its_withdrawal(world: World) -> None:
    world.court.control("faults", outage=True)
    world.file()
    assert set(world.do(WithdrawCase("w1", ANNA, "d1")).waiting) == {"file", "withdraw"}
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.case().status == "withdrawn"
    assert len(world.court.state()["filings"]) == 1


def test_a_request_id_of_somebody_else_is_no_key_to_their_case(world: World) -> None:
    world.file()
    world.file("d2", BEN)
    world.do(SupplementCase("s1", ANNA, "d1", "补"))
    assert refused(world, SupplementCase("s1", BEN, "d2", "补")) == "filing_case_unknown"
