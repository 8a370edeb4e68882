"""Until when wages can be claimed is told by the day work ended; the three years of a debt are no answer to it."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.protection import work_limit
from actions.protection.readers.debt_days import asks_limit_of_work, day_work_ended

TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)


def message(text: str, words: str = "", value: str = "") -> Answer:
    """A message with at most one day or month the bot has read."""
    first, _, last = value.partition("/")
    meant: Any = {"from": first, "to": last} if last else first
    at = text.index(words) if words else 0
    entity = {"entity": "date_range" if last else "date", "value": meant, "start": at, "end": at + len(words)}
    return Answer(text, "ask_law", "answer", (entity,) if words else ())


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        (message("我去年十二月辞职的，厂在鹤山", "去年十二月", "2025-12-01/2025-12-31"), "2025-12-01"),
        (message("上個月15號俾老細炒咗", "上個月15號", "2026-10-15"), "2026-10-15"),
        (message("我2026年1月15日被炒了", "2026年1月15日", "2026-01-15"), "2026-01-15"),
        (message("I left the factory on 3 March 2026", "3 March 2026", "2026-03-03"), "2026-03-03"),
        (message("2024年3月入职的，月薪6500", "2024年3月", "2024-03-01/2024-03-31"), None),
    ],
)
def test_the_day_work_ended_is_read_where_its_clause_says_so(said: Answer, ended: str | None) -> None:
    assert day_work_ended(said, TODAY) == (date.fromisoformat(ended) if ended else None)


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("公司欠我三个月工资，今天还能申请劳动仲裁吗", (), True),
        ("過咗幾耐就唔可以告㗎", ("老細由六月開始冇出糧俾我",), True),
        ("am I too late?", ("my boss owes me wages",), True),
        ("過咗幾耐就唔可以告㗎", ("我借咗五萬俾佢",), False),
        ("我借给他的钱还能告吗", ("老板欠我工资",), False),
        ("老板欠我工资怎么办", (), False),
    ],
)
def test_a_limit_of_work_is_asked_where_work_is_spoken_of(text: str, before: tuple[str, ...], asked: bool) -> None:
    assert asks_limit_of_work(text, before) is asked


def told(said: Answer, *before: Answer) -> list[tuple[str, dict[str, Any]]]:
    """Utterance that is told, with its figures."""
    heard: list[tuple[str, dict[str, Any]]] = []

    async def entry(turn: Turn, entry: Any) -> None:
        heard.append(("rule", {}))

    async def reckoned(turn: Turn, utter: str, entry: Any, facts: dict[str, Any]) -> None:
        heard.append((utter, facts))

    async def do(command: Any) -> Any:
        return command

    turn = SimpleNamespace(
        answer=said, typed_before=lambda most: list(before), do=do, language="zh-Hans", timezone="Asia/Manila",
        now=NOW, tracker=SimpleNamespace(latest_message={"metadata": {"now": NOW.isoformat()}}),
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work_limit, "tell_entry", entry)
        patch.setattr(work_limit, "tell_reckoned", reckoned)
        asyncio.run(work_limit.tell_work_limit(cast(Turn, turn)))
    return heard


def test_the_year_runs_from_the_day_that_was_told_before() -> None:
    before = message("老板拖欠我工资五个月，我去年十二月辞职的", "去年十二月", "2025-12-01/2025-12-31")
    ((utter, facts),) = told(message("那还来得及吗"), before)
    assert (utter, facts["left"]) == ("utter_law_labour_limit_runs", "1")


def test_what_is_over_is_told_as_over_and_without_a_day_the_rule_is_told() -> None:
    ((utter, _),) = told(message("我2025年3月1日离职，欠我工资，还能告吗", "2025年3月1日", "2025-03-01"))
    assert utter == "utter_law_labour_limit"
    assert told(message("欠我人工，过咗几耐就唔可以告")) == [("rule", {})]
    assert told(message("我借给他五万，还能告吗")) == []
