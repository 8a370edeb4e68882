"""When reminders come: awake hours in every zone, through clock changes and over the date line, never in the past."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.hearing.model import DEFAULT_STEPS
from backend.shared.calendar import BEIJING
from backend.shared.quiet_hours import QUIET_FROM, QUIET_UNTIL
from backend.shared.reminder_plan import (
    in_order,
    is_step,
    left_in_words,
    plan,
    step_name,
    steps_name,
)

START = datetime(2026, 12, 10, 9, 0, tzinfo=BEIJING)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ZONES = (
    "Asia/Shanghai", "America/Toronto", "America/St_Johns", "Europe/London", "Pacific/Niue", "Australia/Lord_Howe",
    "Pacific/Kiritimati", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "Etc/GMT+12", "UTC",
)  # fmt: skip
STEPS = st.lists(
    st.one_of(
        st.integers(1, 99).map("d{}".format), st.integers(1, 23).map("h{}".format),
        st.integers(5, 59).map("m{}".format), st.sampled_from(["morning", "evening"]),
    ),
    min_size=1, max_size=8,
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2035, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))


def local(due: datetime, zone: str) -> datetime:
    return due.astimezone(ZoneInfo(zone))


def is_quiet(due: datetime, zone: str) -> bool:
    return not QUIET_UNTIL <= local(due, zone).time() < QUIET_FROM


def test_the_usual_plan_of_a_hearing_at_nine_in_beijing() -> None:
    dues = [
        (one.step, one.due.astimezone(BEIJING).strftime("%m-%d %H:%M"))
        for one in plan(DEFAULT_STEPS, START, "Asia/Shanghai", LONG_AGO)
    ]
    assert dues == [("d7", "12-03 09:00"), ("d3", "12-07 09:00"), ("d1", "12-09 09:00"), ("h1", "12-10 08:00")]


def dues_in(zone: str) -> list[str]:
    return [f"{local(one.due, zone):%a %H:%M}" for one in plan(DEFAULT_STEPS, START, zone, LONG_AGO)]


def test_in_toronto_the_hearing_is_in_the_evening_and_the_last_hour_is_kept() -> None:
    assert dues_in("America/Toronto") == ["Wed 20:00", "Sun 20:00", "Tue 20:00", "Wed 19:00"]


def test_at_night_it_comes_earlier_but_the_last_hour_comes_when_it_must() -> None:
    assert dues_in("Europe/London") == ["Wed 21:30", "Sun 21:30", "Tue 21:30", "Thu 00:00"]


def test_a_last_reminder_counted_in_days_is_moved_out_of_the_night_as_well() -> None:
    assert f"{local(plan(['d1'], START, 'Europe/London', LONG_AGO)[0].due, 'Europe/London'):%H:%M}" == "21:30"


def test_the_same_morning_of_a_hearing_before_eight_is_the_evening_before() -> None:
    (found,) = plan(["morning"], START, "Europe/London", LONG_AGO)
    assert f"{local(found.due, 'Europe/London'):%a %H:%M}" == "Wed 21:30"


def test_what_lies_in_the_past_is_not_scheduled() -> None:
    assert [one.step for one in plan(DEFAULT_STEPS, START, "Asia/Shanghai", START - timedelta(days=2))] == ["d1", "h1"]
    assert plan(DEFAULT_STEPS, START, "Asia/Shanghai", START) == ()


@pytest.mark.parametrize(("day", "hour"), [(datetime(2026, 3, 8), 2), (datetime(2026, 11, 1), 1)])
def test_a_skipped_or_a_doubled_hour_still_gives_one_moment(day: datetime, hour: int) -> None:
    start = (day + timedelta(days=1)).replace(hour=hour, minute=30, tzinfo=ZoneInfo("America/Toronto"))
    dues = plan(["d1", "h1"], start, "America/Toronto", LONG_AGO)
    assert [one.step for one in dues] == ["d1", "h1"]
    assert all(one.due < start for one in dues)


@settings(deadline=None, max_examples=300)
@given(STEPS, MOMENTS, st.sampled_from(ZONES))
def test_only_a_last_one_in_hours_or_minutes_may_wake_somebody(steps: list[str], start: datetime, zone: str) -> None:
    last = in_order(steps)[-1]
    may_wake = last if last[0] in "hm" and last != "morning" else None
    woken = [one.step for one in plan(steps, start, zone, LONG_AGO) if is_quiet(one.due, zone)]
    assert set(woken) <= {may_wake}


@settings(deadline=None, max_examples=300)
@given(STEPS, MOMENTS, st.sampled_from(ZONES), MOMENTS)
def test_every_reminder_lies_between_now_and_the_hearing_in_order_and_once(
    steps: list[str], start: datetime, zone: str, now: datetime
) -> None:
    found = plan(steps, start, zone, now)
    dues = [one.due for one in found]
    assert dues == sorted(set(dues))
    assert all(now < due < start for due in dues)
    assert {one.step for one in found} <= set(steps)


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 99), MOMENTS, st.sampled_from(ZONES))
def test_days_before_never_drift_by_more_than_a_night_and_a_clock_change(days: int, start: datetime, zone: str) -> None:
    found = plan([f"d{days}"], start, zone, LONG_AGO)
    early = timedelta(days=days) - (start - found[0].due)
    assert timedelta(hours=-12) <= early <= timedelta(hours=26)  # 26: a day that a land on the date line left out


@given(st.sampled_from(ZONES), MOMENTS)
def test_the_usual_plan_leaves_nothing_out_unless_two_fall_together(zone: str, start: datetime) -> None:
    assert 3 <= len(plan(DEFAULT_STEPS, start, zone, LONG_AGO)) <= 4


@pytest.mark.parametrize("code", ["d0", "d100", "h0", "h24", "m4", "m60", "", "x", "d", "d-1", "d1 ", "morning2"])
def test_codes_that_cannot_be_reckoned_are_known(code: str) -> None:
    assert not is_step(code)


def test_steps_and_what_is_left_are_said_in_both_languages() -> None:
    assert steps_name(["h1", "d2", "morning"]).zh == "提前 2 天、当天早上、提前 1 小时"
    assert step_name("d1").en == "1 day before"
    assert left_in_words(START, START - timedelta(hours=49)).en == "2 days"
    assert left_in_words(START, START - timedelta(seconds=20)).zh == "1 分钟"
    assert time(8) == QUIET_UNTIL
