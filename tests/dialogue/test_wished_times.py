"""What people say of the time they want is the time they are offered: parts of the day, ranges, exclusions, clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from actions.answers import Answer
from actions.dialogue.fitting_times import fit
from actions.dialogue.readers.wished_times import (
    asks_about_hours,
    asks_for_more,
    read_wished_times,
    wants_any,
)
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.wished_times import WishedTimes

WISHES = yaml.safe_load(Path(__file__).with_name("wished_times.yml").read_text(encoding="utf-8"))
ZONES = {"洛杉矶": "America/Los_Angeles", "悉尼": "Australia/Sydney", "伦敦": "Europe/London"}
MONDAY = datetime(2026, 11, 30, tzinfo=BEIJING)
STARTS = ("09:00", "09:30", "10:00", "11:00", "14:30", "15:00", "16:00", "17:00")


def heard(case: Mapping[str, Any]) -> Answer:
    """The message with what the bot read in it; a clock's place is looked up on the map by then."""
    entities = []
    for kind, value, start, end in case["heard"]:
        meant = {"said": value["said"], "timezone": ZONES.get(value["said"], "")} if kind == "clock" else value
        entities.append({"entity": kind, "value": meant, "start": start, "end": end, "text": case["say"][start:end]})
    return Answer(case["say"], "inform", "answer", tuple(entities))


def minutes(clock: str) -> int:
    hour, minute = map(int, clock.split(":"))
    return hour * 60 + minute


def wish(told: Mapping[str, Any]) -> WishedTimes:
    """A wish as the table writes it."""
    hours = {
        name: tuple(tuple(map(minutes, one.split("-"))) for one in told.get(name, ()))
        for name in ("hours", "not_hours")
    }
    days = {name: tuple(tuple(one.split("/")) for one in told.get(name, ())) for name in ("days", "not_days")}
    weekdays = {name: tuple(told.get(name, ())) for name in ("weekdays", "not_weekdays")}
    at = minutes(told["at"]) if "at" in told else None
    return WishedTimes(zone=told.get("zone", ""), at=at, **hours, **days, **weekdays)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", WISHES, ids=lambda case: str(case["say"]))
def test_a_wish_means_exactly_these_times(case: Mapping[str, Any]) -> None:
    assert read_wished_times(heard(case), "America/Toronto") == wish(case["wish"])


def placed(text: str, place: str, zone: str, *, hour: str, kind: str = "time", ambiguous: object = ()) -> Answer:
    """A message with a place, as the map has found it, and an hour."""
    value = {"name": place, "country": "XX", "timezone": zone, "ambiguous": ambiguous}
    at, when = text.index(place), text.index(hour)
    told = "2026-12-09T14:00" if kind == "datetime" else "evening" if kind == "part_of_day" else "20:00"
    entities = (
        {"entity": "place", "value": value, "start": at, "end": at + len(place), "text": place},
        {"entity": kind, "value": told, "start": when, "end": when + len(hour), "text": hour},
    )
    return Answer(text, "inform", "answer", entities)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        (placed("12月11號紐約夜晚八點後", "紐約", "America/New_York", hour="夜晚八點"), "America/New_York"),
        (placed("wednesday 2pm sydney", "sydney", "Australia/Sydney", hour="wednesday 2pm", kind="datetime"),
         "Australia/Sydney"),
        (placed("8pm in London", "London", "Europe/London", hour="8pm"), "Europe/London"),
        (placed("悉尼夜晚得闲", "悉尼", "Australia/Sydney", hour="夜晚", kind="part_of_day"), "Australia/Sydney"),
        (placed("晚上八点（伦敦）", "伦敦", "Europe/London", hour="晚上八点"), "Europe/London"),
        (placed("8pm Toronto", "Toronto", "America/Toronto", hour="8pm", ambiguous=[{"name": "Toronto"}]),
         "America/Toronto"),
        (placed("我在纽约，晚上八点有空", "纽约", "America/New_York", hour="晚上八点"), ""),
        (placed("台山晚上八点", "台山", "Asia/Shanghai", hour="晚上八点"), ""),
        (placed("8pm, for use in London", "London", "Europe/London", hour="8pm"), ""),
        (placed("London 9 December 2pm", "London", "Europe/London", hour="9 December 2pm", kind="datetime"), ""),
        (placed("8pm London", "London", "Europe/London", hour="8pm", ambiguous=[{"name": "London"}]), ""),
    ],
)  # fmt: skip
def test_a_place_abroad_right_beside_an_hour_is_its_clock(said: Answer, zone: str) -> None:
    assert read_wished_times(said, "America/Toronto").zone == zone


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("not 3pm but 5pm", 17 * 60),
        ("not at 3pm but rather at 5pm", 17 * 60),
        ("anything but 5pm", None),
        ("Friday but 5pm", 17 * 60),
    ],
)
def test_what_stands_in_the_place_of_something_denied_is_wanted(text: str, at: int | None) -> None:
    clock = {"3pm": "15:00", "5pm": "17:00"}
    told = [
        {"entity": "time", "value": value, "start": text.index(one), "end": text.index(one) + 3, "text": one}
        for one, value in clock.items()
        if one in text
    ]
    assert read_wished_times(Answer(text, "inform", "answer", tuple(told)), "America/Toronto").at == at


