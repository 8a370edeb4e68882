"""Reader of a clock time that is to be told on another clock ("北京时间早上九点是我这边几点"). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clock_words import clock_said
from actions.readers.pattern_pages import pattern
from actions.script import sign_by_sign
from backend.shared.calendar import BEIJING

_PAGE: Final = Path(__file__).with_name("clock_times.yml")
_UNKNOWN_CLOCK: Final = re.compile(
    r"\b(?!(?:what|which|the|this|that|same|hearing|court|start|starting|meeting|appointment|is|at|on|in|when)\b)"
    r"[a-z]{3,} time\b"
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day and whose clock shows it.

    Args:
        at: the time.
        on_own_clock: True if it is the writer's, False if it is Jiangmen's or that of `zone`.
        zone: the IANA zone of a clock that is called by name beside the time ("nz time 3pm"), or nothing.
        called: what it was called.
    """

    at: time
    on_own_clock: bool
    zone: str = ""
    called: str = ""


def time_to_convert(message: UserMessage, own: str = "") -> ClockTime | None:
    """Return the one time a message asks to be told on the other clock, or None.

    Args:
        own: the zone of the person who writes.
    """
    times = [one for one in message.entities if one.get("entity") == "time" and "end" in one]
    if len(times) != 1 or not (at := _time_of(times[0])):
        return None
    plain = sign_by_sign(message.text).casefold().replace("’", "'")
    start, end = int(times[0]["start"]), int(times[0]["end"])
    asked = pattern(_PAGE, "asks").search(plain, end)
    before = pattern(_PAGE, "asks_before").search(plain[:start])
    if asked is None and before is None:
        return None
    first, last = (0, asked.start()) if asked is not None else (start, len(plain))
    zone, called = clock_said(_part(message, first, last), own)
    if zone and zone not in (BEIJING.key, own):
        return ClockTime(at, on_own_clock=False, zone=zone, called=called)
    is_own = (bool(zone) and zone == own) or pattern(_PAGE, "own").search(plain[first:last]) is not None
    if not zone and not is_own and _UNKNOWN_CLOCK.search(plain[first:last]) is not None:
        return None  # "lisbon time", where the place is not known, is not Beijing's
    return ClockTime(at, on_own_clock=is_own)


def _part(message: UserMessage, first: int, last: int) -> UserMessage:
    """The words that tell the time, with what was read in them: the clock it is asked on stands elsewhere."""
    inside = (one for one in message.entities if first <= int(one.get("start", -1)) and int(one.get("end", 0)) <= last)
    moved = tuple({**one, "start": int(one["start"]) - first, "end": int(one["end"]) - first} for one in inside)
    return replace(message, text=message.text[first:last], entities=moved)


def _time_of(entity: Mapping[str, object]) -> time | None:
    try:
        return time.fromisoformat(str(entity.get("value")))
    except ValueError:
        return None
