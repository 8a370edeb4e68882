"""Readers of what shall change in a reminder that is set: its moment, its words, or that it is there at all. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.wished_times import ENTITIES, read_wished_times
from actions.readers.pattern_pages import pattern
from actions.reminders.readers.wishes import MORNING, moment_of, number_of, span_of, tells_of_others
from backend.shared.wished_times import WishedTimes

_PAGE = Path(__file__).with_name("words.yml")
_SHORT: Final = 40
_LONGEST: Final = 80
_NOON: Final = 12
_HALF: Final = 30
_ENGLISH: Final = ("first", "second", "third", "fourth", "fifth")


def moment_changed(message: UserMessage, own: str, now: datetime, old: datetime) -> datetime | None:
    """Return the moment in the place of `old`: a new hour keeps the day, a new day the hour; None where none is told.

    Args:
        own: IANA zone of who writes.
        now: aware.
        old: aware moment at which the reminder was to be told.
    """
    text = aligned(message.text)
    if (shifted := _shifted(text, old)) is not None:
        of_days = abs(shifted - old) >= timedelta(days=1)
        return at_hour_told(message, own, shifted) if of_days else shifted
    wish = read_wished_times(message, own)
    here = old.astimezone(ZoneInfo(wish.zone or own))
    days, hours = bool(wish.days or wish.weekdays), wish.at is not None or bool(wish.hours)
    if not days and (beside := _days_beside(text)) is not None:
        moved = _at_hour(wish, text, here + timedelta(days=beside))
        return moved if moved != old else None
    if not days:
        minute = wish.at if wish.at is not None else _bare_minute(text, here)
        if minute is None:
            return moment_of(message, own, now)[0]
        return here.replace(hour=minute // 60 % 24, minute=minute % 60)
    due, _ = moment_of(message, own, now)
    if due is None or hours:
        return due
    return due.replace(hour=here.hour, minute=here.minute)


def tells_change(message: UserMessage) -> bool:
    """Return True if a message is about another moment by a bare hour or by how much sooner or later."""
    text = aligned(message.text)
    if len(text) > _SHORT or message.asks or tells_of_others(text):
        return False
    return _bare_hour(text) is not None or _tells_shift(text)


def tells_shift(message: UserMessage) -> bool:
    """Return True if a message tells how much sooner or later something shall be, or on which day beside it."""
    text = aligned(message.text)
    if len(text) > _SHORT or message.asks or tells_of_others(text):
        return False
    return _days_beside(text) is not None or _tells_shift(text)


def puts_elsewhere(message: UserMessage) -> bool:
    """Return True if a message moves something it names to a time ("change the passport one to Saturday")."""
    text = aligned(message.text)
    if len(text) > _LONGEST or message.asks or tells_of_others(text) or _says("of_appointment", text):
        return False
    return _says("put_elsewhere", text) and bool(message.values(*ENTITIES))


def tells_all(text: str) -> bool:
    """Return True if a text says only that all of them are meant ("both", "两个都要")."""
    return _says("all_told", aligned(text).strip())


def adds_one(text: str) -> bool:
    """Return True if one more is wished for beside what is set ("提前一天再提醒一次", "the day before, too")."""
    plain = aligned(text)
    told = _says("put_elsewhere", plain) or tells_of_others(plain)
    return len(plain) <= _SHORT and _says("once_more", plain) and not told


def at_hour_told(message: UserMessage, own: str, moment: datetime) -> datetime:
    """Return a moment at the hour a message tells, on the clock it names; the moment itself where it tells none."""
    wish = read_wished_times(message, own)
    here = moment.astimezone(ZoneInfo(wish.zone or own))
    return moment if wish.at is None else here.replace(hour=wish.at // 60 % 24, minute=wish.at % 60)


def brought_forward(message: UserMessage, old: datetime) -> datetime | None:
    """Return the moment that much sooner ("改成早一天"); None where no reminder is moved so.

    "提前一天" counts from the hearing and is no such change.
    """
    text = aligned(message.text)
    return _shifted(text, old) if _says("sooner", text) and names_reminder(message.text) else None


def tells_hour(message: UserMessage) -> bool:
    """Return True if a message tells an hour."""
    return bool(message.values("time", "datetime")) or _bare_hour(aligned(message.text)) is not None


def names_reminder(text: str) -> bool:
    """Return True if a text calls what it changes a reminder."""
    return _says("a_reminder", aligned(text))


def new_words(text: str) -> str:
    """Return what a reminder shall say instead, as it was written; nothing where a text tells no such thing."""
    found = pattern(_PAGE, "renames").search(aligned(text))
    if found is None:
        return ""
    name = next(one for one in ("zh", "en", "to") if found[one] is not None)
    if _says("shift", found[name]) and (_says("shift_earlier", found[name]) or _says("shift_later", found[name])):
        return ""  # "make it a day earlier" is about its moment
    return text[found.start(name) : found.end(name)].strip(" \"'“”「」")


def removes_that(text: str) -> bool:
    """Return True if what was just spoken of shall go, without a word for what it is ("取消那个", "delete it")."""
    plain = aligned(text).strip()
    return len(plain) <= _SHORT and _says("removes_that", plain)


def removes_one(text: str) -> bool:
    """Return True if one of several shall go, by what it is about ("delete the one about the notary")."""
    plain = aligned(text).strip()
    return len(plain) <= _SHORT and _says("removes_one", plain)


def place_named(text: str) -> int | None:
    """Return the place in a list that a text names, from 0; -1 for the last, None where it names none."""
    found = pattern(_PAGE, "ordinal").search(aligned(text))
    if found is None:
        return None
    if found["last"] or found["earlier"]:
        return -1 if found["last"] else 0
    if found["en"]:
        return _ENGLISH.index(found["en"])
    return int(number_of(found["zh"] or found["digit"])) - 1


def _tells_shift(text: str) -> bool:
    return _says("shift", text) and (_says("shift_later", text) or _says("shift_earlier", text))


def _shifted(text: str, old: datetime) -> datetime | None:
    found = pattern(_PAGE, "shift").search(text)
    later, earlier = _says("shift_later", text), _says("shift_earlier", text)
    if found is None or later == earlier:
        return None
    by = span_of(found) or timedelta()
    return old + by if later else old - by


def _bare_minute(text: str, old: datetime) -> int | None:
    """The minute of an hour without its half of the day, in the half in which the reminder was."""
    found = _bare_hour(text)
    if found is None:
        return None
    hour = int(number_of(found["hour"] or found["en"]))
    minute = _HALF if found["half"] else int(found["minute"] or found["min_en"] or 0)
    if hour < _NOON <= old.hour:
        hour += _NOON
    return hour * 60 + minute


def _at_hour(wish: WishedTimes, text: str, day: datetime) -> datetime:
    """A day at the hour that is told, else at the one it has; of a part of the day at its beginning."""
    minute = wish.at if wish.at is not None else _bare_minute(text, day)
    if minute is None and len(wish.hours) == 1:
        first, last = wish.hours[0]
        within = first <= day.hour * 60 + day.minute < last
        minute = None if within else max(first, MORNING) if last > MORNING else first
    return day if minute is None else day.replace(hour=minute // 60 % 24, minute=minute % 60)


def _days_beside(text: str) -> int | None:
    """Number of days a text lies beside the one spoken of ("前一天", "the day after"); None without."""
    found = pattern(_PAGE, "day_beside").search(text)
    if found is None:
        return None
    return -1 if found["before"] else 1 if found["after"] else 0


def _bare_hour(text: str) -> re.Match[str] | None:
    """Find the hour of a text that changes one, or is nothing else; "一点" is also a little.

    Of "不是三点是四点" it is the one that is not denied.
    """
    every = pattern(_PAGE, "bare_hour").finditer(text)
    found = next((one for one in every if not _says("denied_before", text[: one.start()])), None)
    alone = found is not None and found[0] == text.strip(" ,.!。")
    return found if alone or _says("moves", text) else None


def _says(name: str, text: str) -> bool:
    return pattern(_PAGE, name).search(text) is not None
