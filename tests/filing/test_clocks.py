"""The last days that run in a filing: by hand around holidays, and what must hold of any day of 2026 and 2027."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.filing import clocks
from backend.filing.clocks import Deadline
from backend.shared.calendar import BEIJING, is_provisional, is_working_day

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CALENDAR_DAYS: dict[str, tuple[Callable[[date], Deadline], int]] = {
    "correction": (clocks.correction_deadline, 15),
    "extended": (clocks.extended_deadline, 30),
    "fee": (clocks.fee_deadline, 7),
    "refund": (clocks.refund_due, 15),
    "refusal here": (lambda day: clocks.refusal_appeal_deadline(day, True), 10),
    "refusal abroad": (lambda day: clocks.refusal_appeal_deadline(day, False), 30),
    "resumption": (clocks.resumption_deadline, 10),
    "labour suit": (clocks.labour_suit_deadline, 15),
    "labour set aside": (clocks.labour_set_aside_deadline, 30),
}
WORKING_DAYS: dict[str, tuple[Callable[[date], Deadline], int]] = {
    "decision": (clocks.decision_due, 7),
    "decision after a cure": (clocks.decision_due_after_cure, 7),
}
EVERY = {**CALENDAR_DAYS, **WORKING_DAYS}


@pytest.mark.parametrize(
    ("clock", "start", "last", "rule"),
    [
        ("correction", "2026-11-24", "2026-12-09", "SPC21-9"),
        ("correction", "2026-11-27", "2026-12-14", "SPC21-9"),  # the fifteenth day is a Saturday
        ("correction", "2026-09-16", "2026-10-08", "SPC21-9"),  # 1 October, after the National Day holiday
        ("correction", "2026-02-01", "2026-02-24", "SPC21-9"),  # 16 February, after Spring Festival
        ("correction", "2026-01-30", "2026-02-14", "SPC21-9"),  # a Saturday made up as a working day
        ("extended", "2026-11-24", "2026-12-24", "SPC21-9"),
        ("extended", "2026-09-04", "2026-10-08", "SPC21-9"),
        ("extended", "2026-12-05", "2027-01-04", "SPC21-9"),
        ("fee", "2026-11-24", "2026-12-01", "FEE-22"),
        ("fee", "2026-11-21", "2026-11-30", "FEE-22"),  # the seventh day is a Saturday
        ("fee", "2026-04-24", "2026-05-06", "FEE-22"),  # 1 May, after the Labour Day holiday
        ("refund", "2026-11-24", "2026-12-09", "FEE-27"),
        ("refusal here", "2026-11-24", "2026-12-04", "CPL-171"),
        ("refusal abroad", "2026-11-24", "2026-12-24", "CPL-286"),
        ("resumption", "2026-11-24", "2026-12-04", "CPL-86"),
        ("labour suit", "2026-11-24", "2026-12-09", "LAB-27"),
        ("labour set aside", "2026-11-20", "2026-12-21", "LAB-30"),  # the thirtieth day is a Sunday
        ("decision", "2026-11-24", "2026-12-03", "SPC21-9"),
        ("decision", "2026-09-30", "2026-10-15", "SPC21-9"),  # 8, 9, Saturday 10, 12 to 15 October
        ("decision after a cure", "2026-12-09", "2026-12-18", "ONL-9"),
    ],
)
def test_the_last_day_is_what_was_counted_by_hand(clock: str, start: str, last: str, rule: str) -> None:
    deadline = EVERY[clock][0](date.fromisoformat(start))
    assert (deadline.day.isoformat(), deadline.rule) == (last, rule)


@given(st.sampled_from(sorted(CALENDAR_DAYS)), DAYS)
def test_calendar_days_roll_forward_over_days_off_and_no_further(clock: str, start: date) -> None:
    count, days = CALENDAR_DAYS[clock]
    counted, last = start + timedelta(days=days), count(start).day
    assert is_working_day(last)
    assert not any(is_working_day(counted + timedelta(days=gap)) for gap in range((last - counted).days))
    assert last >= counted


@given(st.sampled_from(sorted(WORKING_DAYS)), DAYS)
def test_working_days_are_counted_from_the_day_after(clock: str, start: date) -> None:
    count, days = WORKING_DAYS[clock]
    last = count(start).day
    passed = [start + timedelta(days=gap) for gap in range(1, (last - start).days + 1)]
    assert sum(is_working_day(day) for day in passed) == days
    assert is_working_day(last)


@given(st.sampled_from(sorted(EVERY)), DAYS)
def test_a_day_is_provisional_exactly_while_its_year_is_unpublished(clock: str, start: date) -> None:
    deadline = EVERY[clock][0](start)
    assert deadline.provisional == is_provisional(deadline.day)


@given(st.sampled_from(sorted(EVERY)), DAYS, DAYS)
def test_who_starts_later_never_has_to_be_ready_earlier(clock: str, one: date, other: date) -> None:
    count = EVERY[clock][0]
    assert count(min(one, other)).day <= count(max(one, other)).day


@given(DAYS)
def test_thirty_days_are_in_all_and_run_from_the_first_notice(told_on: date) -> None:
    assert clocks.extended_deadline(told_on).day >= told_on + timedelta(days=30)
    assert clocks.extended_deadline(told_on).day < clocks.correction_deadline(told_on).day + timedelta(days=30)
    assert clocks.correction_deadline(told_on).day < clocks.extended_deadline(told_on).day


@given(DAYS)
def test_nobody_without_domicile_has_less_time(served_on: date) -> None:
    assert clocks.refusal_appeal_deadline(served_on, False).day > clocks.refusal_appeal_deadline(served_on, True).day


def test_the_turn_of_the_year_is_provisional_until_the_calendar_is_published() -> None:
    assert not clocks.decision_due(date(2026, 12, 18)).provisional
    assert clocks.decision_due(date(2026, 12, 25)).provisional


def test_the_extension_is_said_to_need_the_courts_word() -> None:
    doubt = clocks.extended_deadline(date(2026, 11, 24)).doubt
    assert doubt is not None and (doubt.zh, doubt.en) == ("以法院答复为准", "to be confirmed by the court")
    assert clocks.correction_deadline(date(2026, 11, 24)).doubt is None


def test_an_extension_is_asked_for_while_the_first_days_run() -> None:
    told_on = date(2026, 11, 24)
    assert clocks.may_ask_for_extension(told_on, date(2026, 12, 9))
    assert not clocks.may_ask_for_extension(told_on, date(2026, 12, 10))


def test_the_last_day_counts_to_its_midnight_in_beijing() -> None:
    deadline = clocks.fee_deadline(date(2026, 11, 24))
    assert [deadline.days_left(date(2026, 12, day)) for day in (1, 2)] == [0, -1]
    assert [deadline.is_over(date(2026, 12, day)) for day in (1, 2)] == [False, True]
    assert deadline.ends_at == datetime(2026, 12, 2, tzinfo=BEIJING)
    assert deadline.ends_at.astimezone(ZoneInfo("America/Panama")).isoformat() == "2026-12-01T11:00:00-05:00"


def test_an_evening_abroad_is_already_the_next_day_in_beijing() -> None:
    evening = datetime(2026, 11, 23, 20, 0, tzinfo=ZoneInfo("America/Panama"))
    assert clocks.beijing_day(evening) == date(2026, 11, 24)
    with pytest.raises(ValueError):
        clocks.beijing_day(datetime(2026, 11, 23, 20, 0))


@pytest.mark.parametrize("clock", sorted(EVERY))
def test_no_clock_starts_from_a_moment(clock: str) -> None:
    moment: Any = datetime(2026, 11, 24, 23, 0, tzinfo=BEIJING)
    with pytest.raises(TypeError):
        EVERY[clock][0](moment)


def test_a_period_that_rests_on_memory_is_an_operators_to_correct(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "uncertain_periods.yml"
    page.write_text("cure_days_in_all: {days: 45}\n", "utf-8")
    monkeypatch.setattr(clocks, "UNCERTAIN_PERIODS", page)
    clocks.uncertain_days.cache_clear()
    assert clocks.extended_deadline(date(2026, 3, 2)).day == date(2026, 4, 16)
    page.write_text("cure_days_in_all: {days: many}\n", "utf-8")
    clocks.uncertain_days.cache_clear()
    with pytest.raises(ValueError, match="cure_days_in_all"):
        clocks.extended_deadline(date(2026, 3, 2))
    clocks.uncertain_days.cache_clear()
