"""Readers of when an offer is to be paid: a day, every month's day, or the end by which all is paid. Pure.

"分三期，春节前付清" names the last payment: the first of three monthly ones lies two months before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from actions.story.readers.plain import plain
from backend.shared.calendar import months_later
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("festivals.yml")
_FEAST = re.compile(
    r"(?:春节|过年|农历新?年|旧历年|新春|大年初一|除夕)(?:之|以)?前"
    r"|\b(?:before|by) (?:the )?(?:chinese|lunar|spring) (?:new year|festival)\b"
)
_MONTHLY = re.compile(
    r"(?:每个?月|逐月|月月)(?:的)?(?P<day>\d{1,2})(?:号|日)"
    r"|\b(?:on the )?(?P<en>\d{1,2})(?:st|nd|rd|th) (?:of )?(?:each|every) month\b"
)
_BEFORE_IT = re.compile(r"^(?:之|以)?前|^(?:之)?内|^或之前")
_BY = re.compile(r"(?:\b(?:by|before|until|no later than)(?: the)?(?: end of)?\s*|最[迟晚后]|到)$")
_ALL_PAID = re.compile(
    r"(?:付|还|给|赔|结|交)(?:清|完|足)|全部(?:付|还|给)|(?:付|还|给)晒"
    r"|\b(?:paid (?:off|in full)|in full by|all (?:of it )?(?:paid )?by|fully paid|finish\w* by)\b"
)


def first_day_in(
    text: str, entities: Sequence[Mapping[str, Any]], today: date, parts: int = 1, told: date | None = None
) -> date | None:
    """Return the day of the first payment; None where the words tell none, or one that has passed.

    Args:
        entities: what the bot has read in the text.
        today: where the writer is.
        parts: in how many monthly payments it is paid.
        told: a whole day that the words tell, as a date.
    """
    spelt = plain(text)
    if (monthly := _MONTHLY.search(spelt)) is not None:
        return _next_of(int(monthly["day"] or monthly["en"]), _begins(entities) or today)
    by = _festival_eve(spelt, today) or told or _end_of(spelt, entities)
    if by is None:
        return None
    first = months_later(by, 1 - parts) if parts > 1 and _ALL_PAID.search(spelt) else by
    return first if first >= today else None


def _next_of(number: int, since: date) -> date | None:
    """The next day of this number in a month, from a day on."""
    for months in range(3):
        begun = months_later(since.replace(day=1), months)
        try:
            found = begun.replace(day=number)
        except ValueError:
            continue
        if found >= since:
            return found
    return None


def _ranges(entities: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in entities if one.get("entity") == "date_range" and isinstance(one.get("value"), Mapping)]


def _begins(entities: Sequence[Mapping[str, Any]]) -> date | None:
    found = [str(one["value"].get("from") or "") for one in _ranges(entities)]
    return date.fromisoformat(found[0]) if found and found[0] else None


def _end_of(spelt: str, entities: Sequence[Mapping[str, Any]]) -> date | None:
    """The end of a stretch of days before which, or by which, something is paid ("年底前", "by the end of March")."""
    for one in _ranges(entities):
        start, end = int(one.get("start", 0)), int(one.get("end", 0))
        if _BEFORE_IT.search(spelt[end:]) or _BY.search(spelt[:start]):
            return date.fromisoformat(str(one["value"]["to"]))
    return None


def _festival_eve(spelt: str, today: date) -> date | None:
    """The day before the next Chinese New Year, where the words say "before" it."""
    if _FEAST.search(spelt) is None:
        return None
    days = [date.fromisoformat(str(one)) for one in read_yaml(_PAGE)["spring_festival"].values()]
    return next((one - timedelta(days=1) for one in sorted(days) if one - timedelta(days=1) >= today), None)
