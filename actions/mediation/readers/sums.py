"""The sums a text of a dispute names: what is fought about, and not what is to be paid each time. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actions.story.readers.plain import plain

_PERIOD = r"(?:期|次|笔|个?月|年|个?季度?|个?星期|个?礼拜|周)"
_EACH_BEFORE = re.compile(
    rf"(?:(?:每|各)一?{_PERIOD}|一期|一个月|一年)(?:先|就|都)?(?:还|付|给|俾|畀|交|赔|是|要|大概|约)*(?:我|他|她)?\s*$"
    r"|\b(?:instal?ments?|payments?|parts?) of\s*$|\b(?:each|monthly|every month|per month)(?: \w+){0,2}\s*$"
)
_EACH_BEHIND = re.compile(
    rf"\s*(?:元|块|蚊|美金|美元)?(?:每一?{_PERIOD}|(?:一期|一个月|一年)(?!内|之内|后|以后|还|付))"
    r"|\s*(?:yuan|rmb|dollars?)? ?"
    r"(?:(?:an?|/) ?(?:month|instal?ment|year|week|quarter)|per|each|every|monthly|yearly|weekly)\b"
)


def sums_in(entities: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the different sums that were read in a text, as they are kept."""
    values = [one["value"] for one in entities if one.get("entity") == "money" and isinstance(one["value"], Mapping)]
    return list(dict.fromkeys(f"{value['amount']} {value['currency']}" for value in values))


def is_each_time(text: str, start: int, end: int) -> bool:
    """Return True if the sum between two places is only what is paid each time ("每期2万4", "2,000 a month")."""
    spelt = plain(text)
    return _EACH_BEFORE.search(spelt, 0, start) is not None or _EACH_BEHIND.match(spelt, end) is not None


def in_dispute(text: str, entities: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return what was read in a text without the sums that are only paid each time."""
    return [
        one
        for one in entities
        if one.get("entity") != "money" or "start" not in one or not is_each_time(text, one["start"], one["end"])
    ]
