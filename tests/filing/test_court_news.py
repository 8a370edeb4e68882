"""What the court tells by itself: heard once, in any order, told in order, and what a day that comes near brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from backend.contracts.filing import CaseNumbered
from backend.filing.commands import AskForExtension, MyCases, SupplementCase
from backend.filing.court_callback import read_callback
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.parties import Person
from tests.filing.conftest import ANNA, World, complaint


def defects(world: World, *texts: str) -> dict[str, Any]:
    world.file()
    told = world.decide("defects", defects=list(texts or ("缺少被告身份信息",)))
    world.hear(told, "defects")
    return told


def at(world: World, moment: str) -> None:
    """Both clocks, ours and the court's."""
    world.clock.set(datetime.fromisoformat(moment))
    world.court.control("now", now=moment)


def test_from_review_to_the_fee_each_step_is_told_once_and_in_order(world: World) -> None:
    world.file()
    for decision in ("pass", "register", "fee_notice"):
        told = world.decide(decision)
        assert [world.hear(told), world.hear(told)] == [True, False]
    assert world.said() == ["approved", "registered", "fee"]
    case = world.case()
    assert (case.status, case.case_number) == ("registered", "（2026）粤0703民初1号")
    assert (case.fee, case.deadline, case.deadline_for) == (Decimal("2300.00"), date(2026, 12, 1), "fee")
    assert [step.status for step in case.timeline] == ["submitting", "under_review", "approved", "registered"]


def test_a_number_stands_with_what_other_services_make_of_it_or_not_at_all(world: World) -> None:
    """Killed, or without its database, between the two the hearings of a registered case were never looked for."""
    heard: list[str] = []

    def killed(session: Session, event: CaseNumbered) -> None:
        raise KeyboardInterrupt

    world.file()
    world.hear(world.decide("pass"))
    told = world.decide("register")
    listeners = world.bus._within[CaseNumbered] = [killed]
    with pytest.raises(KeyboardInterrupt):
        world.hear(told)
    assert world.case().case_number is None
    listeners[0] = lambda session, event: heard.append(event.case_id)
    assert [world.hear(told), world.hear(told)] == [True, False]
    assert world.case().case_number is not None and heard == [world.case().case_id]


def test_the_courts_words_are_passed_on_as_they_are(world: World) -> None:
    defects(world, "请提供{被告}身份证号码", "借条须附译文")
    _, _, facts = world.spoken[0]
    assert "1. 请提供{被告}身份证号码" in facts["defects"] and "2. 借条须附译文" in facts["defects"]
    assert world.case().defects == ("请提供{被告}身份证号码", "借条须附译文")
    assert world.case().timeline[-1].note == "1. 请提供{被告}身份证号码\n2. 借条须附译文"


def test_the_last_day_is_said_on_both_clocks(world: World) -> None:
    world.people[ANNA] = Person(ANNA, language="en", city="Toronto", timezone="America/Toronto")
    defects(world)
    _, utter, facts = world.spoken[0]
    assert (utter, facts["deadline"]) == ("utter_filing_news_defects", "Wed 9 Dec")
    assert "Wed 9 Dec 23:59 Beijing time" in facts["until"] and "Wed 9 Dec 10:59" in facts["until"]


def test_a_day_in_a_year_without_published_holidays_is_called_provisional(world: World) -> None:
    at(world, "2026-12-24T09:00:00+08:00")
    defects(world)
    assert world.case().provisional
    assert "暂定" in world.spoken[0][2]["provisional"]


def test_late_news_never_overtakes_newer_news(world: World) -> None:
    world.file()
    passed = world.decide("pass")
    registered = world.decide("register")
    assert world.hear(registered, "registered")
    assert world.hear(passed, "review_passed")
    assert (world.case().status, world.said()) == ("registered", ["registered"])


def test_one_report_tells_all_that_was_missed_before_it(world: World) -> None:
    world.file()
    for decision in ("pass", "register"):
        world.decide(decision)
    world.hear(world.decide("fee_notice"), "fee_notice")
    assert world.said() == ["registered", "fee"]
    assert world.case().case_number == "（2026）粤0703民初1号"


def test_news_that_overtakes_the_lost_answer_to_a_filing_is_kept(world: World) -> None:
    world.court.control("faults", latency_after=1.5)
    world.file()
    world.court.control("faults", latency_after=0)
    world.hear(world.decide("pass"))
    world.clock.advance(timedelta(minutes=1))
    world.runner.run_due_once()
    assert (world.case().status, world.said()) == ("approved", ["approved"])
    assert world.case().waiting == ()


def test_a_refusal_says_why_and_until_when_one_may_appeal_from_abroad(world: World) -> None:
    world.file()
    world.hear(world.decide("refuse", reason="不属于人民法院受理民事诉讼的范围"), "refused")
    case = world.case()
    assert (case.status, case.deadline, case.deadline_for) == ("refused", date(2026, 12, 24), "appeal")
    assert "不属于人民法院受理民事诉讼的范围" in world.spoken[0][2]["reason"]


def test_who_lives_in_china_has_ten_days_to_appeal(world: World) -> None:
    at_home = replace(complaint().plaintiffs[0], address="江门市蓬江区", region="CN")
    world.file(plaintiffs=(at_home,))
    world.hear(world.decide("refuse", reason="无管辖权"), "refused")
    assert world.case().deadline == date(2026, 12, 4)


def test_more_time_that_is_not_granted_leaves_the_first_day(world: World) -> None:
    defects(world)
    world.do(AskForExtension("x1", ANNA, "d1", "公证要三周"))
    world.hear(world.decide("refuse_extension"), "extension_refused")
    assert world.said() == ["defects", "extension_refused"]
    assert (world.case().deadline, world.case().extension) == (date(2026, 12, 9), "refused")


