"""What becomes of a hearing: fixed, moved, called off, reminded of; told once, to its owner only, never too late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.hearing.commands import (
    AcknowledgeHearing,
    CancelHearing,
    HearingsOfCase,
    MyHearings,
    OneHearing,
    RemindMe,
    RescheduleHearing,
    ScheduleHearing,
    StopReminders,
)
from backend.hearing.model import DEFAULT_STEPS, Hearing
from backend.shared.errors import Refused
from backend.shared.tables import outbox
from tests.hearing.conftest import ANNA, BEN, CASE, START, World, sitting


def remind(world: World, *steps: str, hearing_id: str = "KT01") -> list[str]:
    return [one.step for one in world.do(RemindMe(hearing_id, ANNA, steps or DEFAULT_STEPS)).planned]


def open_jobs(world: World) -> int:
    with world.database.reading() as session:
        return len(session.execute(select(outbox.c.job_id).where(outbox.c.state == "open")).all())


def test_a_hearing_is_fixed_once_and_told_at_once(world: World) -> None:
    first, again = world.schedule(), world.schedule()
    assert first == again
    assert world.said() == ["utter_hearing_news_scheduled"]
    assert [one.hearing_id for one in world.do(MyHearings(ANNA))] == ["KT01"]


@pytest.mark.parametrize(
    ("hearing_id", "case_id", "other", "reason"),
    [
        ("KT01", "nobodys", {}, "hearing_case_unknown"),
        ("K", CASE, {}, "hearing_unknown"),
        ("KT01", CASE, {"kind": "online"}, "hearing_room_link_odd"),
        ("KT01", CASE, {"room_link": "http://court.example/1"}, "hearing_room_link_odd"),
        ("KT01", CASE, {"room_link": "javascript:alert(1)"}, "hearing_room_link_odd"),
        ("KT01", CASE, {"start": START - timedelta(days=40)}, "hearing_in_the_past"),
    ],
)
def test_what_cannot_be_a_hearing_is_refused(
    world: World, hearing_id: str, case_id: str, other: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        world.do(ScheduleHearing(hearing_id, case_id, sitting(**other)))
    assert refused.value.reason == reason


def test_to_a_stranger_a_hearing_does_not_exist(world: World) -> None:
    world.schedule()
    for command in (
        OneHearing("KT01", BEN), RemindMe("KT01", BEN, ("d1",)), StopReminders(BEN, "KT01"),
        AcknowledgeHearing("KT01", BEN),
    ):  # fmt: skip
        with pytest.raises(Refused, match="hearing_unknown"):
            world.do(command)
    assert world.do(MyHearings(BEN)) == []
    with pytest.raises(Refused, match="hearing_case_unknown"):
        world.do(ScheduleHearing("KT01", "c2", sitting()))


def test_each_reminder_is_said_at_its_time_and_once(world: World) -> None:
    world.schedule()
    assert remind(world) == list(DEFAULT_STEPS)
    for days, hours in ((7, 0), (3, 0), (1, 0), (0, 1)):
        world.at(START - timedelta(days=days, hours=hours))
        world.at(START - timedelta(days=days, hours=hours) + timedelta(minutes=1))
    keys = [key for key, (_, utter, _) in world.spoken.items() if utter == "utter_hearing_reminder"]
    assert keys == ["hearing:KT01:d7:1", "hearing:KT01:d3:1", "hearing:KT01:d1:1", "hearing:KT01:h1:1"]


def test_a_moved_hearing_takes_its_reminders_along_and_voids_the_old_ones(world: World) -> None:
    world.schedule()
    remind(world)
    later = START + timedelta(days=5)
    moved: Hearing = world.do(RescheduleHearing("KT01", sitting(later), "法官出差"))
    assert (moved.sequence, moved.reason, world.said()[-1]) == (2, "法官出差", "utter_hearing_news_moved_reminders")
    world.at(START - timedelta(hours=1))
    world.at(later - timedelta(hours=1))
    reminded = [key for key in world.spoken if key.count(":") == 3 and "news" not in key]
    assert reminded[-1] == "hearing:KT01:h1:2"
    assert all(key.endswith(":2") for key in reminded)


def test_a_hearing_called_off_reminds_nobody(world: World) -> None:
    world.schedule()
    remind(world)
    world.do(CancelHearing("KT01", "原告申请"))
    world.do(CancelHearing("KT01"))
    world.at(START - timedelta(minutes=1))
    assert world.said() == ["utter_hearing_news_scheduled", "utter_hearing_news_cancelled"]
    assert open_jobs(world) == 0
    for command in (RemindMe("KT01", ANNA, ("d1",)), RescheduleHearing("KT01", sitting())):
        with pytest.raises(Refused, match="hearing_called_off"):
            world.do(command)


def test_stopping_stops_and_a_new_wish_begins_anew(world: World) -> None:
    world.schedule()
    remind(world)
    assert world.do(StopReminders(ANNA)) == 1
    assert world.do(StopReminders(ANNA)) == 0
    world.at(START - timedelta(days=3))
    assert "utter_hearing_reminder" not in world.said()
    assert remind(world, "h1") == ["h1"]
    world.at(START - timedelta(hours=1))
    assert world.said()[-1] == "utter_hearing_reminder"


def test_another_wish_replaces_the_first_and_repeats_nothing_that_was_said(world: World) -> None:
    world.schedule()
    remind(world, "d3", "d1")
    world.at(START - timedelta(days=3))
    remind(world, "d3", "h2")
    world.at(START - timedelta(days=1))
    world.at(START - timedelta(hours=2))
    assert list(world.spoken) == ["hearing:KT01:news:1", "hearing:KT01:d3:1", "hearing:KT01:h2:2"]


def test_after_a_two_day_outage_the_newest_is_said_and_the_older_ones_are_not(world: World) -> None:
    world.schedule()
    remind(world)
    world.at(START - timedelta(hours=23))
    reminders = [key for key in world.spoken if "news" not in key]
    assert reminders == ["hearing:KT01:d1:1"]


def test_a_hearing_that_passed_in_an_outage_is_told_as_missed_once(world: World) -> None:
    world.schedule()
    remind(world)
    world.at(START + timedelta(days=2))
    assert [utter for utter in world.said() if "reminder" in utter] == ["utter_hearing_reminder_missed"]


def test_whoever_travels_is_reminded_by_the_clock_where_they_are(world: World) -> None:
    world.schedule()
    remind(world, "d3", "evening", "h1")
    world.move_to(ANNA, "America/Toronto")  # the hearing is on Wednesday at 20:00 there
    world.at(START - timedelta(days=3))
    world.at(START - timedelta(days=1, minutes=1))  # Tuesday 19:59
    assert [key for key in world.spoken if "news" not in key] == ["hearing:KT01:d3:1"]
    world.at(START - timedelta(days=1))
    assert list(world.spoken)[-1] == "hearing:KT01:evening:2"


def test_knowing_is_noted_and_a_change_has_to_be_known_anew(world: World) -> None:
    world.schedule()
    assert world.do(AcknowledgeHearing("KT01", ANNA)).seen
    assert world.do(OneHearing("KT01", ANNA)).seen
    world.do(RescheduleHearing("KT01", sitting(START + timedelta(days=1))))
    assert not world.do(HearingsOfCase(CASE))[0].seen


@pytest.mark.parametrize("steps", [(), ("x",), ("d0",), tuple(f"d{n}" for n in range(1, 11))])
def test_a_wish_that_cannot_be_read_is_refused(world: World, steps: tuple[str, ...]) -> None:
    world.schedule()
    with pytest.raises(Refused, match="hearing_steps_unclear"):
        world.do(RemindMe("KT01", ANNA, steps))


def test_a_wish_for_what_is_past_plans_nothing_and_says_so(world: World) -> None:
    world.schedule()
    world.clock.set(START - timedelta(minutes=30))
    outcome = world.do(RemindMe("KT01", ANNA, DEFAULT_STEPS))
    assert (outcome.planned, outcome.dropped) == ((), DEFAULT_STEPS)


def test_place_judge_and_link_are_sealed_where_they_lie(world: World) -> None:
    world.schedule(kind="online", room_link="https://court.example/room/secret")
    with world.database.reading() as session:
        raw = session.exec_driver_sql("SELECT * FROM hearings").mappings().one()
    assert "secret" not in str(dict(raw)) and "陈法官" not in str(dict(raw))


def test_the_audit_log_holds_every_step(world: World) -> None:
    world.schedule()
    remind(world)
    world.do(CancelHearing("KT01", officer="judge"))
    assert world.audit.head(world.database)[0] == 3
    assert world.audit.verify(world.database) is None
