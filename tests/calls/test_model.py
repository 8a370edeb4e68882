"""When there can be a call, and where it may go from where it stands; pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from backend.calls.model import DAYS_AHEAD, LEAD, Deed, Status, after, day_slots, suggested
from backend.shared.calendar import BEIJING, is_working_day
from backend.shared.errors import Refused
from backend.shared.office_hours import OfficeHours

HOURS = OfficeHours.read("08:30-12:00 14:30-17:30")


def beijing(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (beijing(30, 6), beijing(30, 8, 30)),
        (beijing(30, 8, 30), beijing(30, 9, 10)),  # half an hour on, and then the next whole slot
        (beijing(30, 9), beijing(30, 9, 30)),
        (beijing(30, 11, 20), beijing(30, 14, 30)),  # what would run into noon is no slot
        (beijing(30, 17), beijing(1, 8, 30, month=12)),
        (beijing(28, 10), beijing(30, 8, 30)),  # a Saturday
        (datetime(2026, 9, 30, 17, 10, tzinfo=BEIJING), datetime(2026, 10, 8, 8, 30, tzinfo=BEIJING)),
    ],
)
def test_the_first_time_is_the_next_whole_one_in_the_desks_hours(now: datetime, first: datetime) -> None:
    assert day_slots(HOURS, 20, now)[0].start == first


def test_every_time_lies_in_office_hours_of_a_working_day_and_none_overlap() -> None:
    now = beijing(30, 9, 7)
    slots = day_slots(HOURS, 20, now)
    assert slots[0].start >= now + LEAD and slots[-1].start < now + timedelta(days=DAYS_AHEAD)
    for slot in slots:
        assert is_working_day(slot.start.date()) and HOURS.is_open(slot.start) and slot.minutes == 20
        assert HOURS.is_open(slot.end - timedelta(seconds=1))
    assert all(one.end <= two.start for one, two in pairwise(slots))


@pytest.mark.parametrize("zone", ["America/Toronto", "America/Los_Angeles", "Europe/London", "Asia/Shanghai"])
def test_what_is_suggested_is_by_day_for_the_person_and_apart(zone: str) -> None:
    chosen = suggested(day_slots(HOURS, 20, beijing(30, 6)), zone)
    hours = [slot.start.astimezone(ZoneInfo(zone)).hour for slot in chosen]
    assert len(chosen) == 3 and all(8 <= hour < 22 for hour in hours)
    assert all(two.start - one.start >= timedelta(hours=1) for one, two in pairwise(chosen))


def test_where_it_is_always_night_something_is_suggested_all_the_same() -> None:
    slots = day_slots(OfficeHours.read("11:00-12:00"), 20, beijing(30, 6))  # 22:00 in New York
    assert len(suggested(slots, "America/New_York")) == 3


@pytest.mark.parametrize(
    ("status", "deed", "becomes"),
    [
        ("asked", "accept", "accepted"), ("asked", "decline", "declined"), ("asked", "cancel", "cancelled"),
        ("asked", "lapse", "lapsed"), ("asked", "not_reached", "call_not_taken"), ("asked", "end", "call_not_taken"),
        ("accepted", "end", "done"), ("accepted", "not_reached", "not_reached"), ("accepted", "move", "asked"),
        ("accepted", "cancel", "cancelled"), ("done", "cancel", "call_over"), ("cancelled", "accept", "call_over"),
        ("lapsed", "accept", "call_over"), ("declined", "move", "call_over"), ("not_reached", "end", "call_over"),
    ],
)  # fmt: skip
def test_a_call_goes_only_where_it_may(status: Status, deed: Deed, becomes: str) -> None:
    try:
        assert after(status, deed) == becomes
    except Refused as no:
        assert no.reason == becomes
