"""Money as a court fee needs it: checked, exact to the fen, and in yuan.

The court converts at the official rate of the day it accepts the case (FEE-55), which nobody knows beforehand; what is
reckoned here is an estimate with a dated table, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from backend.shared.errors import Refused
from backend.shared.wording import Words

EXCHANGE_FILE = Path(__file__).with_name("exchange_rates.yml")
FRESH_DAYS = 30
"""After so many days the operator is warned at the start; the day of the rates is said with every estimate."""
YUAN = "CNY"
LARGEST_AMOUNT = Decimal(1_000_000_000_000)
"""A million million yuan: what is above it is a slip of the finger, not a claim."""

_FEN = Decimal("0.01")


class ExchangeFileError(Exception):
    """The table of rates leaves something out; the message names the currency."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, and how many yuan one of it is."""

    code: str
    name: Words
    rate: Decimal


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """The table: the day it was announced for, by whom, and the currencies by code."""

    day: date
    source: Words
    currencies: Mapping[str, Currency]

    def is_stale(self, today: date) -> bool:
        """Return True if the rates are older than `FRESH_DAYS`."""
        return (today - self.day).days > FRESH_DAYS


def to_fen(value: Decimal) -> Decimal:
    """Round to the fen, half a fen upwards (四舍五入, ``ROUND_HALF_UP``); the only rounding a court fee knows here."""
    return value.quantize(_FEN, rounding=ROUND_HALF_UP)


def checked_amount(value: Decimal | int) -> Decimal:
    """Return an amount of money exact to the fen.

    Raises:
        Refused: ``filing_amount_impossible``, if it is negative, not a number, or above `LARGEST_AMOUNT`.
        TypeError: it is a binary fraction, which cannot hold a fen.
    """
    if isinstance(value, float):
        raise TypeError("money is a Decimal, never a float")
    amount = Decimal(value)
    if not amount.is_finite() or not 0 <= amount <= LARGEST_AMOUNT:
        raise Refused("filing_amount_impossible", limit=f"{LARGEST_AMOUNT:,.0f}")
    return to_fen(amount)


@cache
def load_exchange_rates(file: Path = EXCHANGE_FILE) -> ExchangeRates:
    """Return the dated table of `exchange_rates.yml`.

    Raises:
        ExchangeFileError: a currency lacks a name or a rate.
    """
    page = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    currencies = {code: _currency(code, entry) for code, entry in page["currencies"].items()}
    source = Words(page["source"]["zh"], page["source"]["en"])
    return ExchangeRates(date.fromisoformat(page["day"]), source, MappingProxyType(currencies))


def with_rates(table: ExchangeRates, rates: Mapping[str, Decimal], day: date, source: Words) -> ExchangeRates:
    """Return the table with an operator's own rates (a setting) in place of ours; the others are left out.

    Rates of two days are never mixed: what the operator did not give has no rate on that day.

    Args:
        rates: yuan for one unit, by ISO code; only codes of the table, which knows their names.
        day: the day the rates were announced for.
        source: who announced them.

    Raises:
        ValueError: a code is not in the table or a rate is not a positive number.
    """
    for code, rate in rates.items():
        if code not in table.currencies or not (rate.is_finite() and rate > 0):
            raise ValueError(f"exchange rate {code}={rate}")
    known = table.currencies
    own = {code: Currency(code, known[code].name, rate) for code, rate in rates.items()}
    return ExchangeRates(day, source, MappingProxyType(own))


def rates_from_setting(text: str) -> ExchangeRates:
    """Return an operator's rates, written ``2026-11-24 HKD=0.9103 USD=6.8067``: the day, then yuan for one unit.

    An empty text keeps the table of `exchange_rates.yml`.

    Raises:
        ValueError: the text is not written so, or names a currency the table does not know.
    """
    if not text.strip():
        return load_exchange_rates()
    day, *pairs = text.split()
    try:
        rates = {code: Decimal(rate) for code, rate in (pair.split("=") for pair in pairs)}
    except ArithmeticError as slip:
        raise ValueError(f"exchange rates {text!r}") from slip
    if not rates:
        raise ValueError(f"no exchange rates in {text!r}")
    source = Words("本平台按公告填入", "entered here from the announcement")
    return with_rates(load_exchange_rates(), rates, date.fromisoformat(day), source)


def in_yuan(
    amount: Decimal | int, currency: str, rate: Decimal | None = None, rates: ExchangeRates | None = None
) -> Decimal:
    """Return an amount in yuan, rounded once to the fen (Measures on Litigation Costs Art. 55, FEE-55).

    Args:
        amount: in `currency`, at least 0.
        currency: ISO code; ``CNY`` needs no rate.
        rate: yuan for one unit, announced for the day of acceptance, if known.
        rates: the table to take the rate from otherwise; by default `exchange_rates.yml`.

    Raises:
        Refused: ``filing_currency_unknown`` (fact ``currency``) or ``filing_amount_impossible``.
        ValueError: `rate` is not a positive number.
    """
    money = checked_amount(amount)
    if currency == YUAN:
        return money
    rate = rate if rate is not None else rate_of(currency, rates or load_exchange_rates()).rate
    if not (rate.is_finite() and rate > 0):
        raise ValueError(f"exchange rate {rate}")
    return checked_amount(money * rate)


def rate_of(currency: str, rates: ExchangeRates) -> Currency:
    """Return a currency of the table.

    Raises:
        Refused: ``filing_currency_unknown`` (fact ``currency``), also for one without an official rate.
    """
    if currency not in rates.currencies:
        raise Refused("filing_currency_unknown", currency=currency)
    return rates.currencies[currency]


def _currency(code: str, entry: dict[str, Any]) -> Currency:
    try:
        rate = Decimal(entry["yuan"]) / Decimal(entry["foreign"])
        if not (rate.is_finite() and rate > 0):
            raise ValueError(rate)
        return Currency(code, Words(entry["zh"], entry["en"]), rate)
    except (ArithmeticError, KeyError, TypeError, ValueError) as gap:
        raise ExchangeFileError(f"{code}: {gap!r}") from gap
