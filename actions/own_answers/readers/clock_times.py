"""Reader of a clock time that is to be told on another clock ("北京时间早上九点是我这边几点"). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Final

from actions.dialogue.message import UserMessage
from actions.readers.pattern_pages import pattern
from actions.script import sign_by_sign

_PAGE: Final = Path(__file__).with_name("clock_times.yml")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day and whose clock shows it.

    Args:
        at: the time.
        on_own_clock: True if it is the writer's, False if it is Jiangmen's.
    """

    at: time
    on_own_clock: bool


def time_to_convert(message: UserMessage) -> ClockTime | None:
    """Return the one time a message asks to be told on the other clock, or None."""
    times = [one for one in message.entities if one.get("entity") == "time" and "end" in one]
    if len(times) != 1 or not (at := _time_of(times[0])):
        return None
    plain = sign_by_sign(message.text).casefold().replace("’", "'")
    start, end = int(times[0]["start"]), int(times[0]["end"])
    asked = pattern(_PAGE, "asks").search(plain, end)
    before = pattern(_PAGE, "asks_before").search(plain[:start])
    if asked is None and before is None:
        return None
    beside = plain[: asked.start()] if asked is not None else plain[start:]
    return ClockTime(at, pattern(_PAGE, "own").search(beside) is not None)


def _time_of(entity: Mapping[str, object]) -> time | None:
    try:
        return time.fromisoformat(str(entity.get("value")))
    except ValueError:
        return None
