"""A day called by the name of its question is that one's, whatever else the sentence sounds like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.dialogue.commands import ChangeAnswers, CorrectSlot
from tests.filing.one_message import LOAN, commands

KNOWN: Mapping[str, Any] = {
    **{name: value for name, value in LOAN.items() if not name.endswith("_due_on")},
    "private_lending_lent_on": "2023-05-12",
    "private_lending_handed_over": "bank",
    "defendant_1_name": "梁伟强",
}


def days_after(text: str, question: str, *days: tuple[str, str], **known: str) -> dict[str, str]:
    """The days of the loan as they stand after a message."""
    answers = {**KNOWN, **{f"private_lending_{name}": value for name, value in known.items()}}
    told = [("date", words, value) for words, value in days]
    for command in commands(text, f"private_lending_{question}", answers, *told):
        if isinstance(command, CorrectSlot):
            answers[command.field] = command.reading.value
        elif isinstance(command, ChangeAnswers):
            answers |= dict(command.changes)
    names = ("lent_on", "due_on", "last_asked_on")
    return {name: answers[f"private_lending_{name}"] for name in names if f"private_lending_{name}" in answers}


@pytest.mark.parametrize(
    ("text", "question", "days", "stand"),
    [
        (
            "还款日就是2024年5月12号,只有微信聊天记录和转账凭证,没写借条",
            "written",
            [("2024年5月12号", "2024-05-12")],
            {"lent_on": "2023-05-12", "due_on": "2024-05-12"},
        ),
        (
            "the repayment date was 3 June 2024, he borrowed it for a shop",
            "written",
            [("3 June 2024", "2024-06-03")],
            {"lent_on": "2023-05-12", "due_on": "2024-06-03"},
        ),
        (
            "催款日期是2025年8月9号，借的时候没写条",
            "written",
            [("2025年8月9号", "2025-08-09")],
            {"lent_on": "2023-05-12", "last_asked_on": "2025-08-09"},
        ),
    ],
)
def test_a_named_day_is_what_it_is_called(
    text: str, question: str, days: list[tuple[str, str]], stand: dict[str, str]
) -> None:
    assert days_after(text, question, *days) == stand


def test_two_days_called_by_name_are_both_put_down() -> None:
    said = "借款日期是2023年5月12日,还款日期是2024年5月12日"
    days = [("2023年5月12日", "2023-05-12"), ("2024年5月12日", "2024-05-12")]
    stand = {"lent_on": "2023-05-12", "due_on": "2024-05-12"}
    assert days_after(said, "due_on", *days, lent_on="2024-05-12") == stand