def test_the_table_is_large() -> None:
    assert len({case["say"] for case in WISHES}) == len(WISHES) >= 60


@pytest.mark.parametrize(
    "text", ["还有别的吗", "還有冇其他時間", "后面的呢", "more times", "next page please", "anything else?"]
)
def test_more_times_are_asked_for(text: str) -> None:
    assert asks_for_more(Answer(text, "inform"))


@pytest.mark.parametrize("text", ["随便", "什么时间都可以", "any time", "是但啦", "whenever"])
def test_any_time_will_do(text: str) -> None:
    assert wants_any(Answer(text, "inform"))


@pytest.mark.parametrize(
    "text", ["你们下午几点下班", "办公时间", "opening hours", "要多久", "when do you open in the morning"]
)
def test_a_question_about_the_office_is_no_wish(text: str) -> None:
    assert asks_about_hours(Answer(text, "inform"))


def diary(days: int = 5) -> list[Slot]:
    """Free times from Monday on, in Beijing's hours."""
    starts = [MONDAY + timedelta(days=day, minutes=minutes(clock)) for day in range(days) for clock in STARTS]
    return [Slot(f"{start:%m%d-%H%M}", start, start + timedelta(minutes=30)) for start in starts]


def shown(slots: tuple[Slot, ...]) -> list[str]:
    return [f"{slot.start.astimezone(BEIJING):%m-%d %H:%M}" for slot in slots]


def hours(first: int, last: int) -> WishedTimes:
    return WishedTimes(hours=((first * 60, last * 60),))


@pytest.mark.parametrize(
    ("zone", "asked", "clock", "first"),
    [
        ("America/Toronto", hours(5, 12), "Asia/Shanghai", "11-30 09:00"),  # no morning of Toronto is an office hour
        ("America/Toronto", hours(18, 24), "America/Toronto", "11-30 09:00"),
        ("America/Vancouver", hours(18, 24), "America/Vancouver", "11-30 09:00"),
        ("America/Caracas", hours(12, 18), "Asia/Shanghai", "11-30 14:30"),
        ("Australia/Sydney", hours(12, 18), "Australia/Sydney", "11-30 09:00"),
        ("Europe/London", hours(5, 12), "Europe/London", "11-30 14:30"),
        ("Asia/Hong_Kong", hours(12, 18), "Asia/Shanghai", "11-30 14:30"),
        ("Asia/Kuala_Lumpur", hours(5, 12), "Asia/Shanghai", "11-30 09:00"),
    ],
)
def test_a_part_of_the_day_is_the_persons_own_where_the_office_works_then(
    zone: str, asked: WishedTimes, clock: str, first: str
) -> None:
    meant = fit(diary(), asked, zone)
    assert (meant.wish.zone, shown(meant.found)[0]) == (clock, first)


