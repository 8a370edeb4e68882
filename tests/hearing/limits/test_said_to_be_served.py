"""The limit of a paper somebody says they received, who has no case here."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.hearing.receipt import said_to_be_served

TODAY = date(2026, 11, 26)


def day_in(text: str, value: str = "2026-11-20") -> tuple[dict[str, Any], ...]:
    """The day a text tells, where it stands in it."""
    said = next(one for one in ("11月20日", "20 November", "1月5日", "12月30日") if one in text)
    start = text.index(said)
    return ({"entity": "date", "value": value, "start": start, "end": start + len(said), "text": said},)


@pytest.mark.parametrize(
    ("text", "paper", "days"),
    [
        ("11月20日收到起诉状副本，答辩到哪天", "complaint", [15, 30]),
        ("I was sued, the papers came on 20 November", "complaint", [15, 30]),
        ("11月20日收到判决书，上诉到哪天", "judgment", [15, 30]),
        ("11月20日收到裁定书", "ruling", [10, 30]),
        ("11月20日收到对方的上诉状", "appeal_petition", [15, 30]),
    ],
)
def test_both_ends_are_reckoned_from_the_day_that_is_said(text: str, paper: str, days: list[int]) -> None:
    limit = said_to_be_served(Answer(text, "ask_time_limit", entities=day_in(text)), TODAY)
    assert limit is not None
    assert (limit.service.paper, [one.days for one in limit.endings]) == (paper, days)


@pytest.mark.parametrize(
    ("said", "read", "served"),
    [
        ("11月20日", "2027-11-20", "2026-11-20"),
        ("1月5日", "2027-01-05", "2026-01-05"),
        ("12月30日", "2027-12-30", "2025-12-30"),
    ],
)
def test_a_day_without_a_year_that_is_read_as_coming_is_taken_as_the_last_that_was(
    said: str, read: str, served: str
) -> None:
    text = f"{said}收到起诉状，答辩到哪天"
    limit = said_to_be_served(Answer(text, "ask_time_limit", entities=day_in(text, read)), TODAY)
    assert limit is not None
    assert limit.service.served_at.date().isoformat() == served


@pytest.mark.parametrize(("text", "entities"), [("上诉期到哪天", ()), ("11月20日到期吗", day_in("11月20日到期吗"))])
def test_without_a_day_or_a_paper_nothing_is_reckoned(text: str, entities: Any) -> None:
    assert said_to_be_served(Answer(text, "ask_time_limit", entities=entities), TODAY) is None
