"""Working days against the State Council's notice for 2026, and the ends of periods."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.shared.calendar import (
    add_days_rolling,
    add_working_days,
    is_provisional,
    is_public_holiday,
    is_working_day,
    months_later,
    next_working_day,
    safe_day,
)
from backend.shared.clock import FixedClock, SystemClock
from backend.shared.deadline import reservation
from backend.shared.published_holidays import HolidaysFileError, published

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def _span(first: tuple[int, int], last: tuple[int, int]) -> list[date]:
    start, end = date(2026, *first), date(2026, *last)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


HOLIDAYS_2026 = [
    *_span((1, 1), (1, 3)),
    *_span((2, 15), (2, 23)),
    *_span((4, 4), (4, 6)),
    *_span((5, 1), (5, 5)),
    *_span((6, 19), (6, 21)),
    *_span((9, 25), (9, 27)),
    *_span((10, 1), (10, 7)),
]
MADE_UP_2026 = [date(2026, *day) for day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))]
STATUTORY_2027 = [(1, 1), *((2, day) for day in (5, 6, 7, 8)), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15)]
STATUTORY_2027 += [(10, day) for day in (1, 2, 3)]


@pytest.mark.parametrize("day", HOLIDAYS_2026)
def test_no_office_works_on_a_holiday_of_the_2026_notice(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", MADE_UP_2026)
def test_offices_work_on_the_made_up_weekends_of_2026(day: date) -> None:
    assert day.weekday() >= 5
    assert is_working_day(day)


def test_every_other_day_of_2026_follows_the_week() -> None:
    exceptions = {*HOLIDAYS_2026, *MADE_UP_2026}
    others = [day for day in _span((1, 1), (12, 31)) if day not in exceptions]
    assert all(is_working_day(day) == (day.weekday() < 5) for day in others)


@pytest.mark.parametrize(("month", "day"), STATUTORY_2027)
def test_2027_knows_its_statutory_days_and_is_provisional(month: int, day: int) -> None:
    assert not is_working_day(date(2027, month, day))
    assert is_provisional(date(2027, month, day))


@pytest.mark.parametrize(
    "day",
    [
        date(2028, 1, 25), date(2028, 1, 26), date(2028, 1, 28), date(2028, 4, 4), date(2029, 2, 12), date(2029, 2, 15),
        date(2030, 2, 5), date(2030, 6, 5), date(2030, 9, 12), date(2031, 1, 23), date(2031, 6, 24),
    ],
)  # fmt: skip
def test_spring_festival_and_the_other_lunar_days_are_known_until_2031(day: date) -> None:
    assert not is_working_day(day) and is_provisional(day) and is_public_holiday(day)


def test_days_made_up_for_statutory_days_on_a_weekend_are_not_guessed() -> None:
    """In 2027 two days of Spring Festival are a weekend; a last day told too early harms nobody, one too late does."""
    assert is_working_day(date(2027, 2, 9))
    assert safe_day(date(2027, 2, 9)) == date(2027, 2, 4)


@pytest.mark.parametrize(
    ("last", "others", "told"),
    [
        (date(2027, 2, 1), (), "1月29日"),
        (date(2027, 2, 24), (), "暂定"),
        (None, (date(2027, 2, 1),), "暂定"),
        (date(2026, 12, 1), (None,), ""),
        (date(2026, 12, 7), (), "12月4日"),
        (date(2026, 10, 8), (date(2027, 2, 1),), "9月30日"),
        (None, (date(2026, 12, 7),), ""),
    ],
)
def test_every_service_names_the_safe_day_of_a_last_day_that_moved(
    last: date | None, others: tuple[date | None, ...], told: str
) -> None:
    said = reservation(last, others, "zh-Hans")
    assert told in said and bool(said) == bool(told)


def test_2026_is_not_provisional_and_a_year_without_any_table_still_answers() -> None:
    assert not is_provisional(date(2026, 12, 31))
    assert is_provisional(date(2031, 5, 5))
    assert not is_working_day(date(2031, 10, 1))


def test_seven_working_days_over_the_national_holiday_skip_it_and_count_the_made_up_saturday() -> None:
    assert add_working_days(date(2026, 9, 30), 7) == date(2026, 10, 15)


def test_a_period_that_ends_on_a_holiday_runs_to_the_day_after_it() -> None:
    assert add_days_rolling(date(2026, 9, 16), 15) == date(2026, 10, 8)


def test_a_period_that_ends_on_a_working_day_stays_there() -> None:
    assert add_days_rolling(date(2026, 11, 2), 15) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-12-15", 1, "2027-01-15"),
        ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2024-02-29", -12, "2023-02-28"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-01-31", -1, "2025-12-31"), ("2026-05-05", 0, "2026-05-05"),
    ],
)  # fmt: skip
def test_some_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(DAYS, st.integers(0, 40))
def test_working_days_add_up(day: date, count: int) -> None:
    end = add_working_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert count == 0 or is_working_day(end)


@given(DAYS, st.integers(0, 60))
def test_a_period_is_never_shortened_and_never_ends_on_a_holiday(day: date, count: int) -> None:
    end = add_days_rolling(day, count)
    assert end >= day + timedelta(days=count)
    assert is_working_day(end) and next_working_day(end) == end


def test_counting_backward_is_refused() -> None:
    with pytest.raises(ValueError):
        add_working_days(date(2026, 1, 5), -1)
    with pytest.raises(ValueError):
        add_days_rolling(date(2026, 1, 5), -1)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError):
        FixedClock(datetime(2026, 12, 3))


def test_the_system_clock_is_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("last", "safe"),
    [
        (date(2027, 2, 1), date(2027, 1, 29)),
        (date(2027, 2, 22), date(2027, 2, 19)),
        (date(2027, 3, 1), date(2027, 2, 26)),
        (date(2027, 2, 24), date(2027, 2, 24)),
        (date(2026, 12, 7), date(2026, 12, 7)),
    ],
)
def test_a_last_day_moved_off_a_weekend_of_an_unpublished_year_has_a_safe_day_before_it(last: date, safe: date) -> None:
    assert safe_day(last) == safe


def test_an_operator_can_enter_a_year_before_the_library_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "holidays.yml"
    page.write_text(
        "years:\n  2027:\n    - {name: 元旦, date: 2027-01-01, isOffDay: true}\n"
        "    - {name: 春节, date: 2027-02-20, isOffDay: false}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("backend.shared.calendar.published", lambda: published(page))
    assert not is_provisional(date(2027, 2, 20)) and is_working_day(date(2027, 2, 20))
    assert not is_working_day(date(2027, 1, 1)) and is_public_holiday(date(2027, 1, 1))
    assert is_working_day(date(2027, 2, 8)), "what the notice does not say is no holiday"
    assert safe_day(date(2027, 2, 22)) == date(2027, 2, 22)


@pytest.mark.parametrize("days", ["[]", "[{date: 2026-01-01, isOffDay: true}]", "[{date: 2027-01-01}]"])
def test_a_page_with_a_mistake_stops_the_start(tmp_path: Path, days: str) -> None:
    page = tmp_path / "holidays.yml"
    page.write_text(f"years: {{2027: {days}}}", encoding="utf-8")
    with pytest.raises(HolidaysFileError, match="2027"):
        published(page)