def test_the_other_clock_is_offered_beside_it_where_that_fits_too() -> None:
    meant = fit(diary(1), hours(5, 12), "Europe/London")
    assert shown(meant.found) == ["11-30 14:30", "11-30 15:00", "11-30 16:00", "11-30 17:00"]
    assert shown(meant.other) == ["11-30 09:00", "11-30 09:30", "11-30 10:00", "11-30 11:00"]


def test_an_exact_hour_free_on_both_clocks_is_asked_about() -> None:
    on_the_day = (("2026-12-01", "2026-12-01"),)
    meant = fit(diary(), WishedTimes(days=on_the_day, at=14 * 60 + 30), "Asia/Tokyo")
    assert not meant.unclear  # 13:30 in Beijing is the lunch break
    meant = fit(diary(), WishedTimes(days=on_the_day, at=16 * 60), "Asia/Tokyo")
    assert meant.unclear
    assert shown((meant.found[0], meant.other[0])) == ["12-01 15:00", "12-01 16:00"]


def test_an_hour_that_only_one_clock_can_mean_is_taken_on_that_one() -> None:
    assert shown(
        fit(diary(), WishedTimes(days=(("2026-12-01", "2026-12-01"),), at=20 * 60), "America/Toronto").found
    ) == ["12-02 09:00"]
    assert shown(
        fit(diary(), WishedTimes(days=(("2026-12-01", "2026-12-01"),), at=9 * 60), "America/Toronto").found
    ) == ["12-01 09:00"]


def test_a_named_clock_is_meant_whatever_else_is_free() -> None:
    asked = WishedTimes(zone="America/Los_Angeles", hours=((17 * 60, 24 * 60),))
    first = fit(diary(), asked, "America/Toronto").found[0].start
    assert f"{first.astimezone(ZoneInfo('America/Los_Angeles')):%a %H:%M}" == "Sun 17:00"


def test_where_nothing_suits_the_nearest_times_are_told_and_nothing_that_was_ruled_out() -> None:
    meant = fit(
        diary(), WishedTimes(days=(("2026-12-01", "2026-12-01"),), at=12 * 60, not_weekdays=(1,)), "Asia/Shanghai"
    )
    assert meant.found == ()
    assert shown(meant.near)[0] == "11-30 17:00"


def test_a_weekend_of_the_west_is_mondays_morning_of_the_office() -> None:
    meant = fit(diary(), WishedTimes(weekdays=(5, 6)), "America/Toronto")
    assert shown(meant.found) == ["11-30 09:00", "11-30 09:30", "11-30 10:00", "11-30 11:00"]


def test_a_second_wish_narrows_the_first() -> None:
    afternoon = WishedTimes(zone="Asia/Shanghai", hours=((12 * 60, 18 * 60),))
    friday = WishedTimes(days=(("2026-12-04", "2026-12-04"),)).after(afternoon)
    assert (friday.zone, friday.days, friday.hours) == (
        "Asia/Shanghai",
        (("2026-12-04", "2026-12-04"),),
        afternoon.hours,
    )
    assert WishedTimes.of_kept(friday.as_kept()) == friday


def test_an_evening_hour_abroad_that_is_too_early_for_the_office_gets_the_next_one_of_that_evening() -> None:
    asked = WishedTimes(days=(("2026-12-01", "2026-12-01"),), at=20 * 60)
    meant = fit(diary(), asked, "America/Caracas")  # 08:00 in Beijing
    assert (meant.found, meant.wish.zone, shown(meant.near)[0]) == ((), "America/Caracas", "12-02 09:00")
