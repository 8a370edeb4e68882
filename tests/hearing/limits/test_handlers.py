"""What becomes of a limit: told at once, reminded of once a step, stopped, recalled, missed; for its owner alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.hearing.limits.commands import AcknowledgeLimit, MyLimits, OneLimit, SayDomicile, StopLimitReminders
from backend.hearing.limits.model import Limit
from backend.hearing.model import OwnCase
from backend.hearing.module import read_news as read_online_litigation
from backend.hearing.watching import LOOK_EVERY
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected, Refused
from tests.hearing.conftest import ANNA, BEN, CASE, NUMBER, World
from tests.hearing.test_court_news import filed

NEWS: dict[str, Any] = {
    "event_id": "E1", "kind": "service_made", "reference": CASE, "occurred_at": "2026-11-24T09:00:00+08:00",
    "service": {
        "service_number": "SD0001", "sequence": 1, "status": "served", "paper": "judgment",
        "arrived_at": "2026-11-24T08:00:00+08:00", "title": "民事判决书",
    },
}  # fmt: skip
LAST = datetime(2026, 12, 24, 23, 59, tzinfo=BEIJING)


def news(event_id: str = "E1", **service: Any) -> Any:
    return read_online_litigation(NEWS | {"event_id": event_id, "service": NEWS["service"] | service})


def abroad(world: World) -> None:
    world.cases[CASE] = OwnCase(CASE, ANNA, NUMBER, "abroad")


def limits(world: World) -> list[Limit]:
    return list(world.do(MyLimits(ANNA)))


def reminders(world: World) -> list[str]:
    return [key for key, (_, utter, _) in world.spoken.items() if utter == "utter_hearing_limit_reminder"]


def live_through(world: World) -> None:
    for hour in range(0, 24 * 31, 4):
        world.at(datetime(2026, 11, 24, 9, tzinfo=BEIJING) + timedelta(hours=hour))


def test_a_served_judgment_is_told_at_once_with_its_last_day_and_article(world: World) -> None:
    abroad(world)
    assert world.do(news()) is True
    assert world.do(news()) is False
    ((_, utter, facts),) = world.spoken.values()
    assert utter == "utter_hearing_limit_news"
    assert "北京时间 12月24日 周四 23:59（30 日，民事诉讼法(2023修正)第286条）" in facts["ends"]
    assert [limit.limit_id for limit in limits(world)] == ["SD0001"]


def test_both_ends_are_told_until_the_person_says_where_they_live(world: World) -> None:
    world.do(news())
    assert len(limits(world)[0].endings) == 2
    limit: Limit = world.do(SayDomicile("SD0001", ANNA, "abroad"))
    assert [one.days for one in limit.endings] == [30]
    world.do(news("E2", service_number="SD0002"))
    assert [len(one.endings) for one in limits(world)] == [1, 1]


def test_it_is_reminded_of_once_a_step_in_the_persons_waking_hours(world: World) -> None:
    abroad(world)
    world.move_to(ANNA, "America/Toronto")
    world.do(news())
    live_through(world)
    steps = ["0-d15", "0-d7", "0-d3", "0-d1", "0-morning"]
    assert reminders(world) == [f"limit:SD0001:{step}:1" for step in steps]
    assert "utter_hearing_limit_missed" not in world.said()


def test_of_two_possible_ends_the_later_is_reminded_of_after_the_earlier(world: World) -> None:
    world.do(news())
    live_through(world)
    marks = [key.split(":")[2] for key in reminders(world)]
    assert marks == ["0-d7", "0-d3", "0-d1", "0-morning", "1-d7", "1-d3", "1-d1", "1-morning"]


def test_after_an_outage_the_newest_alone_is_said_and_after_the_end_that_it_was_missed(world: World) -> None:
    abroad(world)
    world.do(news())
    world.at(LAST - timedelta(days=2))
    assert reminders(world) == ["limit:SD0001:0-d3:1"]
    world.at(LAST + timedelta(hours=1))
    assert world.said().count("utter_hearing_limit_missed") == 1


def test_what_is_done_is_not_reminded_of_any_more(world: World) -> None:
    abroad(world)
    world.do(news())
    assert world.do(StopLimitReminders(ANNA, "SD0001")) == 1
    assert world.do(StopLimitReminders(ANNA)) == 0
    world.at(LAST + timedelta(days=1))
    assert world.said() == ["utter_hearing_limit_news"]


def test_a_time_put_right_moves_the_limit_and_a_recalled_service_ends_it(world: World) -> None:
    abroad(world)
    world.do(news())
    world.do(news("E2", sequence=2, arrived_at="2026-11-26T08:00:00+08:00"))
    assert str(limits(world)[0].endings[0].deadline.day) == "2026-12-28"
    world.do(news("E1b", sequence=1))
    world.do(news("E3", sequence=3, status="recalled"))
    world.at(LAST - timedelta(days=1))
    assert limits(world) == []
    assert world.said()[1:] == ["utter_hearing_limit_news", "utter_hearing_limit_recalled"]


def test_a_ruling_without_appeal_is_told_without_a_limit(world: World) -> None:
    world.do(news(paper="ruling", ruling="other"))
    world.do(news("E2", service_number="SD0002", paper="ruling"))
    assert world.said() == ["utter_hearing_served"] * 2
    assert limits(world) == []


def test_a_service_heard_of_after_its_end_is_told_as_late(world: World) -> None:
    world.do(news(arrived_at="2026-10-01T08:00:00+08:00"))
    assert world.said() == ["utter_hearing_limit_late"]


def test_it_is_acknowledged_once_as_it_stands(world: World) -> None:
    world.do(news())
    assert world.do(AcknowledgeLimit("SD0001", ANNA)).seen
    world.do(news("E2", sequence=2, arrived_at="2026-11-25T08:00:00+08:00"))
    assert not limits(world)[0].seen


def test_to_a_stranger_a_limit_does_not_exist(world: World) -> None:
    world.do(news())
    commands = (
        OneLimit("SD0001", BEN), AcknowledgeLimit("SD0001", BEN), StopLimitReminders(BEN, "SD0001"),
        SayDomicile("SD0001", BEN, "china"),
    )  # fmt: skip
    for command in commands:
        with pytest.raises(Refused, match="hearing_limit_unknown"):
            world.do(command)
    with pytest.raises(Refused, match="hearing_case_unknown"):
        world.do(read_online_litigation(NEWS | {"reference": "stranger"}))


@pytest.mark.parametrize(
    "wrong", [{"paper": "poem"}, {"arrived_at": "soon"}, {"sequence": 0}, {"service_number": "a:b"}]
)
def test_news_outside_the_contract_is_turned_away(wrong: dict[str, Any]) -> None:
    with pytest.raises(PlatformRejected):
        news(**wrong)


def test_a_service_whose_callback_got_lost_is_found_by_looking(world: World) -> None:
    filed(world)
    world.watch()
    world.court.control("service", do="serve", paper="judgment", title="民事判决书")
    world.at(world.clock.now() + LOOK_EVERY)
    (found,) = limits(world)
    world.court.control("service", do="recall")
    world.at(world.clock.now() + LOOK_EVERY)
    assert found.service.title == "民事判决书"
    assert world.said() == ["utter_hearing_limit_news", "utter_hearing_limit_recalled"]


def test_a_service_numbered_like_a_hearing_is_found_by_looking_too(world: World) -> None:
    filed(world)
    world.watch()
    world.court.control("service", do="serve", paper="judgment", title="民事判决书")
    (served,) = world.court.http.get(f"v1/filings/{world.filings[CASE]}/services").json()["services"]
    world.schedule(served["service_number"])
    world.at(world.clock.now() + LOOK_EVERY)
    assert len(limits(world)) == 1
