"""A day told in passing without its year is offered nowhere as one to come, where it tells of what has happened."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers import Answer
from actions.dialogue.readers.told_days import only_seems_ahead

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "day", "clause", "seems"),
    [
        ("5月20号", "2027-05-20", "5月20号又转了三万", True),
        ("May 20", "2027-05-20", "he paid me on May 20", True),
        ("2027年5月20号", "2027-05-20", "2027年5月20号又转了三万", False),
        ("5月20号", "2027-05-20", "说好5月20号还", False),
        ("12月22日", "2026-12-22", "开庭是12月22日", False),
    ],
)
def test_a_past_day_without_its_year_only_seems_to_lie_ahead(words: str, day: str, clause: str, seems: bool) -> None:
    said = Answer(words, "inform", "answer", ({"entity": "date", "value": day, "start": 0, "end": len(words)},))
    assert only_seems_ahead(said, clause, TODAY, "CA") is seems
