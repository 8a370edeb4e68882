"""Days of a message that are no wish for a time: of a birth, a death, an expiry, or that lie years back. Pure.

"我的生日1968年3月5号" while free times are on offer asks for none of them; "她1950年3月出生，想约12月9号" asks for one
day and tells another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said, says_only
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.owner_words import TOKEN

_DATED = ("date", "date_range", "datetime")
_MATTER = "notarization_matter"
_RECENT = timedelta(days=60)
"""Days back within which a day of another year may be a slip; what lies further back nobody wishes for."""


def without_other_days(message: UserMessage, today: date) -> UserMessage:
    """Return the message without the days that something else is told by, every other character in its place.

    Args:
        message: what was said.
        today: the day of whoever writes.
    """
    dropped = list(_of_something_else(message, today))
    if not dropped:
        return message
    text = list(message.text)
    for one in dropped:
        text[int(one["start"]) : int(one["end"])] = " " * (int(one["end"]) - int(one["start"]))
    kept = tuple(one for one in message.entities if one not in dropped)
    return replace(message, text="".join(text), entities=kept)


def _of_something_else(message: UserMessage, today: date) -> Iterator[Mapping[str, Any]]:
    days = [one for one in message.entities if one.get("entity") in _DATED and "start" in one]
    for start, end in whole_stretches(message):
        inside = [one for one in days if start <= int(one["start"]) < end]
        told = bool(inside) and said("tells_life_or_expiry", _without_papers(message, start, end))
        moved = said("changes_to", message.text[start:end])
        yield from (one for one in inside if (told and not moved) or _lies_years_back(one["value"], today))


def whole_stretches(message: UserMessage) -> list[tuple[int, int]]:
    """Return the stretches of a message; a comma inside a day, or behind what a day is called, parts nothing.

    "June 2, 1948" and "生日，1968年3月5号" are one each.
    """
    spans: list[tuple[int, int]] = []
    for start, end in stretches(message.text):
        if spans and (_is_inside(message, start) or says_only("calls_a_day", message.text[slice(*spans[-1])])):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def _is_inside(message: UserMessage, at: int) -> bool:
    return any(int(one.get("start", 0)) < at < int(one.get("end", 0)) for one in message.entities)


def _without_papers(message: UserMessage, start: int, end: int) -> str:
    """The words of a stretch without the certificate that is wanted ("出生公证") and private numbers."""
    text = message.text
    for one in message.entities:
        if one.get("entity") == _MATTER and "start" in one and said("names_a_paper", text[one["start"] : one["end"]]):
            text = text[: one["start"]] + " " * (one["end"] - one["start"]) + text[one["end"] :]
    return TOKEN.sub(" ", text[start:end])


def _lies_years_back(value: Any, today: date) -> bool:
    last = str(value["to"] if isinstance(value, Mapping) else value)[:10]
    day = date.fromisoformat(last)
    return day.year < today.year and day < today - _RECENT
