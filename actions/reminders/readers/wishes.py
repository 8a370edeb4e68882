"""Reader of a wish to be reminded of something of one's own: of what, at which moment, and what was taken for granted.

Pure. Hearings, appointments and "two days before" have readers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.aligned import aligned
from actions.dialogue.readers.clauses import spans_of
from actions.dialogue.readers.clock_words import clock_span
from actions.dialogue.readers.hour_ranges import middle_of_about
from actions.dialogue.readers.wished_times import ENTITIES, read_wished_times
from actions.readers.pattern_pages import pattern
from actions.reminders.readers.recurring import day_of_month, monthly_spans, next_in_months
from backend.shared.wished_times import WishedTimes

_PAGE = Path(__file__).with_name("words.yml")
_LONGEST: Final = 200
MORNING: Final = 9 * 60
"""Minute of the day at which somebody is reminded who names a day and no hour, or only "in the morning"."""
_NUMBERS: Final = {one: at for at, one in enumerate("零一二三四五六七八九十")} | {
    "两": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_STEERS: Final = frozenset(
    {"cancel", "deny", "affirm", "goodbye", "thank", "greet", "ask_human", "ask_help", "change_language", "restart"}
)
_DAY: Final = timedelta(days=1)
_ANY_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Moment from which it is reckoned if a message tells a time at all."""
_LONGEST_BEFORE: Final = 40
"""Letters, a Chinese sign counting as three, of an errand that stands before the wish; more is a story."""
_NAMES: Final = frozenset({"court", "institution_kind", "case_number", "place"})
"""Entities that name where a hearing is, and which."""
_LEAST_DEED: Final = 3
"""Letters that name something to be done."""
_ROUND_TIME: Final = ("wish", "moves", "day_beside", "takes_back", "once_more", "shift", "shift_earlier", "shift_later")
"""Patterns of what may stand round a time without telling anything else."""
_SHARE_OF_TIME: Final = 6
"""Characters beside the time up to which a message tells a time and nothing else."""


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """Wish of somebody to be reminded.

    Args:
        errand: what of, in their words; empty where they did not say.
        due: aware moment; None where they did not say when.
        hour_told: False where only the day was told, or only its part.
        ahead_of: the last day for it, where the moment is one before that day because no hour was told.
    """

    errand: str
    due: datetime | None = None
    hour_told: bool = True
    ahead_of: date | None = None


def wish_of(message: UserMessage, own: str, now: datetime) -> ReminderWish | None:
    """Return the wish of a message to be reminded; None where it is none, or of what the house reminds of itself.

    Args:
        own: IANA zone of who writes.
        now: aware.
    """
    text = aligned(message.text)
    if not text or len(text) > _LONGEST or message.pressed:
        return None
    if not _says("wish", text) or _says("not_a_wish", text) or _says("lists", text):
        return None
    due, hour_told = moment_of(message, own, now)
    by = span_of(pattern(_PAGE, "ahead_by").search(text))
    if by is not None and due is not None and not _says("house_reminds", text):
        return ReminderWish(_errand(message, text), due - by, hour_told)
    if _says("not_mine", text) and (due is None or _says("ahead", text) or not does_more_than_appear(message)):
        return None
    if due is not None and _only_day_is_of_hearing(message, text):
        return ReminderWish(_errand(message, text), None)
    if due is not None and not hour_told and due - _DAY > now and _is_last_day(message, text):
        return ReminderWish(_errand(message, text), due - _DAY, hour_told, due.date())
    return ReminderWish(_errand(message, text), due, hour_told)


def _only_day_is_of_hearing(message: UserMessage, text: str) -> bool:
    """Return True if the only day of a message stands beside a hearing, and away from the wish to be reminded.

    Who is to ask for an adjournment is not helped by a reminder when the hearing begins.
    """
    days = [one for one in message.entities if one.get("entity") in ("date", "datetime") and "start" in one]
    if len(days) != 1 or not _says("of_hearing", text):
        return False
    at = int(days[0]["start"])
    start, end = next(((first, last) for first, last in spans_of(message.text) if first <= at < last), (0, len(text)))
    return _says("of_hearing", text[start:end]) and not _says("wish", text[start:end])


