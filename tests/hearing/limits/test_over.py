"""Whoever asks for a last day that has passed hears that it has, and what is left to do."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.dialogue.turn import Turn
from actions.hearing.limits import say_if_over
from backend.hearing.limits.model import Limit, Service


def said(paper: Any, received: str, now: str, domicile: Any = "unknown") -> list[str]:
    """Words behind the ends of a limit that was worked out."""
    told: list[str] = []
    turn = SimpleNamespace(now=datetime.fromisoformat(now).replace(tzinfo=UTC), say=lambda utter: told.append(utter))
    service = Service(paper, datetime.fromisoformat(received).replace(hour=4, tzinfo=UTC), "")
    say_if_over(cast(Turn, turn), Limit("", "", "", "", service, domicile))
    return told


@pytest.mark.parametrize(
    ("received", "now", "words"),
    [
        ("2026-10-28", "2026-11-30T08:00", ["utter_hearing_limit_over_appeal"]),
        ("2026-10-28", "2026-11-20T08:00", ["utter_hearing_limit_first_over"]),
        ("2026-10-28", "2026-11-12T08:00", []),  # its last day
        ("2026-10-28", "2026-11-12T20:00", ["utter_hearing_limit_first_over"]),  # the day after in Beijing
        ("2026-11-20", "2026-11-30T08:00", []),
    ],
)
def test_a_judgment_that_came_long_ago(received: str, now: str, words: list[str]) -> None:
    assert said("judgment", received, now) == words


def test_a_complaint_is_no_judgment_and_a_known_home_has_one_end() -> None:
    assert said("complaint", "2026-10-01", "2026-11-30T08:00") == ["utter_hearing_limit_over"]
    assert said("judgment", "2026-10-28", "2026-11-20T08:00", "china") == ["utter_hearing_limit_over_appeal"]
    assert said("judgment", "2026-10-28", "2026-11-20T08:00", "abroad") == []
