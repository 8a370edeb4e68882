"""A time that is only counted back by years or months names no day; one counted by days or weeks, or told, does."""

from __future__ import annotations

import pytest

from actions.story.reading import read_story


def lent_on(text: str, words: str, day: str) -> object:
    start = text.index(words)
    entity = {"entity": "date", "value": day, "start": start, "end": start + len(words)}
    fact = read_story(text, [entity], cause="private_lending").sure.get("lent_on")
    return fact.value if fact is not None else None


@pytest.mark.parametrize(
    ("text", "words", "day", "kept"),
    [
        ("三年前我借给表弟8万", "三年前", "2023-12-01", "2023年"),
        ("我两年之前借给他8万", "两年之前", "2024-12-01", "2024年"),
        ("三年前借俾佢八萬", "三年前", "2023-12-01", "2023年"),
        ("three years ago I lent him money", "three years ago", "2023-12-01", "2023年"),
        ("两个月前我借给他8万", "两个月前", "2026-10-01", "2026年10月"),
        ("two months ago I lent him money", "two months ago", "2026-10-01", "2026年10月"),
    ],
)
def test_no_day_is_made_of_years_or_months(text: str, words: str, day: str, kept: str) -> None:
    assert lent_on(text, words, day) == kept


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("2023年6月12日我借给表弟8万", "2023年6月12日", "2023-06-12"),
        ("三天前我借给表弟8万", "三天前", "2026-11-28"),
        ("昨天我借给他8万", "昨天", "2026-11-30"),
        ("10 days ago I lent him money", "10 days ago", "2026-11-21"),
    ],
)
def test_a_day_that_was_told_is_kept(text: str, words: str, day: str) -> None:
    assert lent_on(text, words, day) == day
