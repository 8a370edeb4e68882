"""The monitor is told of facts past their day of review, as of the moment it asks."""

from __future__ import annotations

from datetime import date

from prometheus_client import generate_latest

from backend.filing.fees.currency import rates_from_setting
from backend.protection.library_pages import overdue_entries
from backend.shared.metrics import REGISTRY, watch_overdue


def test_a_table_is_counted_anew_each_time_it_is_asked_for() -> None:
    late = 0
    watch_overdue("a made-up table", lambda: late)
    line = 'yiqiaotong_facts_overdue{table="a made-up table"}'
    assert f"{line} 0.0" in generate_latest(REGISTRY).decode()
    late = 3
    assert f"{line} 3.0" in generate_latest(REGISTRY).decode()


def test_rates_and_entries_of_the_library_are_late_the_day_after_their_limit() -> None:
    rates = rates_from_setting("")
    assert not rates.is_stale(rates.day)
    assert rates.is_stale(date(rates.day.year + 1, rates.day.month, rates.day.day))
    assert overdue_entries(date(2026, 12, 1)) == 0
    assert overdue_entries(date(2036, 12, 1)) > 400
