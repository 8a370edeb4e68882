"""Demands of a paper: claims and orders one by one, a fee, the day something is due, an appeal that is open. Pure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from backend.paper_reader.contents.model import Standing
from backend.paper_reader.contents.moments import days_in
from backend.paper_reader.contents.words import pattern

LONGEST_ITEM, MOST = 300, 8
_FINAL_CASE = re.compile(r"(?:民终|民申|民再)\d")


def listed(body: re.Pattern[str], text: str) -> tuple[str, ...]:
    """Return the numbered items of a part of a paper; a list that is too long is none.

    Args:
        body: finds the part.
        text: of the paper.
    """
    match = body.search(text)
    if match is None:
        return ()
    rows = pattern("from_number").sub("\n", match[1].strip())
    parts = [part for part in pattern("claim_number").split(rows) if part.strip()]
    items = [re.sub(r"\n", "", part).strip(" ;。.,:") for part in parts]
    if not items or len(items) > MOST or any(not 2 < len(item) <= LONGEST_ITEM for item in items):
        return ()
    return tuple(items)


def standing_of(text: str, case_number: str) -> Standing:
    """Return whether a decision can be appealed against, by its own words and its number."""
    flat = text.replace("\n", "")
    if _FINAL_CASE.search(case_number) or pattern("final").search(flat):
        return "final"
    return "open" if pattern("appeal_open").search(flat) else ""


def fee_in(text: str) -> Decimal | None:
    """Return the fee a notice asks for: the sum of its parts where it names one; of several nobody knows which."""
    flat = text.replace("\n", "")
    for name in ("fee_in_all", "fee"):
        if found := {Decimal(match[1].replace(",", "")) for match in pattern(name).finditer(flat)}:
            return found.pop() if len(found) == 1 else None
    return None


def due_on(text: str) -> date | None:
    """Return the day by which a notice wants something paid or corrected, where it names one."""
    flat = text.replace("\n", "")
    days = {day for match in pattern("due_on").finditer(flat) for day, _, _ in days_in(match[1])}
    return days.pop() if len(days) == 1 else None
