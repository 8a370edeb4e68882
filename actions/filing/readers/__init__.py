"""Readers of a filing: from words to money, days, places, names, parties and wishes. Pure."""

from __future__ import annotations

from actions.filing.readers.facts_refused import refuses_fact
from actions.filing.readers.values import (
    CURRENCIES,
    LARGEST,
    YEAR_MISSING,
    YES_NO,
    accepts,
    begins_after,
    in_told_currency,
    is_before,
    kept_address,
    only_currency,
    read_address,
    read_date,
    read_money,
    read_number,
    read_place_name,
    read_yes_no,
    said_day,
    said_money,
    says_all_papers_are_there,
    tells_rate,
    without_rates,
)

__all__ = [
    "CURRENCIES",
    "LARGEST",
    "YEAR_MISSING",
    "YES_NO",
    "accepts",
    "begins_after",
    "in_told_currency",
    "is_before",
    "kept_address",
    "only_currency",
    "read_address",
    "read_date",
    "read_money",
    "read_number",
    "read_place_name",
    "read_yes_no",
    "refuses_fact",
    "said_day",
    "said_money",
    "says_all_papers_are_there",
    "tells_rate",
    "without_rates",
]
