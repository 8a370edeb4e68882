"""A filing goes to a mediator and comes back with nothing lost: each way out, and the clock that stands still."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from backend.filing.commands import WithdrawCase
from backend.filing.desk_commands import DecideFiling, OneFiling
from backend.mediation.commands import (
    AnswerProposal,
    EndMediation,
    FixSession,
    LeaveMediation,
    MediationQueue,
    MyMediations,
    ProlongMediation,
    ReturnMediation,
    StopSessionReminders,
    TakeMediation,
)
from backend.shared.errors import Refused
from tests.filing.conftest import ANNA, BEN
from tests.mediation.conftest import CLERK, MEDIATOR, World, session

DUE = date(2026, 12, 3)


def refused(world: World, command: Any) -> str:
    with pytest.raises(Refused) as no:
        world.do(command)
    return no.value.reason


def decide(world: World, kind: str, **more: Any) -> Any:
    return world.do(DecideFiling(f"desk-{kind}", CLERK, "d1", kind, 1, **more))  # type: ignore[arg-type]


def test_who_wished_for_mediation_is_sent_at_once_and_hears_of_it(world: World) -> None:
    world.filing.file(mediation_first=True)
    assert world.send().status == world.send().status == "assigned"
    assert world.said() == ["assigned"] and world.spoken[0][2] == ["退出调解"]
    assert world.latest().accept_by == date(2026, 11, 27)
    assert world.do(MediationQueue(MEDIATOR))[0].mediation_id == "m1" and world.do(MediationQueue(CLERK)) == []


def test_who_did_not_wish_is_asked_and_a_no_changes_nothing(world: World) -> None:
    world.filing.file()
    assert world.send().status == "proposed" and world.said() == ["proposed"] and world.due() == DUE
    assert world.do(MediationQueue(MEDIATOR)) == []
    assert world.do(AnswerProposal("m1", ANNA, False)).status == "declined"
    assert world.due() == DUE and decide(world, "pass").case.status == "approved"
    assert refused(world, AnswerProposal("m1", ANNA, True)) == "mediation_over"


def test_a_yes_sends_it_to_the_mediator_and_twice_is_once(world: World) -> None:
    world.filing.file()
    world.send()
    first, again = (world.do(AnswerProposal("m1", ANNA, True)) for _ in range(2))
    assert first.status == "assigned" and first == again and world.due() is None
    assert refused(world, AnswerProposal("m1", BEN, True)) == "mediation_unknown"


def test_the_courts_days_stand_still_and_go_on_where_they_stood(world: World) -> None:
    world.taken()
    assert world.due() is None and world.do(OneFiling("d1")).may == frozenset()
    with pytest.raises(Refused, match="filing_with_mediator"):
        decide(world, "pass")
    world.wait(6)
    world.do(EndMediation("m1", MEDIATOR, "failed", "差距太大"))
    assert world.due() == date(2026, 12, 9), "four working days later than 3 December"
    assert world.said()[-1] == "failed" and "pass" in world.do(OneFiling("d1")).may


def test_a_later_report_of_the_court_keeps_the_days_that_stood_still(world: World) -> None:
    world.taken()
    world.wait(6)
    world.do(LeaveMediation("m1", ANNA))
    filing = world.filing.court.state()["filings"][0]
    world.filing.hear(filing | {"sequence": 9}, event_id="E9")
    assert world.due() == date(2026, 12, 9)


def test_a_session_is_told_on_both_clocks_and_moved(world: World) -> None:
    world.taken()
    world.do(FixSession("m1", MEDIATOR, session()))
    world.do(FixSession("m1", MEDIATOR, session(hour=15)))
    assert world.said()[-2:] == ["session", "session_moved"]
    assert "11月30日 周一 15:00" in world.spoken[-1][1]["session"]
    assert world.spoken[-1][1]["place"].strip("⁠") and world.latest().session == session(hour=15)


def test_an_agreement_says_until_when_the_court_can_confirm_it_and_the_filing_comes_back(world: World) -> None:
    world.taken()
    world.wait(3)
    world.do(EndMediation("m1", MEDIATOR, "agreed", "分三期还清", date(2026, 11, 27)))
    assert world.said()[-1] == "agreed" and world.spoken[-1][1]["confirm_by"] == "12月28日 周一"
    assert world.latest().outcome == "分三期还清" and world.due() is not None
    assert refused(world, EndMediation("m1", MEDIATOR, "failed", "x")) == "mediation_over"


def test_an_agreement_about_status_or_title_is_not_said_to_be_confirmable(world: World) -> None:
    world.filing.file(mediation_first=True, cause="divorce", cause_name="离婚纠纷")
    world.send()
    world.do(TakeMediation("m1", MEDIATOR))
    world.do(EndMediation("m1", MEDIATOR, "agreed", "和好", date(2026, 11, 24)))
    assert world.said()[-1] == "agreed_unconfirmed"


@pytest.mark.parametrize("day", [None, date(2026, 11, 25), date(2026, 11, 1)])
def test_an_agreement_has_a_day_of_effect_between_then_and_now(world: World, day: date | None) -> None:
    world.taken()
    assert refused(world, EndMediation("m1", MEDIATOR, "agreed", "和好", day)) == "mediation_effect_odd"


def test_who_leaves_goes_back_to_the_court_and_may_be_sent_again(world: World) -> None:
    world.taken()
    assert world.do(LeaveMediation("m1", ANNA)).status == world.do(LeaveMediation("m1", ANNA)).status == "withdrawn"
    assert world.due() == DUE and world.said() == ["assigned", "accepted"]
    assert world.send("m2").status == "assigned" and len(world.do(MyMediations(ANNA))) == 2


def test_a_mediator_hands_it_back_with_a_reason(world: World) -> None:
    world.taken()
    assert refused(world, ReturnMediation("m1", MEDIATOR, " ")) == "mediation_reason_missing"
    world.do(ReturnMediation("m1", MEDIATOR, "与被告相识"))
    assert world.said()[-1] == "returned" and world.due() == DUE


def test_a_mediator_who_does_not_answer_keeps_nobody_waiting(world: World) -> None:
    world.filing.file(mediation_first=True)
    world.send()
    world.wait(4)
    assert (world.latest().status, world.said()[-1]) == ("returned", "returned_by_time")
    assert world.due() is not None


def test_the_period_ends_by_itself_unless_both_gave_more_time(world: World) -> None:
    world.taken()
    world.do(ProlongMediation("m1", MEDIATOR, date(2026, 12, 31)))
    world.wait(31)
    assert world.latest().status == "accepted"
    world.wait(30)
    assert (world.latest().status, world.said()[-1]) == ("failed", "failed_by_time")


def test_a_filing_taken_back_ends_its_mediation_without_a_word_more(world: World) -> None:
    world.taken()
    world.do(WithdrawCase("w1", ANNA, "d1", "和解了"))
    assert (world.latest().status, world.said()[-1]) == ("overtaken", "accepted")
    world.wait(31)
    assert world.said()[-1] == "accepted"


def test_only_its_own_mediator_and_its_own_court_reach_it(world: World) -> None:
    world.taken()
    assert refused(world, FixSession("m1", CLERK, session())) == "mediation_unknown"
    assert refused(world, LeaveMediation("m1", BEN)) == "mediation_unknown"
    with pytest.raises(Refused, match="filing_case_unknown"):
        world.send("m9", court="taishan")


def test_a_filing_with_something_on_its_way_or_in_mediation_already_is_not_sent(world: World) -> None:
    world.taken()
    with pytest.raises(Refused, match="mediation_already"):
        world.send("m2")
    world.do(LeaveMediation("m1", ANNA))
    decide(world, "defects", defects=("请附译文",))
    with pytest.raises(Refused, match="mediation_not_now"):
        world.send("m3")


@pytest.mark.parametrize("stops_clock", [False])
def test_where_the_days_run_on_the_court_may_decide_meanwhile_and_the_person_is_told_so(world: World) -> None:
    world.taken()
    assert world.due() == DUE and "照常走" in world.spoken[0][1]["clock"]
    case = world.do(OneFiling("d1")).case
    assert case.with_mediator and not case.stands_still
    assert decide(world, "register", case_number="（2026）粤0703民初88号").case.status == "registered"
    assert world.latest().status == "overtaken" and not world.do(OneFiling("d1")).case.with_mediator


@pytest.mark.parametrize("stops_clock", [False])
def test_where_the_days_run_on_a_mediation_that_ends_moves_no_last_day(world: World) -> None:
    world.taken()
    world.wait(6)
    world.do(EndMediation("m1", MEDIATOR, "failed", "差距太大"))
    assert world.due() == DUE and not world.do(OneFiling("d1")).case.with_mediator


def test_where_the_days_stand_still_the_person_is_told_so_with_its_doubt(world: World) -> None:
    world.taken()
    assert "先停住（以法院答复为准）" in world.spoken[0][1]["clock"] and world.do(OneFiling("d1")).case.stands_still


def test_the_thirty_days_begin_the_day_after_the_mediator_takes_it(world: World) -> None:
    world.filing.file(mediation_first=True)
    world.send()
    world.wait(2)
    assert world.do(TakeMediation("m1", MEDIATOR)).due == date(2026, 12, 28)


def test_a_session_is_reminded_of_the_day_before_and_an_hour_before_with_a_way_to_stop(world: World) -> None:
    world.taken()
    world.do(FixSession("m1", MEDIATOR, session()))
    world.until(29, 9, 59)
    assert "reminder" not in world.said()
    world.until(29, 10)
    assert world.said()[-1] == "reminder" and world.spoken[-1][2] == ["不再提醒", "退出调解"]
    world.until(30, 9)
    world.until(30, 9, 30)
    assert world.said().count("reminder") == 2


def test_a_session_that_is_moved_is_reminded_of_at_its_new_time_alone(world: World) -> None:
    world.taken()
    world.do(FixSession("m1", MEDIATOR, session()))
    world.do(FixSession("m1", MEDIATOR, session(hour=15)))
    world.until(29, 14)
    assert "reminder" not in world.said()
    world.until(29, 15)
    assert world.said()[-1] == "reminder" and "15:00" in world.spoken[-1][1]["session"]


def test_who_wants_no_reminders_and_whose_mediation_is_over_gets_none(world: World) -> None:
    world.taken()
    world.do(FixSession("m1", MEDIATOR, session()))
    assert [world.do(StopSessionReminders(who)) for who in (BEN, ANNA, ANNA)] == [0, 1, 0]
    world.until(29, 11)
    assert "reminder" not in world.said()
    world.do(LeaveMediation("m1", ANNA))
    world.until(30, 9, 30)
    assert "reminder" not in world.said()


def test_after_an_outage_the_nearest_reminder_is_said_alone(world: World) -> None:
    world.taken()
    world.do(FixSession("m1", MEDIATOR, session()))
    world.until(30, 9, 10)
    world.until(30, 9, 20)
    assert world.said().count("reminder") == 1


def test_a_session_nobody_was_reminded_of_is_owned_up_to_once(world: World) -> None:
    world.taken()
    world.do(FixSession("m1", MEDIATOR, session()))
    world.until(30, 10, 5)
    world.until(30, 10, 6)
    assert world.said().count("reminder_missed") == 1 and "reminder" not in world.said()
