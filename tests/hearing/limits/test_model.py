"""Which limit a served paper sets off, by whose domicile, and on which day it ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.hearing.limits.model import PAPER_NAMES, Paper, Service, endings
from backend.hearing.model import Domicile
from backend.shared.calendar import BEIJING, is_working_day

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=BEIJING)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda one: one.replace(tzinfo=BEIJING))


def ends(paper: Paper, home: Domicile, served: datetime = TUESDAY, **more: Any) -> list[tuple[int, str, date]]:
    found = endings(Service(paper, served, **more), home)
    return [(one.days, one.deadline.rule, one.deadline.day) for one in found]


@pytest.mark.parametrize(
    ("paper", "more", "home", "days", "rule"),
    [
        ("complaint", {}, "china", 15, "CPL-128"),
        ("complaint", {}, "abroad", 30, "CPL-285"),
        ("appeal_petition", {}, "china", 15, "CPL-174"),
        ("appeal_petition", {}, "abroad", 30, "CPL-286"),
        ("judgment", {}, "china", 15, "CPL-171"),
        ("judgment", {}, "abroad", 30, "CPL-286"),
        ("ruling", {"ruling": "dismissed"}, "china", 10, "CPL-171"),
        ("ruling", {"ruling": "jurisdiction"}, "abroad", 30, "CPL-286"),
    ],
)
def test_the_period_is_that_of_the_paper_and_of_the_domicile(
    paper: Paper, more: dict[str, Any], home: Domicile, days: int, rule: str
) -> None:
    ((found, article, _),) = ends(paper, home, **more)
    assert (found, article) == (days, rule)


@pytest.mark.parametrize(
    "service",
    [Service("ruling", TUESDAY, "other"), Service("ruling", TUESDAY), Service("judgment", TUESDAY, final=True)],
)
def test_against_other_rulings_and_the_last_instance_no_limit_runs(service: Service) -> None:
    assert service.purpose is None
    assert endings(service, "unknown") == ()


def test_while_the_domicile_is_unknown_both_ends_are_told_the_earlier_first() -> None:
    assert [day for _, _, day in ends("judgment", "unknown")] == [date(2026, 12, 9), date(2026, 12, 24)]


def test_what_arrives_late_at_night_abroad_counts_from_beijings_day() -> None:
    toronto_evening = datetime.fromisoformat("2026-11-24T20:00:00-05:00")
    ((_, _, last),) = ends("judgment", "china", toronto_evening)
    assert last == date(2026, 12, 10)


def test_a_last_day_on_a_holiday_moves_and_the_day_it_was_counted_to_is_kept() -> None:
    (ending,) = endings(Service("judgment", datetime(2026, 9, 16, 9, tzinfo=BEIJING)), "china")
    assert (ending.counted, ending.deadline.day, ending.moved) == (date(2026, 10, 1), date(2026, 10, 8), True)


def test_the_last_day_counts_whole_in_beijing() -> None:
    (ending,) = endings(Service("judgment", TUESDAY), "china")
    assert ending.deadline.ends_at == datetime(2026, 12, 10, tzinfo=BEIJING)
    assert ending.deadline.last_minute.astimezone(BEIJING).hour == 23


@given(MOMENTS, st.sampled_from(sorted(PAPER_NAMES)), st.sampled_from(["china", "abroad"]))
def test_a_limit_never_ends_early_nor_on_a_day_off(served: datetime, paper: Paper, home: Domicile) -> None:
    (ending,) = endings(Service(paper, served, "dismissed" if paper == "ruling" else ""), home)
    assert ending.deadline.day >= served.date() + timedelta(days=ending.days)
    assert is_working_day(ending.deadline.day)
