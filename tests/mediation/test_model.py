"""Last days and rules of a mediation, by their articles."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from backend.mediation.model import (
    Session,
    acceptance_deadline,
    check_prolonged,
    check_session,
    confirmation_deadline,
    mediation_deadline,
)
from backend.shared.errors import Refused

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


def test_a_mediator_answers_within_three_working_days() -> None:
    assert acceptance_deadline(TUESDAY) == date(2026, 11, 27)
    assert acceptance_deadline(date(2026, 11, 26)) == date(2026, 12, 1)


def test_thirty_days_end_on_a_working_day() -> None:
    assert mediation_deadline(TUESDAY) == date(2026, 12, 24)
    assert confirmation_deadline(date(2026, 11, 27)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("hours", "length", "place"), [(-1, 1, "x"), (1, 0, "x"), (1, 13, "x"), (1, 1, " "), (24 * 40, 1, "x")]
)
def test_a_session_is_to_come_ends_has_a_place_and_lies_within_the_period(hours: int, length: int, place: str) -> None:
    start = NOW + timedelta(hours=hours)
    with pytest.raises(Refused, match="mediation_session_odd"):
        check_session(Session(start, start + timedelta(hours=length), "phone", place), NOW, date(2026, 12, 24))


@pytest.mark.parametrize("until", [date(2026, 12, 24), date(2026, 12, 1), date(2027, 12, 1)])
def test_more_time_is_later_and_not_endless(until: date) -> None:
    with pytest.raises(Refused, match="mediation_due_odd"):
        check_prolonged(until, date(2026, 12, 24), TUESDAY)
