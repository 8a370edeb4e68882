"""Readers of whose clock a time is told on: the speaker's own, the office's, a place's ("洛杉矶时间", "my time")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from actions.answers import Answer
from actions.dialogue.readers.aligned import aligned
from backend.shared.calendar import BEIJING
from backend.shared.yaml_pages import read_yaml

_WORDS = Path(__file__).with_name("zone_words.yml")
OWN, THERE = "own", "there"


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
    return "", ""


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
