"""The desk answers in office hours on working days, counted on Beijing's clock."""

from __future__ import annotations

from datetime import datetime

import pytest

from backend.shared.calendar import BEIJING
from backend.shared.office_hours import OfficeHours

HOURS = OfficeHours.read("08:30-12:00 14:30-17:30")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-27 09:00", "2026-11-27 09:00"),  # a Friday
        ("2026-11-27 08:29", "2026-11-27 08:30"),
        ("2026-11-27 12:00", "2026-11-27 14:30"),
        ("2026-11-27 17:30", "2026-11-30 08:30"),
        ("2026-11-28 10:00", "2026-11-30 08:30"),
        ("2026-10-01 10:00", "2026-10-08 08:30"),  # National Day
        ("2026-10-10 10:00", "2026-10-10 10:00"),  # a Saturday that is worked
        ("2026-12-31 18:00", "2027-01-04 08:30"),
    ],
)
def test_the_next_opening(now: str, opens: str) -> None:
    assert HOURS.next_open(at(now)) == at(opens)
    assert HOURS.is_open(at(now)) == (now == opens)


@pytest.mark.parametrize(
    ("now", "minutes", "due"),
    [
        ("2026-11-27 09:00", 60, "2026-11-27 10:00"),
        ("2026-11-27 11:30", 60, "2026-11-27 15:00"),
        ("2026-11-27 17:00", 60, "2026-11-30 09:00"),
        ("2026-11-27 03:00", 60, "2026-11-27 09:30"),
        ("2026-11-28 12:00", 60, "2026-11-30 09:30"),
        ("2026-11-27 08:30", 390, "2026-11-27 17:30"),
        ("2026-11-27 08:30", 391, "2026-11-30 08:31"),
    ],
)
def test_minutes_of_office_time(now: str, minutes: int, due: str) -> None:
    assert HOURS.after(at(now), minutes) == at(due)


@pytest.mark.parametrize("text", ["", "always", "9-17", "12:00-08:30", "08:30-12:00 11:00-17:00", "25:00-26:00"])
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        OfficeHours.read(text)


def test_only_a_year_without_a_published_calendar_is_provisional() -> None:
    assert HOURS.provisional(at("2027-01-04 09:00")) and not HOURS.provisional(at("2026-11-30 09:00"))
