"""Reader of a hearing somebody tells with its day, its hour and its court, to be reminded of it. Pure.

Its case is not filed here, so nothing else knows of it; courts summon by Beijing time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.clock_words import clock_said
from actions.readers.pattern_pages import pattern
from actions.reminders.readers.wishes import does_more_than_appear, errand_behind, is_whole
from backend.hearing.wished_steps import read_steps
from backend.shared.calendar import BEIJING

_PAGE = Path(__file__).with_name("words.yml")
_LONGEST: Final = 300
_ANY_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""Moment from which it is reckoned if a message tells a day at all."""
_NINE: Final = time(9)
"""Hour at which a hearing is supposed to begin whose hour was not told."""


@dataclass(frozen=True, slots=True)
class HearingTold:
    """Hearing of a case that is not filed here.

    Args:
        start: aware moment.
        hour_told: False where only its day was told.
        court: as it was written, or nothing.
        steps: codes of how long before they want to be reminded; empty where they did not say.
        due: aware moment at which they want to be reminded, where they named one.
        errand: their words for it, where they named that moment.
        wished: True if they want to be reminded at all.
        moved: True if it is told that the hearing was moved there.
    """

    start: datetime
    hour_told: bool = True
    court: str = ""
    steps: tuple[str, ...] = ()
    due: datetime | None = None
    errand: str = ""
    wished: bool = False
    moved: bool = False


def hearing_of(message: UserMessage, own: str, now: datetime, *, asked: bool = False) -> HearingTold | None:
    """Return the hearing a message tells that lies ahead; None where it tells none, or a reminder of something else.

    Args:
        own: IANA zone of who writes.
        now: aware.
        asked: True if the day of a hearing was asked for, so that it need not be called one.
    """
    text = aligned(message.text)
    if message.pressed or not text or len(text) > _LONGEST or not (asked or names_hearing(message.text)):
        return None
    days = _days(message, text)
    if not days:
        return None
    wished = _says("wish", text) or (_says("fears", text) and not message.asks)
    wished = wished and not _says("not_a_wish", text)
    of = days[0] if len(days) == 1 else _nearest(days, text)
    other = next((one for one in days if one is not of), None)
    if other is None and _says("wish", text) and does_more_than_appear(message):
        return None
    zone = clock_said(message, own)[0] or BEIJING.key
    start, told = _moment(of, message, ZoneInfo(zone))
    if start <= now:
        return None
    due = _moment(other, message, ZoneInfo(own))[0] if other is not None and _says("wish", text) else None
    court = next((str(e.get("text", "")) for e in message.entities if e.get("entity") == "court"), "")
    return HearingTold(
        start, told, court, read_steps(message.text) if _says("ahead", text) else (), due,
        errand_behind(message) if due is not None else "", wished, is_moved(message.text),
    )  # fmt: skip


def wishes_hearing(message: UserMessage) -> bool:
    """Return True if a message wishes to be reminded of a hearing and tells its day."""
    told = hearing_of(message, BEIJING.key, _ANY_DAY)
    return told is not None and told.wished


def wishes_reminder(message: UserMessage) -> bool:
    """Return True if a reminder is wished for with its moment, or of a hearing with its day."""
    return is_whole(message) or wishes_hearing(message)


def names_hearing(text: str) -> bool:
    """Return True if a text speaks of a hearing in court."""
    return _says("of_hearing", aligned(text))


def is_moved(text: str) -> bool:
    """Return True if a text tells that a hearing was moved."""
    return _says("moved_hearing", aligned(text))


def steps_wished(text: str) -> tuple[str, ...]:
    """Return the steps before a hearing at which somebody wants to be reminded ("提前三天"); nothing for others."""
    return read_steps(text) if _says("ahead", aligned(text)) else ()


def wishes_step(text: str) -> bool:
    """Return True if somebody wishes to be reminded, or says how long before ("提前三天"), and takes no wish back."""
    plain = aligned(text)
    return (_says("wish", plain) or _says("ahead", plain)) and not _says("not_a_wish", plain)


def steps_exchanged(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the steps that go and those instead ("前一小时太急了，改成前两小时"); nothing where none is exchanged."""
    plain = aligned(text)
    found = pattern(_PAGE, "exchanges").search(plain)
    if found is None:
        return (), ()
    gone, new = read_steps(text[: found.start()]), read_steps(text[found.end() :])
    if found["reversed"]:  # "two hours instead of one"
        gone, new = new, gone
    return (gone, new) if gone and new and gone != new else ((), ())


def _days(message: UserMessage, text: str) -> list[Mapping[str, Any]]:
    """The days of a message in their order, without one from which a hearing was moved away."""
    found = [e for e in message.entities if e.get("entity") in ("datetime", "date") and "start" in e]
    kept = []
    for one in sorted(found, key=lambda e: int(e["start"])):
        left = pattern(_PAGE, "old_before").search(text[: int(one["start"])])
        moved_on = pattern(_PAGE, "old_behind").match(text[int(one["end"]) :])
        if left is None and moved_on is None:
            kept.append(one)
    return kept


def _nearest(days: Sequence[Mapping[str, Any]], text: str) -> Mapping[str, Any]:
    """The day that stands nearest to the word for the hearing; English names it behind that word."""
    found = pattern(_PAGE, "of_hearing").search(text)
    at = found.start() if found is not None else len(text)
    if found is not None and found[0].isascii():
        return next((one for one in days if int(one["start"]) > at), days[-1])
    return min(days, key=lambda one: min(abs(int(one["start"]) - at), abs(int(one["end"]) - at)))


def _moment(entity: Mapping[str, Any], message: UserMessage, zone: ZoneInfo) -> tuple[datetime, bool]:
    value = str(entity["value"])
    if entity["entity"] == "datetime":
        return datetime.fromisoformat(value[:16]).replace(tzinfo=zone), True
    alone = message.values("time")
    several = len(message.values("date", "datetime")) > 1
    hour = time.fromisoformat(str(alone[0])) if alone and not several else _NINE
    return datetime.combine(date.fromisoformat(value[:10]), hour, zone), bool(alone) and not several


def _says(name: str, text: str) -> bool:
    return pattern(_PAGE, name).search(text) is not None