def names_year(text: str) -> bool:
    """Return True if a text says which year it means."""
    return _says("names_year", aligned(text))


def keeps_it(text: str) -> bool:
    """Return True if somebody wants what is set to stay as it is."""
    return len(text) <= _LONGEST_BEFORE and _says("keeps_it", aligned(text))


def _is_last_day(message: UserMessage, text: str) -> bool:
    """Return True if the one day of a message is that by which something is to be done ("之前", "by")."""
    days = [one for one in message.entities if one.get("entity") == "date" and "start" in one]
    return len(days) == 1 and (
        _says("last_day_before", text[: int(days[0]["start"])]) or _says("last_day_behind", text[int(days[0]["end"]) :])
    )


def span_of(found: re.Match[str] | None) -> timedelta | None:
    """Return the length of time that a match of a number and its unit tells; None for no match."""
    if found is None:
        return None
    said, unit = found["zh"] or found["en"], found["unit"] or found["of"]
    count = 0.5 if said in ("半", "half an") else _number(said)
    if unit in ("小时", "钟头", "钟") or unit.startswith("h"):
        return timedelta(hours=count)
    if unit == "分钟" or unit.startswith("m"):
        return timedelta(minutes=count)
    return timedelta(days=count * (7 if unit in ("周", "星期", "礼拜") or unit.startswith("w") else 1))


def does_more_than_appear(message: UserMessage) -> bool:
    """Return True if a wish to be reminded names something to be done, not only the hearing or the appointment."""
    text = aligned(message.text)
    wish = pattern(_PAGE, "wish").search(text)
    if wish is None:
        return False
    own = next((one for one in message.stretches() if pattern(_PAGE, "wish").search(aligned(one.text))), message)
    plain = aligned(own.text)
    spans = [
        *_time_spans(own, plain),
        *(one for name in ("wish", "appears", "ahead", "often") for one in _spans(name, plain)),
    ]
    spans += [(int(e["start"]), int(e["end"])) for e in own.entities if e.get("entity") in _NAMES and "start" in e]
    left = "".join(sign for sign in _without(own.text, plain, spans) if sign.isalpha())
    return len(left) >= (_LEAST_DEED if left.isascii() else 2)


def one_more_of(message: UserMessage, own: str, now: datetime) -> ReminderWish | None:
    """Return the next reminder that is told right after another ("and one more, 9 January 10am, send papers").

    Args:
        own: IANA zone of who writes.
        now: aware.

    Returns:
        None unless the message begins with one more, and tells both what of and when.
    """
    text = aligned(message.text)
    lead = pattern(_PAGE, "one_more").match(text)
    if lead is None or message.pressed or len(text) > _LONGEST:
        return None
    due, hour_told = moment_of(message, own, now)
    if due is None:
        return None
    spans = [
        lead.span(),
        *_time_spans(message, text),
        *(one for name in ("wish", "any_time") for one in _spans(name, text)),
    ]
    errand = _without(message.text, text, spans)
    letters = sum(sign.isalpha() for sign in errand)
    return ReminderWish(errand, due, hour_told) if letters >= (_LEAST_DEED if errand.isascii() else 2) else None


def errand_behind(message: UserMessage) -> str:
    """Return the words behind the wish, with the days they tell."""
    text = aligned(message.text)
    wish = pattern(_PAGE, "wish").search(text)
    at = wish.end() if wish is not None else 0
    return _without(message.text, text, [(0, at)])


def recurs(text: str) -> bool:
    """Return True if somebody wishes to be reminded again and again ("每年1月5号")."""
    return _says("often", aligned(text))


def number_of(said: str) -> float:
    """Return the number of a figure or a word for one; nothing known is one."""
    return _number(said)


