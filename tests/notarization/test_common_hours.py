"""By video a time counts only while the mission is open as well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from actions.notarization.common_hours import MissionHours
from backend.legal_map.model import MissionThere
from backend.shared.diary import Slot
from backend.shared.wording import Words

NAME = Words("领事馆", "Consulate")
KNOWN = MissionThere(NAME, True, True, "Mo-Fr 09:00-12:00", "America/Toronto", "CA")


def _slot(text: str) -> Slot:
    start = datetime.fromisoformat(text).astimezone(UTC)
    return Slot("s", start, start + timedelta(minutes=30), left=1)


@pytest.mark.parametrize(
    ("zone", "start", "holds"),
    [
        ("America/Toronto", "2026-12-02T09:00+08:00", False), ("America/Toronto", "2026-12-02T16:30+08:00", False),
        ("Europe/London", "2026-12-02T17:00+08:00", True), ("Europe/London", "2026-12-02T16:30+08:00", False),
        ("Australia/Sydney", "2026-12-02T09:00+08:00", True), ("Australia/Sydney", "2026-12-02T14:00+08:00", False),
        ("Asia/Singapore", "2026-12-05T10:00+08:00", False), ("Asia/Singapore", "2026-12-04T15:30+08:00", True),
        ("Asia/Singapore", "2026-12-04T15:45+08:00", False),
        ("America/Caracas", "2026-12-02T11:30+08:00", False),  # ends there at midnight
        ("America/Toronto", "2026-07-01T11:30+08:00", False), ("America/La_Paz", "2026-12-02T11:45+08:00", False),
    ],
)  # fmt: skip
def test_without_known_hours_working_days_from_nine_to_four_there_are_taken(zone: str, start: str, holds: bool) -> None:
    assert MissionHours(None, zone).holds(_slot(start)) is holds


@pytest.mark.parametrize(
    ("start", "holds"),
    [
        ("2026-12-02T10:00-05:00", True), ("2026-12-02T11:30-05:00", True), ("2026-12-02T11:45-05:00", False),
        ("2026-12-02T13:00-05:00", False), ("2026-12-05T10:00-05:00", False),
    ],
)  # fmt: skip
def test_known_hours_of_the_mission_decide(start: str, holds: bool) -> None:
    assert MissionHours(KNOWN, "America/Toronto").holds(_slot(start)) is holds


def test_hours_that_cannot_be_read_count_as_unknown() -> None:
    odd = MissionThere(NAME, True, True, "by appointment?!", "America/Toronto", "CA")
    assert MissionHours(odd, "America/Toronto").holds(_slot("2026-12-02T10:00-05:00"))


@pytest.mark.parametrize(
    ("mission", "zone", "country", "start", "holds"),
    [
        # National day of Singapore, kept the Monday after; an ordinary Monday before it.
        (None, "Asia/Singapore", "SG", "2026-08-10T10:00+08:00", False),
        (None, "Asia/Singapore", "SG", "2026-08-03T10:00+08:00", True),
        # Mid-Autumn and National Day of China: the mission is closed though Singapore works.
        (None, "Asia/Singapore", "SG", "2026-09-25T10:00+08:00", False),
        (None, "Europe/London", "GB", "2026-10-05T17:00+08:00", False),
        (KNOWN, "America/Toronto", "CA", "2026-10-06T10:00-04:00", False),
        # A Saturday on which China works: the mission keeps its own week.
        (None, "Asia/Singapore", "SG", "2026-10-10T10:00+08:00", False),
        # Canada Day: a holiday of the host alone.
        (KNOWN, "America/Toronto", "CA", "2026-07-01T10:00-04:00", False),
    ],
)
def test_a_mission_keeps_the_holidays_of_its_host_and_those_of_china(
    mission: MissionThere | None, zone: str, country: str, start: str, holds: bool
) -> None:
    assert MissionHours(mission, zone, country).holds(_slot(start)) is holds


def test_hours_without_a_word_of_holidays_keep_those_of_the_host_all_the_same() -> None:
    plain = MissionThere(NAME, True, True, "Mo-Fr 08:30-11:00", "America/Toronto", "CA")
    assert not MissionHours(plain, "America/Toronto").holds(_slot("2026-12-25T09:00-05:00"))
    assert MissionHours(plain, "America/Toronto").holds(_slot("2026-12-23T09:00-05:00"))
