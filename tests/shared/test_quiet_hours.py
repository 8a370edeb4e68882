"""Nobody is reminded at night, and nobody too late for it: one rule for every service."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.shared.calendar import BEIJING
from backend.shared.quiet_hours import QUIET_FROM, QUIET_UNTIL, out_of_the_night
from tests.architecture.source_tree import ROOT, python_in

ZONES = ["Asia/Shanghai", "America/Toronto", "Europe/Madrid", "Pacific/Auckland", "America/Lima"]


@pytest.mark.parametrize(
    ("beijing", "zone", "there"),
    [
        ("2026-11-25 08:00", "Asia/Shanghai", "2026-11-25 08:00"),
        ("2026-11-25 07:59", "Asia/Shanghai", "2026-11-24 21:30"),
        ("2026-11-25 21:59", "Asia/Shanghai", "2026-11-25 21:59"),
        ("2026-11-25 22:00", "Asia/Shanghai", "2026-11-25 21:30"),
        ("2026-11-25 15:00", "America/Toronto", "2026-11-24 21:30"),
        ("2026-11-25 22:00", "America/Toronto", "2026-11-25 09:00"),
    ],
)
def test_a_reminder_in_the_night_comes_the_evening_before(beijing: str, zone: str, there: str) -> None:
    moved = out_of_the_night(datetime.fromisoformat(beijing).replace(tzinfo=BEIJING), zone)
    assert moved.strftime("%Y-%m-%d %H:%M") == there


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.sampled_from(ZONES))
def test_it_is_never_later_and_never_at_night(naive: datetime, zone: str) -> None:
    moment = naive.replace(tzinfo=BEIJING)
    moved = out_of_the_night(moment, zone)
    assert timedelta(0) <= moment - moved < timedelta(hours=12)
    assert QUIET_UNTIL <= moved.astimezone(ZoneInfo(zone)).time() < QUIET_FROM


def test_no_service_has_a_night_of_its_own() -> None:
    others = [path for path in python_in("backend", "actions") if path.name != "quiet_hours.py"]
    assert [str(path) for path in others if "time(22)" in (ROOT / path).read_text("utf-8")] == []
