"""The highest interest of a private loan: four times the one-year LPR of the day of signing (INT-CAP). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from backend.shared.yaml_pages import read_yaml

TIMES = 4
"""Provisions on private lending, article 25."""
Verdict = Literal["within", "depends", "over"]
"""Against the caps since August 2020: below each of them, between the lowest and the highest, or above all."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The caps in percent a year: the newest known, and the highest since the rule came into force."""

    newest: Decimal
    highest: Decimal
    lpr: Decimal
    since: date


@cache
def cap() -> Cap:
    """Return the caps as the page of rates gives them."""
    rates = _rates()
    newest = max(rates)
    return Cap(rates[newest] * TIMES, max(rates.values()) * TIMES, rates[newest], newest)


def lpr_on(day: date) -> Decimal:
    """Return the one-year LPR that was the newest on a day, in percent.

    Raises:
        ValueError: the page of rates begins later.
    """
    known = [since for since in _rates() if since <= day]
    if not known:
        raise ValueError(f"the page of rates knows no LPR of {day}")
    return _rates()[max(known)]


def known_until() -> date:
    """Return the last day of which somebody has looked up the LPR; what it was later is not known."""
    day: date = _page()["seen_until"]
    return day


def judged(yearly: Decimal) -> Verdict:
    """Return how a yearly rate in percent stands to the caps."""
    known = cap()
    if yearly > known.highest:
        return "over"
    return "within" if yearly <= known.newest else "depends"


@cache
def _rates() -> Mapping[date, Decimal]:
    return {day: Decimal(str(rate)) for day, rate in _page()["one_year_lpr"].items()}


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("interest_cap.yml"))
    return page