def is_whole(message: UserMessage) -> bool:
    """Return True if a message wishes to be reminded and tells both what of and a day or an hour, if of a hearing."""
    wish = wish_of(message, "UTC", _ANY_DAY)
    if wish is None or not wish.errand:
        return False
    return wish.due is not None or _only_day_is_of_hearing(message, aligned(message.text))


def moment_of(message: UserMessage, own: str, now: datetime) -> tuple[datetime | None, bool]:
    """Return the moment a message names, and False beside it where its hour was not told.

    An hour alone is the next time the clock shows it; a weekday alone the next to come.
    """
    if (delay := _delay(aligned(message.text))) is not None:
        return now + delay, True
    wish = read_wished_times(message, own)
    zone = ZoneInfo(wish.zone or own)
    here, minute = now.astimezone(zone), _minute(wish)
    day = wish.only_day
    if number := day_of_month(aligned(message.text)):
        day = next_in_months(number, here.date())
        if _at(datetime.combine(day, time(), zone), MORNING if minute is None else minute, zone) <= now:
            day = next_in_months(number, day + _DAY)
    elif day is None and len(wish.weekdays) == 1:
        day = here.date() + timedelta(days=(wish.weekdays[0] - here.weekday()) % 7 or 7)
    if day is None and (wish.days or wish.weekdays or minute is None):
        return None, False
    told = wish.at is not None or (len(wish.hours) == 1 and middle_of_about(wish.hours[0]) is not None)
    if day is None:
        due = _at(here, minute or 0, zone)
        return (due if due > now else _at(here + timedelta(days=1), minute or 0, zone)), told
    at = datetime.combine(day, time(), zone)
    return _at(at, MORNING if minute is None else minute, zone), told


def tells_day(message: UserMessage, own: str) -> bool:
    """Return True if a message tells a day, a weekday or a time from now, and not only an hour."""
    text = aligned(message.text)
    wish = read_wished_times(message, own)
    return bool(wish.days or wish.weekdays or day_of_month(text)) or _delay(text) is not None


def on_day_of(hour: datetime, other: datetime) -> datetime:
    """Return a moment with the hour of one and the day of the other, by the clock of the first."""
    there = other.astimezone(hour.tzinfo)
    return hour.replace(year=there.year, month=there.month, day=there.day)


def tells_only_time(message: UserMessage) -> bool:
    """Return True if a message is a moment and little else, as the answer to "when?" is."""
    text = aligned(message.text)
    passing = [one for name in _ROUND_TIME for one in _spans(name, text)]
    rest = _without(message.text, text, [*_time_spans(message, text), *passing])
    return len(rest) <= _SHARE_OF_TIME and not message.asks and not tells_of_others(text)


def tells_of_others(text: str) -> bool:
    """Return True if an `aligned` text tells what somebody does or moves, and not what a reminder shall do."""
    return _says("tells_of_oneself", text) or _says("others_do", text)


def wishes_only(text: str) -> bool:
    """Return True if a text is the wish to be reminded and nothing else."""
    plain = aligned(text)
    return _says("wish", plain) and not _without(text, plain, list(_spans("wish", plain)))


def asks_for_list(text: str) -> bool:
    """Return True if somebody asks which reminders they have."""
    return _says("lists", aligned(text)) and len(text) <= _LONGEST // 3


def asks_when(text: str) -> bool:
    """Return True if somebody asks when a reminder that is set will be told ("几点提醒", "when will you remind me")."""
    return _says("asks_when", aligned(text)) and len(text) <= _LONGEST_BEFORE


def takes_away(text: str) -> bool:
    """Return True if somebody wants a reminder gone, or not to be reminded of something any more."""
    return _says("removes", aligned(text)) and len(text) <= _LONGEST // 2


def means_every(text: str) -> bool:
    """Return True if all of them are meant."""
    return _says("every", aligned(text))


def is_errand(message: UserMessage) -> bool:
    """Return True if a message may be what somebody wants to be reminded of: short, no question and nothing steered."""
    length = sum(1 if sign.isascii() else 3 for sign in message.text)
    return 0 < length <= 2 * _LONGEST_BEFORE and not message.asks and message.intent not in _STEERS


