"""What stands against an asynchronous hearing, and when a window is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.hearing.asynchronous.model import Application, Conditions, OpenWindow, Stage
from backend.shared.calendar import BEIJING
from backend.shared.errors import Refused

NOON = datetime(2026, 11, 24, 12, tzinfo=BEIJING)
GOOD = Conditions("summary", "相差十三小时，北京上午是我这里的深夜", "agreed", "undisputed")
WINDOW = Stage("S1", "陈述", NOON, NOON + timedelta(days=7), "statement")
GRANTED = Application("a1", "c1", "p1", "（2026）粤0703民初1号", "granted", NOON, stages=(WINDOW,))


def test_all_three_conditions_met_in_summary_procedure_may_be_asked_for() -> None:
    GOOD.check()


@pytest.mark.parametrize("unknown", [{"procedure": "unsure"}, {"agreement": "not_asked"}, {"exchange": "unsure"}])
def test_what_the_person_does_not_know_is_left_to_the_court(unknown: dict[str, Any]) -> None:
    replace(GOOD, **unknown).check()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"procedure": "ordinary"}, "ordinary"),
        ({"difficulty": "  "}, "difficulty_missing"),
        ({"difficulty": "难" * 501}, "difficulty_missing"),
        ({"agreement": "against"}, "against"),
        ({"exchange": "disputed"}, "disputed"),
        ({"exchange": "not_yet"}, "not_yet"),
    ],
)
def test_one_condition_that_is_certainly_not_met_is_enough_to_refuse(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=f"^hearing_asynchronous_{reason}"):
        replace(GOOD, **change).check()


@pytest.mark.parametrize(
    ("now", "form", "reason"),
    [
        (NOON - timedelta(seconds=1), "statement", "not_open"),
        (NOON + timedelta(days=7), "statement", "closed"),
        (NOON + timedelta(days=1), "video", "by_video"),
    ],
)
def test_outside_its_window_or_for_a_video_nothing_can_be_posted(now: datetime, form: Any, reason: str) -> None:
    with pytest.raises(Refused, match=f"^hearing_asynchronous_{reason}"):
        replace(WINDOW, form=form).check_open(now)


def test_a_window_is_open_from_its_first_moment_until_just_before_its_last() -> None:
    WINDOW.check_open(NOON)
    WINDOW.check_open(NOON + timedelta(days=7) - timedelta(microseconds=1))
    assert GRANTED.open_stages(NOON) == (WINDOW,)
    assert replace(GRANTED, status="asked").open_stages(NOON) == ()


def test_an_application_is_over_when_refused_or_when_every_window_has_closed() -> None:
    assert replace(GRANTED, status="refused").is_over(NOON)
    assert not GRANTED.is_over(NOON)
    assert GRANTED.is_over(NOON + timedelta(days=7))


def test_a_window_is_found_again_by_the_code_on_its_button() -> None:
    assert OpenWindow.ids_of(OpenWindow(GRANTED, WINDOW).code) == ("a1", "S1")
