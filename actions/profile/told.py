"""What a person said of themselves earlier in this conversation, however long ago: offered, never used unasked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn

_HOME = "CN"


def place_told(turn: Turn) -> Mapping[str, str] | None:
    """The place outside the mainland where the person last said that they are; None without one."""
    for event in _typed(turn):
        places = [one["value"] for one in _entities(event) if one.get("entity") == "place"]
        abroad = [place for place in places if isinstance(place, Mapping) and place.get("country") != _HOME]
        if len(abroad) == 1 and not abroad[0].get("ambiguous") and said("is_there", str(event["text"])):
            return _city(abroad[0], turn.language)
    return None


def nationality_told(turn: Turn) -> str | None:
    """The nationality the person last said they have; None without one."""
    for event in _typed(turn):
        named = [str(one["value"]) for one in _entities(event) if one.get("entity") == "nationality"]
        if len(named) == 1 and said("of_oneself", str(event["text"])):
            return named[0]
    return None


def _typed(turn: Turn) -> Iterator[Mapping[str, Any]]:
    """What the person typed before this message, the last first."""
    events = (event for event in reversed(turn.tracker.events) if event.get("event") == "user" and event.get("text"))
    next(events, None)
    yield from (event for event in events if not str(event["text"]).startswith("/"))


def _entities(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list((event.get("parse_data") or {}).get("entities") or ())


def _city(place: Mapping[str, Any], language: str) -> Mapping[str, str] | None:
    if not {"name", "country", "timezone"} <= set(place):
        return None
    name = place["name"] if language == "en" else place.get("name_zh") or place["name"]
    return {"name": name, "timezone": place["timezone"], "country": place["country"], "geonames": place["name"]}