def names_own_matter(text: str) -> bool:
    """Return True if a hearing, an appointment or "two days before" is spoken of, which the house reminds of itself."""
    return _says("not_mine", aligned(text))


def _errand(message: UserMessage, text: str) -> str:
    """The words behind the wish; else those before it, where that is short and tells of no day of a court."""
    wish = pattern(_PAGE, "wish").search(text)
    passing = [one for name in ("wish", "any_time", "often", "until") for one in _spans(name, text)]
    spans = [*_time_spans(message, text), *passing]
    at = wish.end() if wish is not None else 0
    if behind := _without(message.text, text, [(0, at), *spans]):
        return behind
    before = _without(message.text, text, [(at, len(text)), *spans])
    length = sum(1 if sign.isascii() else 3 for sign in before)
    told = _says("of_court", aligned(before)) and not _says("deed", aligned(before))
    return before if length <= _LONGEST_BEFORE and not told else ""


def _minute(wish: WishedTimes) -> int | None:
    """The minute of the day; of "about ten" ten, of a part of the day its beginning, of the morning nine o'clock."""
    if wish.at is not None:
        return wish.at
    if len(wish.hours) != 1:
        return None
    if (about := middle_of_about(wish.hours[0])) is not None:
        return about
    first, last = wish.hours[0]
    return MORNING if first < MORNING < last else first


def _at(day: datetime, minute: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day.date(), time(minute // 60 % 24, minute % 60), zone)


def _delay(text: str) -> timedelta | None:
    """The time from now ("两小时后", "in 20 minutes"); days are read as days."""
    found = pattern(_PAGE, "delay").search(text)
    if found is None:
        return None
    if found["unit"]:
        count = 0.5 if found["zh"] == "半" else _number(found["zh"])
        hours = found["unit"] in ("小时", "钟头", "粒钟", "钟", "半小时")
        return timedelta(hours=count + 0.5 * bool(found["half"])) if hours else timedelta(minutes=count)
    count = 0.5 if found["en"] == "half an" else _number(found["en"] or found["later"])
    return timedelta(hours=count) if (found["of"] or found["length"]).startswith("h") else timedelta(minutes=count)


def _number(said: str) -> float:
    if said.isdecimal():
        return int(said)
    if said in _NUMBERS:
        return _NUMBERS[said]
    tens, _, ones = said.partition("十")
    return _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0)


def _time_spans(message: UserMessage, text: str) -> Iterator[tuple[int, int]]:
    kinds = {*ENTITIES, "duration"}
    yield from ((int(e["start"]), int(e["end"])) for e in message.entities if e.get("entity") in kinds and "start" in e)
    yield from _spans("delay", text)
    yield from monthly_spans(text)
    if (clock := clock_span(text)) is not None:
        yield clock


def _spans(name: str, text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in pattern(_PAGE, name).finditer(text))


def _without(written: str, text: str, spans: list[tuple[int, int]]) -> str:
    """The words of a message outside some spans, as they were written, without what only joins them."""
    gone = {at for start, end in spans for at in range(start, end)}
    pieces: list[str] = []
    piece = ""
    for at, sign in enumerate(written):
        if at in gone:
            pieces, piece = [*pieces, piece], ""
        else:
            piece += sign
    kept = [_bare(one) for one in [*pieces, piece]]
    return " ".join(one for one in kept if one)


def _bare(piece: str) -> str:
    before = ""
    while piece != before:
        before, text = piece, aligned(piece)
        for found in _edges(text):
            piece = piece[: found.start()] + piece[found.end() :]
            break
    return piece.strip()


def _edges(text: str) -> Iterator[re.Match[str]]:
    yield from (found for found in pattern(_PAGE, "edges").finditer(text) if found.end() > found.start())


def _says(name: str, text: Any) -> bool:
    return pattern(_PAGE, name).search(text) is not None
