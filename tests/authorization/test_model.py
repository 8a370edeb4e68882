"""The rules of an appointment that need no one else: what a wish must hold, and when one is reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.authorization.model import (
    NOTICE,
    CaseNamed,
    Slot,
    check_still_possible,
    check_wish,
    in_order,
    reminder_moments,
)
from backend.authorization.power.model import SPECIAL_POWERS, Lawyer
from backend.shared.errors import Refused
from tests.authorization.conftest import WISH

START = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "America/Toronto", "America/Vancouver", "Pacific/Auckland", "Asia/Kolkata")


def test_a_whole_wish_is_taken() -> None:
    check_wish(WISH)
    check_wish(replace(WISH, scope="general", powers=()))
    check_wish(replace(WISH, spoken="interpreter", interpreter="何小姐"))


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"powers": ()}, "authorization_power_missing"),
        ({"scope": "general"}, "authorization_power_extra"),
        ({"spoken": "interpreter"}, "authorization_interpreter_missing"),
        ({"case": CaseNamed("  ")}, "authorization_incomplete"),
        ({"lawyer": Lawyer("李", " ", "1")}, "authorization_incomplete"),
    ],
)
def test_a_wish_that_makes_no_power_is_refused_with_its_reason(other: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        check_wish(replace(WISH, **other))


def test_special_powers_stand_in_the_order_of_the_law_and_nothing_else_among_them() -> None:
    assert in_order({"appeal", "admit", "everything"}) == ("admit", "appeal")
    assert in_order(set(SPECIAL_POWERS)) == tuple(SPECIAL_POWERS)


def test_a_slot_is_possible_until_half_an_hour_before() -> None:
    check_still_possible(START, START - NOTICE - timedelta(seconds=1))
    with pytest.raises(Refused, match="authorization_slot_past"):
        check_still_possible(START, START - NOTICE)


def test_a_slot_knows_its_minutes() -> None:
    assert Slot("s", START, START + timedelta(minutes=30)).minutes == 30


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), st.sampled_from(ZONES))
def test_the_day_before_is_never_told_at_night_and_the_hour_before_always(naive: datetime, zone: str) -> None:
    start = naive.replace(tzinfo=UTC)
    day, hour = reminder_moments(start, zone)
    assert 8 <= day.astimezone(ZoneInfo(zone)).hour < 22
    assert timedelta(hours=24) <= start - day < timedelta(hours=36)
    assert start - hour == timedelta(hours=1)