def test_a_correction_that_reached_the_court_after_the_turn_is_told(world: World) -> None:
    defects(world)
    world.court.control("faults", outage=True)
    assert world.do(SupplementCase("s1", ANNA, "d1", "补")).waiting == ("supplement",)
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.said() == ["defects", "cure_received"]


def test_reminders_come_three_days_and_one_day_before_at_an_hour_one_is_awake(world: World) -> None:
    world.people[ANNA] = Person(ANNA, timezone="America/Toronto")
    defects(world)
    heard: list[datetime] = []
    while world.clock.now() < datetime(2026, 12, 9, 23, tzinfo=BEIJING):
        before = len(world.spoken)
        world.runner.run_due_once()
        heard += [world.clock.now()] * (len(world.spoken) - before)
        world.clock.advance(timedelta(hours=1))
    assert world.said() == ["defects", "cure_reminder", "cure_reminder"]
    left = [datetime(2026, 12, 10, tzinfo=BEIJING) - moment for moment in heard]
    assert timedelta(days=3) <= left[0] <= timedelta(days=3, hours=12)
    assert timedelta(days=1) <= left[1] <= timedelta(days=1, hours=12)


def test_the_last_day_to_appeal_a_refusal_is_reminded_of_three_days_and_one_day_before(world: World) -> None:
    world.file()
    world.hear(world.decide("refuse", reason="无管辖权"), "refused")
    last = world.case().deadline
    assert last is not None
    while world.clock.now() < datetime(last.year, last.month, last.day, 23, tzinfo=BEIJING):
        world.runner.run_due_once()
        world.clock.advance(timedelta(hours=6))
    assert world.said()[-2:] == ["appeal_reminder", "appeal_reminder"]


def test_what_is_cured_or_extended_is_not_reminded_of_at_the_old_day(world: World) -> None:
    defects(world)
    world.do(AskForExtension("x1", ANNA, "d1"))
    world.hear(world.decide("grant_extension"), "extension_granted")
    at(world, "2026-12-09T12:00:00+08:00")
    world.runner.run_due_once()
    assert world.said() == ["defects", "extension_granted"]
    world.do(SupplementCase("s1", ANNA, "d1", "补"))
    at(world, "2026-12-23T20:30:00+08:00")
    world.runner.run_due_once()
    assert "cure_reminder" not in world.said()


def test_after_the_last_day_the_court_is_asked_and_never_decided_for(world: World) -> None:
    defects(world)
    at(world, "2026-12-10T10:00:00+08:00")
    world.runner.run_due_once()
    assert world.said()[-1] == "cure_over"
    assert world.case().status == "defects"
    world.decide("return", reason="逾期未补正")
    at(world, "2026-12-11T10:00:00+08:00")
    world.runner.run_due_once()
    assert (world.case().status, world.said()[-1]) == ("returned", "returned")
    at(world, "2026-12-20T10:00:00+08:00")
    world.runner.run_due_once()
    assert world.said().count("cure_over") == 1


def test_a_decision_that_is_late_is_looked_for_and_told_once(world: World) -> None:
    world.file()
    for day in (4, 5, 6):
        at(world, f"2026-12-0{day}T10:00:00+08:00")
        world.runner.run_due_once()
    assert world.said() == ["decision_late"]


def test_news_that_got_lost_for_good_is_found_when_the_day_has_passed(world: World) -> None:
    world.file()
    world.decide("pass")
    at(world, "2026-12-04T10:00:00+08:00")
    world.runner.run_due_once()
    assert (world.case().status, world.said()) == ("approved", ["approved"])


def test_a_court_that_is_away_on_that_day_is_asked_again(world: World) -> None:
    world.file()
    world.decide("pass")
    world.court.control("faults", outage=True)
    at(world, "2026-12-04T10:00:00+08:00")
    world.runner.run_due_once()
    assert (world.case().status, world.said()) == ("under_review", [])
    world.court.control("faults", outage=False)
    at(world, "2026-12-04T17:00:00+08:00")
    world.runner.run_due_once()
    assert (world.case().status, world.said()) == ("approved", ["approved"])


def test_news_about_nothing_of_ours_is_refused_and_may_come_again(world: World) -> None:
    world.file()
    told = world.decide("pass") | {"reference": "somebody-elses"}
    for _ in range(2):
        with pytest.raises(Refused, match="filing_case_unknown"):
            world.hear(told)
    assert world.do(MyCases(ANNA))[0].status == "under_review"


NEWS: dict[str, Any] = {
    "event_id": "E1",
    "kind": "review_passed",
    "reference": "d1",
    "occurred_at": "2026-11-24T09:00:00+08:00",
    "filing": {
        "filing_number": "WL20261124000001",
        "status": "approved",
        "sequence": 2,
        "changed_at": "2026-11-24T09:00:00+08:00",
        "received_on": "2026-11-24",
    },
}


@pytest.mark.parametrize(
    "broken",
    [
        {}, [], None, NEWS | {"kind": "party"}, NEWS | {"filing": {}}, NEWS | {"event_id": ""},
        NEWS | {"filing": NEWS["filing"] | {"sequence": 0}}, NEWS | {"filing": NEWS["filing"] | {"status": "lost"}},
        NEWS | {"filing": NEWS["filing"] | {"fee": "-1"}}, NEWS | {"occurred_at": "2026-11-24T09:00:00"},
    ],
)  # fmt: skip
def test_news_outside_the_contract_is_not_believed(broken: Any) -> None:
    with pytest.raises(PlatformRejected):
        read_callback(broken)


def test_new_fields_of_the_partner_are_ignored() -> None:
    assert read_callback(NEWS | {"mood": "good"}).report.status == "approved"
