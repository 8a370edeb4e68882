"""Plan of a hearing's reminders: steps as people wish them, turned into moments at which they are awake. Pure.

A step is a code: ``d7`` (seven days before, at the hearing's local hour), ``h1``, ``m30`` (hours, minutes before),
``morning`` (that morning, 08:00), ``evening`` (the evening before, 20:00). Days and nights are those of the person's
zone. Every reminder moves earlier out of the night; only the last one, when it counts in hours or minutes, comes when
it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.shared.quiet_hours import LAST_OF_THE_DAY, out_of_the_night
from backend.shared.wording import Words

MORNING, EVENING = time(8), time(20)
MOST_STEPS = 8
_STEP = re.compile(r"(?:d([1-9]\d?)|h([1-9]|1\d|2[0-3])|m([5-9]|[1-5]\d))|morning|evening")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder to come.

    Args:
        step: the code it was wished by.
        due: aware moment in UTC.
    """

    step: str
    due: datetime


def is_step(code: str) -> bool:
    """Return True for a code that can be reckoned: 1 to 99 days, 1 to 23 hours, 5 to 59 minutes, morning, evening."""
    return _STEP.fullmatch(code) is not None


def in_order(steps: Iterable[str]) -> tuple[str, ...]:
    """Return steps once each, the earliest first."""
    return tuple(sorted(dict.fromkeys(steps), key=_about, reverse=True))


def plan(steps: Iterable[str], start: datetime, timezone: str, now: datetime) -> tuple[Reminder, ...]:
    """Return the reminders still to come, earliest first; of two at the same moment the nearer step remains.

    Args:
        steps: codes; anything else is a fault of ours.
        start: aware moment the hearing begins.
        timezone: the person's IANA zone.
        now: aware; what lies before it is not scheduled.
    """
    zone, ordered = ZoneInfo(timezone), in_order(steps)
    by_moment: dict[datetime, str] = {}
    for step in ordered:
        due = _moment(step, start, zone)
        if not (step == ordered[-1] and step[0] in "hm" and step != "morning"):
            due = out_of_the_night(due, timezone).astimezone(UTC)
        by_moment[due] = step
    return tuple(Reminder(step, due) for due, step in sorted(by_moment.items()) if now < due < start)


def step_name(step: str) -> Words:
    """Return a step in words."""
    if step == "morning":
        return Words("当天早上", "that morning")
    if step == "evening":
        return Words("前一天晚上", "the evening before")
    count, unit = int(step[1:]), step[0]
    zh, en = {"d": ("天", "day"), "h": ("小时", "hour"), "m": ("分钟", "minute")}[unit]
    return Words(f"提前 {count} {zh}", f"{count} {en}{'' if count == 1 else 's'} before")


def steps_name(steps: Iterable[str]) -> Words:
    """Return several steps in words, the earliest first."""
    names = [step_name(step) for step in in_order(steps)]
    return Words("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def left_in_words(start: datetime, now: datetime) -> Words:
    """Return how long it is until a hearing, rounded down, never less than a minute."""
    minutes = max(1, int((start - now).total_seconds() // 60))
    for unit, zh, en in ((1440, "天", "day"), (60, "小时", "hour"), (1, "分钟", "minute")):
        if minutes >= unit:
            count = minutes // unit
            return Words(f"{count} {zh}", f"{count} {en}{'' if count == 1 else 's'}")
    raise AssertionError("a minute is a minute")


def _about(step: str) -> timedelta:
    """Estimate how long before the hearing a step lies, for bringing steps into order."""
    if step == "morning":
        return timedelta(hours=23, minutes=59)
    if step == "evening":
        return timedelta(hours=24, minutes=1)
    count = int(step[1:])
    return {"d": timedelta(days=count), "h": timedelta(hours=count), "m": timedelta(minutes=count)}[step[0]]


def _moment(step: str, start: datetime, zone: ZoneInfo) -> datetime:
    here = start.astimezone(zone)
    if step == "morning":  # of a hearing that begins before it, the evening before
        return _at(here, 0, MORNING, zone) if here.time() > MORNING else _at(here, 1, LAST_OF_THE_DAY, zone)
    if step == "evening":
        return _at(here, 1, EVENING, zone)
    if step[0] == "d":
        return _at(here, int(step[1:]), here.time(), zone)
    return start.astimezone(UTC) - _about(step)


def _at(here: datetime, days_before: int, clock: time, zone: ZoneInfo) -> datetime:
    """A wall clock so many days before; an hour that daylight saving skips is taken as the one that follows."""
    day = here.date() - timedelta(days=days_before)
    return datetime.combine(day, clock.replace(tzinfo=None), zone).astimezone(UTC)
