"""The table of the Chinese calendar: whole, without gaps, and right on days that are known otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.nlu.entities.dates.lunar_calendar import YEARS, day_of_month, solar_day


def test_two_centuries_follow_one_another_without_a_gap():
    assert list(YEARS) == list(range(1900, 2100))
    day = date(1900, 1, 31)
    for months in YEARS.values():
        assert [month.number for month in months if not month.leap] == list(range(1, 13))
        assert sum(month.leap for month in months) == len(months) - 12 <= 1
        for month in months:
            assert month.first == day
            day += timedelta(days=month.length)
    assert day == date(2100, 2, 9)


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        ((1949, 8, 10), date(1949, 10, 1)),
        ((1954, 11, 1), date(1954, 11, 25)),
        ((1978, 8, 15), date(1978, 9, 17)),
        ((2020, 4, 1, True), date(2020, 5, 23)),
        ((2023, 2, 1, True), date(2023, 3, 22)),
        ((2024, 1, 1), date(2024, 2, 10)),
        ((2025, 6, 1, True), date(2025, 7, 25)),
        ((2026, 5, 5), date(2026, 6, 19)),
        ((2026, 8, 15), date(2026, 9, 25)),
        ((2027, 1, 1), date(2027, 2, 6)),
        ((2033, 11, 1, True), date(2033, 12, 22)),
    ],
)
def test_known_days(lunar, solar):
    assert solar_day(*lunar) == solar
    assert day_of_month(solar) == lunar[2]


@pytest.mark.parametrize(
    "lunar", [(2026, 13, 1), (2026, 5, 31), (2026, 5, 1, True), (1899, 1, 1), (2100, 1, 1), (2026, 1, 0)]
)
def test_days_that_are_none(lunar):
    assert solar_day(*lunar) is None


def test_outside_the_table_nothing_is_said():
    assert day_of_month(date(1900, 1, 30)) is None and day_of_month(date(2100, 2, 9)) is None
