"""Reader of several reminders in one message, each with what it is of and when. Pure.

"12月23号提醒我打电话，另外每个月1号提醒我交房租" tells two; one wish may stand for both: "remind me on 5 January to pay
the rent and on 8 January to call the notary".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.readers.pattern_pages import pattern
from actions.reminders.readers.changes import adds_one
from actions.reminders.readers.hearings import wishes_reminder
from actions.reminders.readers.recurring import day_of_month
from actions.reminders.readers.wishes import wish_of
from backend.shared.calendar import BEIJING

_PAGE = Path(__file__).with_name("words.yml")
_ANY_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
_DATED: Final = ("date", "datetime")
_AT_ONCE: Final = 4
"""Characters within which a part without a wish of its own must name its day."""
_OF_DAY = ("的", "嘅", "'s")
"""Signs behind a day by which it only tells of something ("12月8号的开庭")."""
_MOST: Final = 5


def reminders_in(message: UserMessage) -> tuple[UserMessage, ...]:
    """Return the parts of a message that each wish for a reminder of their own; only the message where it is one."""
    text = aligned(message.text)
    if message.pressed or pattern(_PAGE, "wish").search(text) is None:
        return (message,)
    cuts = list(pattern(_PAGE, "joint").finditer(text))
    parts: list[UserMessage] = []
    start, own = 0, True
    for cut in cuts:
        here = _part(message, start, cut.start(), own=own)
        if not wishes_reminder(here):
            continue
        behind = message.between(cut.end(), None)
        if _wishes_itself(message, cut, cuts):
            parts, start, own = [*parts, here], cut.end(), True
        elif (cut["said"] or cut["zh"] or cut["en"]) and _goes_on(behind):
            parts, start, own = [*parts, here], cut.end(), False
    parts.append(_part(message, start, len(message.text), own=own))
    return tuple(parts[:_MOST]) if len(parts) > 1 else (message,)


def _wishes_itself(message: UserMessage, cut: re.Match[str], cuts: list[re.Match[str]]) -> bool:
    """Return True if what follows, to where another part may begin, wishes to be reminded of something."""
    ends = [one.start() for one in cuts if one.start() > cut.end()] + [len(message.text)]
    head = message.between(cut.end(), ends[0])
    wish = wish_of(head, BEIJING.key, _ANY_DAY)
    return wish is not None and bool(wish.errand) and not adds_one(head.text)


def _goes_on(behind: UserMessage) -> bool:
    """Return True if a part without a wish begins with its day and tells what is to be done then."""
    text = aligned(behind.text)
    days = [one for one in behind.entities if one.get("entity") in _DATED and int(one.get("start", 99)) <= _AT_ONCE]
    if adds_one(behind.text) or not (days or (day_of_month(text) and pattern(_PAGE, "monthly").search(text[:20]))):
        return False
    if days and text[int(days[0]["end"]) :].startswith(_OF_DAY):
        return False
    wish = wish_of(_governed(behind), BEIJING.key, _ANY_DAY)
    return wish is not None and bool(wish.errand) and wish.due is not None


def _part(message: UserMessage, start: int, end: int, *, own: bool) -> UserMessage:
    part = message.between(start, end)
    return part if own else _governed(part)


def _governed(part: UserMessage) -> UserMessage:
    """The part with the wish that stood before it."""
    wish = "remind me " if part.text.isascii() else "提醒我"
    moved = tuple(
        {**one, "start": one["start"] + len(wish), "end": one["end"] + len(wish)} if "start" in one else one
        for one in part.entities
    )
    return replace(part, text=wish + part.text, entities=moved)
