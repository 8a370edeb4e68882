"""The last day to answer: both domiciles, weekends, holidays of 2026 and 2027, and the unmoved day as the safe one."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from actions.defence.telling import last_days
from backend.hearing.limits.answer_period import AnswerPeriod
from backend.shared.parties import Person

TABLE = Path(__file__).with_name("last_days.tsv")
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8"), delimiter="\t"))
NEW_YORK = Person("p_1", language="zh-Hans", timezone="America/New_York")
DAYS = AnswerPeriod()


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['received']}-{row['domicile']}" for row in ROWS])
def test_the_last_day_is_counted_as_the_law_counts(row: dict[str, str]) -> None:
    [end] = DAYS.of(date.fromisoformat(row["received"]), row["domicile"])  # type: ignore[arg-type]
    told = (end.deadline.day.isoformat(), end.counted.isoformat(), end.deadline.provisional)
    assert told == (row["last"], row["counted"], row["provisional"] == "yes")


def test_both_ends_are_told_where_the_domicile_is_not_known_the_earlier_first() -> None:
    ends = DAYS.of(date(2026, 11, 10), "unknown")
    assert [(one.domicile, one.deadline.day) for one in ends] == [
        ("china", date(2026, 11, 25)),
        ("abroad", date(2026, 12, 10)),
    ]
    lines = DAYS.lines(date(2026, 11, 10), "unknown", NEW_YORK)
    assert "11月25日" in lines[0]
    assert "12月10日" in lines[1]
    assert "拿不准，就按早的那天办" in lines[2]


def test_a_day_is_said_on_both_clocks_with_its_article_and_the_unmoved_day() -> None:
    [line] = DAYS.lines(date(2026, 11, 20), "china", NEW_YORK)
    for part in ("北京时间 12月7日", "10:59", "第128条", "12月5日", "稳妥"):
        assert part in line


def test_a_day_in_a_year_without_published_holidays_is_told_as_provisional() -> None:
    [line] = DAYS.lines(date(2027, 1, 21), "abroad", NEW_YORK)
    assert "还没公布" in line
    assert "2月20日" in line


@pytest.mark.parametrize(
    ("hearing", "safe"),
    [
        ("2026-12-10", "2026年12月9日，因为2026年12月10日就开庭"),
        ("2026-12-14", "2026年12月13日，因为2026年12月14日就开庭"),  # the very last day of the answer
        ("2026-11-25", "2026年11月24日，因为2026年11月25日就开庭"),
        ("2027-01-20", "2026年12月14日"),
        ("", "2026年12月14日"),
        ("2026-11-20", "2026年12月14日"),  # is over: the court's words count, not ours
    ],
)
def test_before_a_hearing_that_comes_sooner_lies_the_safe_day(hearing: str, safe: str) -> None:
    turn: Any = SimpleNamespace(
        now=datetime(2026, 11, 24, 9, tzinfo=UTC), timezone="Asia/Shanghai", language="zh-Hans",
        person=Person("p_1", language="zh-Hans", timezone="Asia/Shanghai"),
    )  # fmt: skip
    told = str(last_days(turn, "2026-11-29", "unknown", hearing)["safe"])
    assert told.startswith(safe)
    assert ("申请改期" in told) == ("就开庭" in safe)
