"""A loan handed over in parts: each day and sum stands in the facts, and the whole in its boxes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.filing.readers.instalments import instalments, year_alone
from actions.filing.story import OWN_WORDS
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft
from tests.filing.one_message import after, commands, entities

TODAY = date(2026, 11, 30)
OPEN: dict[str, Any] = {"cause": "private_lending", "matter": "civil", "for_whom": "self", "mediation_first": "no"}
FIFTY, THIRTY = {"amount": "50000.00", "currency": "CNY"}, {"amount": "30000.00", "currency": "CNY"}
TOLD = "9月28日是第一次5万,第二次10月15日3万"
FIRST, SECOND = ("money", "5万", FIFTY), ("money", "3万", THIRTY)
SEEN = (("date", "9月28日", "2026-09-28"), FIRST, ("date", "10月15日", "2026-10-15"), SECOND)
LINE = "借款分两次交付：2025年9月28日50000元，2025年10月15日30000元。"


def parts(text: str, *seen: tuple[str, str, Any], year: int | None = None) -> list[tuple[str, int]]:
    """Return day and sum of each part that is read."""
    return [(one.day.isoformat(), int(one.amount)) for one in instalments(text, entities(text, *seen), year, TODAY)]


def test_each_part_has_its_day_and_its_sum() -> None:
    assert parts(TOLD, *SEEN, year=2025) == [("2025-09-28", 50000), ("2025-10-15", 30000)]
    assert parts(TOLD, *SEEN) == [("2026-09-28", 50000), ("2026-10-15", 30000)]


def test_a_later_part_follows_into_the_next_year() -> None:
    text = "2024年12月1日转了5万，1月3日转了3万"
    seen = (("date", "2024年12月1日", "2024-12-01"), ("money", "5万", FIFTY))
    assert parts(text, *seen, ("date", "1月3日", "2027-01-03"), ("money", "3万", THIRTY)) == [
        ("2024-12-01", 50000),
        ("2025-01-03", 30000),
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2025年9月28日借了5万", (("date", "2025年9月28日", "2025-09-28"), ("money", "5万", FIFTY))),
        ("一共八万，一次五万一次三万", (("money", "五万", FIFTY), ("money", "三万", THIRTY))),
        (
            "2025年9月28日借出5万，2025年10月15日还了3万",
            (("date", "2025年9月28日", "2025-09-28"), FIRST, ("date", "2025年10月15日", "2025-10-15"), SECOND),
        ),
        ("5万，9月28日，10月15日", (FIRST, ("date", "9月28日", "2026-09-28"), ("date", "10月15日", "2026-10-15"))),
    ],
)  # fmt: skip
def test_one_payment_or_one_paid_back_is_no_loan_in_parts(text: str, seen: tuple[Any, ...]) -> None:
    assert parts(text, *seen) == []


def test_parts_and_their_sum_are_kept_and_the_year_behind_them_is_heard() -> None:
    kept = after(commands(TOLD, "private_lending_lent_on", OPEN, *SEEN), OPEN)
    assert kept["private_lending_lent_amount"] == "80000.00 CNY"
    kept = after(commands("去年", "private_lending_handed_over", kept), kept)
    assert kept["private_lending_lent_on"] == "2025年9月28日至2025年10月15日"
    assert kept[OWN_WORDS]["own"] == [LINE]


def test_a_part_that_was_taken_for_the_whole_is_put_right() -> None:
    known = {**OPEN, "private_lending_lent_on": "2025-09-28", "private_lending_lent_amount": "50000.00 CNY"}
    kept = after(commands(TOLD, "private_lending_handed_over", known, *SEEN), known)
    assert kept["private_lending_lent_amount"] == "80000.00 CNY" and kept[OWN_WORDS]["own"] == [LINE]


def test_a_whole_that_is_known_stays() -> None:
    known = {**OPEN, "private_lending_lent_on": "2025-09-28", "private_lending_lent_amount": "90000.00 CNY"}
    kept = after(commands(TOLD, "private_lending_handed_over", known, *SEEN), known)
    assert kept["private_lending_lent_amount"] == "90000.00 CNY"


@pytest.mark.parametrize(
    ("text", "year"), [("去年", 2025), ("是2024年的", 2024), ("in 2024", 2024), ("去年借的钱", None)]
)
def test_a_year_alone(text: str, year: int | None) -> None:
    assert year_alone(text, TODAY) == year


def test_the_paper_tells_no_loan_on_one_day_and_reckons_from_the_last() -> None:
    answers = {
        "lent_on": "2025年9月28日至2025年10月15日", "lent_amount": "80000.00 CNY", "handed_over": "phone",
        "principal": "80000.00 CNY", "interest": "yes", "interest_rate": "年息8%",
    }  # fmt: skip
    made = draft(load_causes()["private_lending"], answers)
    assert made.facts.startswith("2025年9月28日至2025年10月15日，被告向原告借款80000元")
    assert "自2025年10月15日起按双方约定（年息8%）" in made.claims[1].zh
    assert "from 15 October 2025 until" in made.claims[1].en
