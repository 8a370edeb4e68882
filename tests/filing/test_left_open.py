"""“No day was agreed” answers the question for the day, whatever else the message tells."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.readers.left_open import left_open
from tests.filing.one_message import LOAN, after, commands

DUE, ASKED, REPAID = (f"private_lending_{key}" for key in ("due_on", "last_asked_on", "repaid"))
KNOWN = {name: value for name, value in LOAN.items() if name != DUE}
SEPTEMBER = {"from": "2026-09-01", "to": "2026-09-30"}
Told = tuple[str, str, Any]


@pytest.mark.parametrize(
    "text",
    [
        "没说好",
        "没有约定还款日期",
        "当时没讲什么时候还",
        "冇講幾時還",
        "從來冇傾過幾時還錢",
        "沒有約定期限",
        "我没说过约定2026年9月还",
        "no date was agreed",
        "There was no due date",
        "we never agreed on when he would pay",
        "it was never agreed that he pays in September",
        "a deadline was never set",
        "没说好，利息也没有",
        "原本没定日期，只是说有钱就还",
    ],
)
def test_no_day_was_agreed(text: str) -> None:
    assert left_open(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "没说利息",
        "冇講過利息",
        "没有写借条",
        "没约定利息，2024年5月还",
        "起初没说好，后来答应2024年5月还",
        "no interest was agreed",
        "we never agreed on interest",
        "no date at first, later he promised May 2024",
        "2024年5月12日",
        "说好2024年5月还，一直没还",
        "他没有还",
    ],
)
def test_something_else_was_not_agreed_or_a_day_was(text: str) -> None:
    assert left_open(text) is None


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("没说好。他要还钱的话我催过，最近一次是今年9月", ("date_range", "今年9月", SEPTEMBER), "2026年9月"),
        ("没约定，最后一次催他是2026年9月3日", ("date", "2026年9月3日", "2026-09-03"), "2026-09-03"),
        ("冇講幾時還，2026年9月3號我追過佢", ("date", "2026年9月3號", "2026-09-03"), "2026-09-03"),
        (
            "No date was agreed. I last asked him in September 2026",
            ("date_range", "September 2026", SEPTEMBER),
            "2026年9月",
        ),
        (
            "We never fixed a day, I asked him again on 3 September 2026",
            ("date", "3 September 2026", "2026-09-03"),
            "2026-09-03",
        ),
        ("没讲几时还", None, None),
    ],
)  # fmt: skip
def test_a_day_of_something_else_goes_where_it_belongs(text: str, told: Told | None, asked: str | None) -> None:
    made = after(commands(text, DUE, KNOWN, *([told] if told else [])), KNOWN)
    assert (made.get(DUE), made.get(ASKED)) == ("", asked)


def test_a_part_paid_back_is_no_day_agreed() -> None:
    text = "there was no due date, he paid back 5000 on 3 May 2025"
    made = after(
        commands(text, DUE, KNOWN, ("date", "3 May 2025", "2025-05-03"), ("money", "5000", "5000.00 CNY")), KNOWN
    )
    assert made.get(DUE) == ""
