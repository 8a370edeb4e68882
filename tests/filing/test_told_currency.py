"""Sums told without a currency: of the one the dispute is told in, never yuan in silence."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Reading
from actions.filing.readers import in_told_currency, read_money
from actions.filing.told_currency import sum_so_far
from actions.story.reading import read_story
from tests.filing.one_message import LOAN, after, commands, entities


def _sum(value: str) -> dict[str, str]:
    return {"amount": value, "currency": "CNY"}


def _kept(text: str, lent: str, *told: tuple[str, str, Any]) -> dict[str, Any]:
    known = {**LOAN, "private_lending_lent_amount": lent}
    return after(commands(text, "private_lending_written", known, *told), known)


@pytest.mark.parametrize(
    ("text", "lent", "money", "repaid"),
    [
        ("去年八月还了三千", "20000.00 AUD", ("money", "三千", _sum("3000.00")), "3000.00 AUD"),
        ("他還過我四千塊", "20000.00 CAD", ("money", "四千塊", _sum("4000.00")), "4000.00 CAD"),
        ("he paid back 4000 last year", "20000.00 USD", ("number", "4000", 4000), "4000.00 USD"),
        ("去年还了三千元人民币", "20000.00 AUD", ("money", "三千元人民币", _sum("3000.00")), "3000.00 CNY"),
        ("去年还了三千", "20000.00 CNY", ("money", "三千", _sum("3000.00")), "3000.00 CNY"),
    ],
)
def test_a_payment_back_is_in_the_currency_of_the_loan(
    text: str, lent: str, money: tuple[str, str, Any], repaid: str
) -> None:
    assert _kept(text, lent, money)["private_lending_repaid"] == repaid


@pytest.mark.parametrize(
    ("text", "read", "kept", "value"),
    [
        ("还了四千块", "4000.00 CNY", "20000.00 CAD", "4000.00 CAD"),
        ("元旦还了四千", "4000.00 CNY", "20000.00 CAD", "4000.00 CAD"),
        ("he paid back $1,500", "1500.00 USD", "20000.00 AUD", "1500.00 AUD"),
        ("he paid back $1,500", "1500.00 USD", "20000.00 GBP", "1500.00 USD"),
        ("1500美元", "1500.00 USD", "20000.00 AUD", "1500.00 USD"),
        ("还了一万五千索尔", "15000.00 CNY", "", "15000.00 PEN"),
    ],
)
def test_what_the_words_of_a_sum_leave_open_is_read_from_the_sum_before(
    text: str, read: str, kept: str, value: str
) -> None:
    assert in_told_currency(Reading(read, entities=("money",)), text, kept).value == value


def test_sums_of_two_currencies_say_nothing_of_a_third() -> None:
    answers = {
        "cause": "private_lending",
        "private_lending_lent_amount": "1.00 CAD",
        "private_lending_repaid": "1.00 USD",
    }
    assert sum_so_far(answers) == ""
    assert sum_so_far(answers, "private_lending_repaid") == "1.00 USD"


def test_soles_are_read_behind_a_figure_although_the_bot_sees_the_figure_only() -> None:
    text = "i lent my cousin 15000 soles"
    figure = entities(text, ("number", "15000", 15000))
    told = read_story(text, [dict(one) for one in figure], cause="private_lending")
    assert told.sure["lent_amount"].value == "15000.00 PEN"
    said = "about 15000 soles"
    answer = Answer(said, "inform", entities=entities(said, ("number", "15000", 15000)))
    assert read_money(answer).value == "15000.00 PEN"


def test_the_year_of_a_corrected_month_is_no_sum() -> None:
    known = {**LOAN, "private_lending_lent_on": "2023年3月"}
    may = ("date_range", "may 2023", {"from": "2023-05-01", "to": "2023-05-31"})
    answers = after(commands("actually may 2023", "private_lending_written", known, may), known)
    assert answers["private_lending_lent_amount"] == LOAN["private_lending_lent_amount"]
    assert answers["private_lending_lent_on"] == "2023年5月"
