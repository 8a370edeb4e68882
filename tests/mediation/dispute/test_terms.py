"""What can be offered: exact to the cent, in any currency we know, never converted, and read alike by both sides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from backend.mediation.dispute.terms import Terms, in_words
from backend.shared.errors import Refused

TODAY = date(2026, 11, 24)
GOOD: dict[str, Any] = {"amount": Decimal("1000.00"), "first_on": date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        ({"amount": None}, "dispute_offer_empty"),
        ({"amount": None, "words": "  "}, "dispute_offer_empty"),
        ({"amount": Decimal("0")}, "dispute_offer_amount_odd"),
        ({"amount": Decimal("-5")}, "dispute_offer_amount_odd"),
        ({"amount": Decimal("0.001")}, "dispute_offer_amount_odd"),
        ({"amount": Decimal("1e13")}, "dispute_offer_amount_odd"),
        ({"currency": "BTC"}, "dispute_offer_currency_odd"),
        ({"instalments": 0}, "dispute_offer_instalments_odd"),
        ({"instalments": 61}, "dispute_offer_instalments_odd"),
        ({"amount": Decimal("0.05"), "instalments": 6}, "dispute_offer_instalments_odd"),
        ({"first_on": None}, "dispute_offer_day_missing"),
        ({"first_on": date(2026, 11, 23)}, "dispute_offer_day_past"),
        ({"words": "字" * 1501}, "dispute_offer_long"),
    ],
)
def test_what_nobody_could_keep_is_refused(odd: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        Terms(**{**GOOD, **odd}).check(TODAY)


@pytest.mark.parametrize("good", [{}, {"currency": "CAD"}, {"instalments": 60}, {"amount": None, "words": "道歉"}])
def test_what_can_be_kept_is_taken(good: dict[str, Any]) -> None:
    Terms(**{**GOOD, **good}).check(TODAY)


def test_instalments_end_on_the_last_of_a_short_month_and_add_up_to_the_cent() -> None:
    terms = Terms(Decimal("1000.00"), "CNY", "respondent", 3, date(2026, 12, 31))
    assert terms.schedule == (
        (date(2026, 12, 31), Decimal("333.33")),
        (date(2027, 1, 31), Decimal("333.33")),
        (date(2027, 2, 28), Decimal("333.34")),
    )
    assert Terms.of_kept(terms.as_kept()) == terms


@pytest.mark.parametrize(("count", "amount"), [(7, "100.00"), (60, "999999.99"), (1, "0.01"), (13, "12345.67")])
def test_the_parts_are_always_the_whole(count: int, amount: str) -> None:
    terms = Terms(Decimal(amount), "HKD", "applicant", count, date(2026, 12, 31))
    assert sum(part for _, part in terms.schedule) == Decimal(amount) and len(terms.schedule) == count


def test_each_side_reads_who_pays_whom() -> None:
    terms = Terms(Decimal("3000.00"), "CAD", "respondent", 1, date(2026, 12, 31))
    assert "吴国安付给您 3,000加元" in in_words(terms, {"applicant": "您", "respondent": "吴国安"}, "zh-Hans")
    assert "you pays" not in in_words(terms, {"applicant": "Lam", "respondent": "you"}, "en")
