"""Places of the values on a paper: looked for in the lines of the page by what stands in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from backend.paper_reader.contents.fields import as_written, local_name
from backend.paper_reader.contents.layout import Cell, Page
from backend.paper_reader.contents.model import PaperContents, PlaceOnPaper
from backend.paper_reader.contents.moments import days_in, number_in, time_in, written_days
from backend.paper_reader.contents.sums import sums_in
from backend.paper_reader.contents.words import pattern
from backend.paper_reader.pages.lines import NOWHERE
from backend.shared.plain_text import plain

Stands = Callable[[str, Any], bool]
"""Return True if a value stands in a line."""
_BEGINNING = 6
"""Characters of a claim or an order by which its line is found."""
_DAYS = re.compile(r"([一二三四五六七八九十]{1,3}|\d{1,2})[日天]内")


def _is_named(text: str, value: str) -> bool:
    return value in text


def _begins(text: str, value: Sequence[str]) -> bool:
    return value[0][:_BEGINNING] in text


def _is_day(text: str, value: date) -> bool:
    return any(day == value for day, _, _ in days_in(text))


def _is_period(text: str, value: int) -> bool:
    return any(number_in(days) == value for days in _DAYS.findall(text))


def _is_number(text: str, value: str) -> bool:
    return any(as_written(match) == value for match in pattern("number").finditer(text))


def _is_first(text: str, value: Sequence[str]) -> bool:
    return value[0] in text


def _is_sum(text: str, value: str) -> bool:
    figure = Decimal(value.partition(" ")[0])
    return any(one.amount == figure for one in sums_in(plain(text)))


def _is_written_day(text: str, value: date) -> bool:
    return any(day == value for day, _, _ in written_days(text))


def _is_in_order(text: str, value: str) -> bool:
    return value.replace(" ", "") in text.replace(" ", "")


_STANDS: Mapping[str, Stands] = {
    "court": lambda text, value: local_name(value) in text,
    "case_number": _is_number,
    "plaintiffs": _is_first,
    "defendants": _is_first,
    "summoned": _is_named,
    "cause": _is_named,
    "claims": _begins,
    "orders": _begins,
    "paper_date": _is_day,
    "served_on": _is_day,
    "hearing_on": _is_day,
    "due_on": _is_day,
    "hearing_time": lambda text, value: time_in(text) == value,
    "hearing_place": _is_named,
    "event": _is_named,
    "answer_days": _is_period,
    "appeal_days": _is_period,
    "due_days": _is_period,
    "fee": lambda text, value: str(value) in text.replace(",", ""),
    "lenders": _is_first,
    "borrowers": _is_first,
    "guarantors": _is_first,
    "principal": _is_sum,
    "owed": _is_sum,
    "lent_on": _is_written_day,
    "repay_on": _is_written_day,
    "rate": _is_in_order,
    "payer": _is_named,
    "payee": _is_named,
    "paid": _is_sum,
    "paid_on": _is_written_day,
    "remark": _is_named,
    "first_party": _is_first,
    "second_party": _is_first,
    "starts_on": _is_written_day,
    "monthly": _is_sum,
    "place": _is_named,
    "job": _is_named,
}
_SIDES = {"plaintiffs": "原告", "defendants": "被告"}
_FROM_THE_END = frozenset({"paper_date"})


def places_of(pages: Sequence[Page], contents: PaperContents) -> Mapping[str, PlaceOnPaper]:
    """Return where each value of a paper stands; a value that runs over several lines may have no place.

    Args:
        pages: the reading that the values are from.
        contents: what was read.
    """
    found = ((name, _place(pages, name, value)) for name, value in contents.told.items() if name in _STANDS)
    return {name: place for name, place in found if place is not None}


def _place(pages: Sequence[Page], name: str, value: Any) -> PlaceOnPaper | None:
    seen = list(_cells(pages, name, value))
    if name in _FROM_THE_END:
        seen.reverse()
    labelled = [one for one in seen if name in _SIDES and one[1].text.startswith(_SIDES[name])]
    return next((PlaceOnPaper(page, cell.spot) for page, cell in labelled or seen), None)


def _cells(pages: Sequence[Page], name: str, value: Any) -> Iterator[tuple[int, Cell]]:
    for number, page in enumerate(pages, 1):
        seen = (cell for cell in page.cells if cell.spot != NOWHERE)  # a Word file has no pages to show
        yield from ((number, cell) for cell in seen if _STANDS[name](cell.text, value))
