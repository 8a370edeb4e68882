"""A loan told in counted parts, and several payments back: the whole of each, and no part of anything else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.filing.loan_in_parts import IN_PARTS, with_loan_parts
from actions.story.reading import read_story

TODAY = date(2026, 12, 1)


def month(year: int, number: int) -> dict[str, str]:
    return {"from": f"{year}-{number:02}-01", "to": f"{year}-{number:02}-28"}


def told(text: str, *seen: tuple[str, str, Any]) -> dict[str, Any]:
    entities, at = [], 0
    for kind, words, value in seen:
        start = text.index(words, at)
        at = start + len(words)
        normal = {"amount": value, "currency": "CNY"} if kind == "money" else value
        entities.append({"entity": kind, "value": normal, "start": start, "end": at})
    story = with_loan_parts(
        read_story(text, entities, today=TODAY, cause="private_lending"), entities, TODAY
    )  # fmt: skip
    return {name: fact.value for name, fact in story.sure.items()}


def test_counted_parts_make_one_loan_and_what_was_paid_back_is_added() -> None:
    facts = told(
        "第一次是2022年3月，三万五，第二次是同年的11月8号借的两万，都是微信转的，去年5月还了八千，还有去年年底他又还了三千",
        ("date_range", "2022年3月", month(2022, 3)),
        ("money", "三万五", "35000.00"),
        ("date", "11月8号", "2026-11-08"),
        ("money", "两万", "20000.00"),
        ("date_range", "去年5月", month(2025, 5)),
        ("money", "八千", "8000.00"),
        ("money", "三千", "3000.00"),
    )
    assert (facts["lent_amount"], facts["repaid"]) == ("55000.00 CNY", "11000.00 CNY")
    assert facts["lent_on"] == "2022年3月至2022年11月8日"
    assert facts[IN_PARTS] == "借款分两次交付：2022年3月35000元，2022年11月8日20000元。"


def test_english_parts_are_heard_too() -> None:
    facts = told(
        "I lent him money twice: first in March 2022, 35000 yuan, second on 8 November 2022, 20000 yuan",
        ("date_range", "March 2022", month(2022, 3)),
        ("money", "35000 yuan", "35000.00"),
        ("date", "8 November 2022", "2022-11-08"),
        ("money", "20000 yuan", "20000.00"),
    )
    assert (facts["lent_amount"], facts["lent_on"]) == ("55000.00 CNY", "2022年3月至2022年11月8日")


@pytest.mark.parametrize(
    ("text", "sums", "repaid"),
    [
        ("我借给他五万，还过八千，后来又还了三千", ("五万", "八千", "三千"), "11000.00 CNY"),
        ("借咗五万，佢还咗八千，再还咗三千", ("五万", "八千", "三千"), "11000.00 CNY"),
        ("我借给他五万，还了八千，还欠四万二", ("五万", "八千", "四万二"), "8000.00 CNY"),
        ("我借给他五万，还过八千，一共还了八千", ("五万", "八千", "八千"), "8000.00 CNY"),
    ],
)
def test_payments_back_one_after_the_other_are_added(text: str, sums: tuple[str, ...], repaid: str) -> None:
    amounts = {"五万": "50000.00", "八千": "8000.00", "三千": "3000.00", "四万二": "42000.00"}
    facts = told(text, *(("money", one, amounts[one]) for one in sums))
    assert facts.get("repaid") == repaid


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "2024年1月1日我转了5万，说好2025年1月1日还6万",
            (
                ("date", "2024年1月1日", "2024-01-01"),
                ("money", "5万", "50000.00"),
                ("date", "2025年1月1日", "2025-01-01"),
                ("money", "6万", "60000.00"),
            ),
        ),
        (
            "2024年1月1日借了5万，2025年6月1日我催他5万",
            (
                ("date", "2024年1月1日", "2024-01-01"),
                ("money", "5万", "50000.00"),
                ("date", "2025年6月1日", "2025-06-01"),
                ("money", "5万", "50000.00"),
            ),
        ),
        (
            "第一次催他是2024年1月1日，第二次是2025年6月1日，借了5万",
            (
                ("date", "2024年1月1日", "2024-01-01"),
                ("date", "2025年6月1日", "2025-06-01"),
                ("money", "5万", "50000.00"),
            ),
        ),
    ],
)
def test_a_day_of_repayment_or_of_a_reminder_is_no_part(text: str, seen: tuple[tuple[str, str, Any], ...]) -> None:
    facts = told(text, *seen)
    assert IN_PARTS not in facts and facts.get("lent_amount") in (None, "50000.00 CNY")
