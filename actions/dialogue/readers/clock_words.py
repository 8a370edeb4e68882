"""Readers of whose clock a time is told on: the speaker's own, the office's, a place's ("洛杉矶时间", "my time")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from actions.answers import Answer
from actions.dialogue.readers.aligned import aligned
from backend.shared.calendar import BEIJING
from backend.shared.yaml_pages import read_yaml

_WORDS = Path(__file__).with_name("zone_words.yml")
OWN, THERE = "own", "there"
_HOURS = ("time", "datetime", "part_of_day")
_JOINS = re.compile(r"\s?(?:\(|(?:in|over in|here in) )?")
"""Words that may stand between an hour and the place behind it."""


def clock_said(answer: Answer, own: str) -> tuple[str, str]:
    """Return the IANA zone of the clock a message names and its name there; nothing twice where it names none.

    Args:
        own: the zone of the person who writes.
    """
    found = _pattern().search(aligned(answer.text))
    if found is not None:
        name = _zones()[found[0]]
        return {OWN: own, THERE: BEIJING.key}.get(name, name), answer.text[found.start() : found.end()]
    for entity in answer.entities:
        value = entity.get("value")
        if entity.get("entity") == "clock" and isinstance(value, Mapping) and value.get("timezone"):
            return str(value["timezone"]), str(entity.get("text") or value["said"])
    return _beside_hour(answer, own)


def _beside_hour(answer: Answer, own: str) -> tuple[str, str]:
    """The clock of a place abroad that stands right beside an hour ("紐約夜晚八點", "2pm in Sydney").

    Of several places of one name only that on the speaker's own clock is sure; one in China says where, not whose time.
    """
    text, hours = aligned(answer.text), [one for one in answer.entities if one.get("entity") in _HOURS]
    for entity in answer.entities:
        value = entity.get("value")
        if entity.get("entity") != "place" or not isinstance(value, Mapping) or "start" not in entity:
            continue
        zone = str(value.get("timezone") or "")
        if not zone or zone == BEIJING.key or (value.get("ambiguous") and zone != own):
            continue
        start, end = int(entity["start"]), int(entity["end"])
        if any(_touches(text, start, end, one) for one in hours):
            return zone, answer.text[start:end]
    return "", ""


def _touches(text: str, start: int, end: int, hour: Mapping[str, Any]) -> bool:
    """Return True if a place stands right before an hour without its day, or right behind an hour."""
    first, last = int(hour.get("start", -1)), int(hour.get("end", -1))
    if 0 <= end <= first and hour["entity"] != "datetime":
        return not text[end:first].strip()
    return 0 <= last <= start and _JOINS.fullmatch(text[last:start]) is not None


def clock_span(text: str) -> tuple[int, int] | None:
    """Return where an `aligned` text says whose clock is meant, without a place's name; None where it does not."""
    found = _pattern().search(text)
    return found.span() if found is not None else None


@cache
def _zones() -> Mapping[str, str]:
    page: Mapping[str, list[str]] = read_yaml(_WORDS)
    return {word: zone for zone, words in page.items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_zones(), key=len, reverse=True)
    bounded = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(bounded))
