"""Readers of the hour and the room of a hearing, told with its day, and of what the sued want in return. Pure.

A summons tells the hour by Beijing's clock. What a defendant wants of the plaintiff is a counterclaim; that
the plaintiff bears the costs is none.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import pattern
from actions.script import sign_by_sign

_PAGE: Final = Path(__file__).with_name("beside_hearing.yml")
_OPENS, _CLOSES = time(8), time(18)
"""Hours between which courts sit; another is no hour of a hearing."""


def hour_in(message: UserMessage) -> str:
    """Return the one hour a message tells at which a court may sit, as ``09:30``; nothing without, or with two."""
    found = {_hour(str(value)) for value in message.values("time", "datetime") if isinstance(value, str)}
    hours = {one for one in found if one is not None and _OPENS <= one <= _CLOSES}
    return next(iter(hours)).isoformat("minutes") if len(hours) == 1 else ""


def room_in(text: str) -> str:
    """Return the courtroom a text names, as it was written; nothing without one."""
    found = pattern(_PAGE, "room").search(aligned(text))
    return text[found.start() : found.end()].strip() if found is not None else ""


def wanted_back(text: str) -> str:
    """Return what the writer wants of the plaintiff ("I want him to pay me the 120k"), in their words; else nothing."""
    plain = sign_by_sign(text).replace("’", "'")
    found = pattern(_PAGE, "wanted_back").search(plain.lower())
    if found is None or pattern(_PAGE, "costs").search(plain.lower(), found.start(), found.end()):
        return ""
    group = "zh" if found["zh"] else "en"
    return text[found.start(group) : found.end(group)].strip(" ，,。.")


def _hour(value: str) -> time | None:
    """The hour of a time or of a moment; None for a mere day."""
    clock = value[11:16] if len(value) > 10 else value[:5] if ":" in value else ""
    try:
        return time.fromisoformat(clock) if clock else None
    except ValueError:
        return None
