"""A call to the court in values: when there can be one, where it stands, what was written of it. Pure.

The hours are the desk's office hours on the mainland's working days. They are the project's own: at what hours the
12368 of a court is staffed is told by no source we have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.errors import Refused
from backend.shared.office_hours import OfficeHours
from backend.shared.quiet_hours import QUIET_FROM, QUIET_UNTIL
from backend.shared.wording import Words

Status = Literal["asked", "accepted", "done", "declined", "not_reached", "lapsed", "cancelled"]
"""``asked``: nobody at the desk has taken it yet; ``not_reached``: the person did not come; ``lapsed``: nobody of ours
did."""
About = Literal["case", "question"]
"""Subject of a call: a case of the person's own, or a question that belongs to no case here."""
Deed = Literal["accept", "decline", "not_reached", "lapse", "cancel", "move", "end"]
Kind = Literal["caption", "summary", "right", "not_right"]
"""Something written of a call: what is said while it lasts, the officer's summary, the person's word on it."""
Side = Literal["officer", "person"]
SIDES: tuple[Side, ...] = ("officer", "person")

STATUS_NAMES: Mapping[Status, Words] = {
    "asked": Words("等人接", "Not taken yet"),
    "accepted": Words("已接，等通话", "Taken"),
    "done": Words("已通话", "Held"),
    "declined": Words("没有接", "Declined"),
    "not_reached": Words("当事人没有来", "Person not reached"),
    "lapsed": Words("没有人接", "Nobody took it"),
    "cancelled": Words("当事人取消", "Called off by the person"),
}
LIVE: frozenset[Status] = frozenset({"asked", "accepted"})
_MAY: Mapping[Deed, frozenset[Status]] = {
    "accept": LIVE,
    "decline": LIVE,
    "not_reached": frozenset({"accepted"}),
    "lapse": LIVE,
    "cancel": LIVE,
    "move": LIVE,
    "end": frozenset({"accepted"}),
}
_BECOMES: Mapping[Deed, Status] = {
    "accept": "accepted",
    "decline": "declined",
    "not_reached": "not_reached",
    "lapse": "lapsed",
    "cancel": "cancelled",
    "move": "asked",
    "end": "done",
}
MOST_LIVE = 1
"""Calls of one person that may wait at a time; it can be moved and called off."""
LEAD = timedelta(minutes=30)
"""Time before which nobody books: the desk has to see it."""
DAYS_AHEAD = 14
OPENS_BEFORE = timedelta(minutes=15)
"""Time before a booked call at which its page lets people in."""
LONGEST_TEXT, LONGEST_TOPIC, LONGEST_CAPTION, LONGEST_NAME = 4000, 500, 500, 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Something written of a call.

    Args:
        side: who wrote it.
        name: the officer's as the person reads it; empty for the person.
    """

    entry_id: str
    at: datetime
    kind: Kind
    side: Side
    name: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A call.

    Args:
        at_once: asked for at once, not for a time.
        court: code of the court whose case it is about; empty for a question to any.
        officer: id of who has taken it; empty while nobody has.
        name: how the person wants to be called; may be empty.
        topic: what it is about, in their words; numbers are tokens.
        case_id: of the case it is about; empty for a question.
        reason: why it was declined, in the officer's words.
        sequence: grows with every change.
        entries: what was written of it, the earliest first.
    """

    call_id: str
    person_id: str
    about: About
    at_once: bool
    court: str
    status: Status
    start: datetime
    ends: datetime
    officer: str
    sequence: int
    created_at: datetime
    updated_at: datetime
    officer_name: str = ""
    name: str = field(default="", repr=False)
    topic: str = field(default="", repr=False)
    case_id: str = ""
    reason: str = field(default="", repr=False)
    entries: tuple[Entry, ...] = field(default=(), repr=False)

    @property
    def summaries(self) -> tuple[Entry, ...]:
        """Return every version of the officer's summary and every word of the person on it, in order."""
        return tuple(one for one in self.entries if one.kind != "caption")

    @property
    def summary(self) -> Entry | None:
        """Return the newest summary, or None."""
        return next((one for one in reversed(self.entries) if one.kind == "summary"), None)

    @property
    def verdict(self) -> Entry | None:
        """Return what the person said of the newest summary, or None."""
        after = [one for one in self.summaries if one.kind != "summary"]
        newest = self.summary
        said = [one for one in after if newest is not None and self.entries.index(one) > self.entries.index(newest)]
        return said[-1] if said else None


@dataclass(frozen=True, slots=True)
class CallTimes:
    """Times at which there can be a call.

    Args:
        now: somebody is at the desk and free at this moment.
        opens: when the desk opens next; None while it is open.
        slots: those that can be booked, the earliest first.
        suggested: two or three of them, those by day for the person first.
        hours: of the desk on a working day, on Beijing's clock, in figures.
        contact: how to reach a human otherwise.
    """

    now: bool
    opens: datetime | None
    slots: tuple[Slot, ...]
    suggested: tuple[Slot, ...]
    hours: str = ""
    contact: str = ""


def after(status: Status, deed: Deed) -> Status:
    """Return where a call stands after a deed.

    Raises:
        Refused: ``call_over``; ``call_not_taken`` for what only a call that is taken allows.
    """
    if status in _MAY[deed]:
        return _BECOMES[deed]
    raise Refused("call_not_taken" if status == "asked" else "call_over")


def day_slots(hours: OfficeHours, minutes: int, now: datetime) -> list[Slot]:
    """Return every slot of the coming days, in order: whole ones within the spans of working days.

    Args:
        minutes: length of a slot.
        now: aware; what begins before `LEAD` is over is left out.
    """
    found: list[Slot] = []
    at, until, step = now + LEAD, now + timedelta(days=DAYS_AHEAD), timedelta(minutes=minutes)
    while (opens := hours.next_open(at)) < until:
        if opens == at:  # in the middle of a span: go on with the next whole slot of it
            begin, end = _span_of(hours, at)
            first = begin + -(-(at - begin) // step) * step
        else:
            first = opens
            _, end = _span_of(hours, opens)
        while first + step <= end and first < until:
            found.append(Slot(slot_id_of(first), first, first + step))
            first += step
        at = end
    return found


def _span_of(hours: OfficeHours, moment: datetime) -> tuple[datetime, datetime]:
    """Return beginning and end of the span a moment lies in."""
    there = moment.astimezone(BEIJING)
    for start, end in hours.spans:
        if start <= there.time() < end:
            return datetime.combine(there.date(), start, BEIJING), datetime.combine(there.date(), end, BEIJING)
    raise ValueError("outside office hours")


def slot_id_of(start: datetime) -> str:
    """Return the name of the slot that begins then: Beijing's clock."""
    return f"{start.astimezone(BEIJING):%Y%m%d%H%M}"


def suggested(slots: Sequence[Slot], timezone: str, most: int = 3) -> tuple[Slot, ...]:
    """Return a few slots to offer, by day for the person where there are such, and apart from each other.

    Args:
        timezone: the person's IANA zone.
    """
    zone = ZoneInfo(timezone)

    def awake(slot: Slot) -> bool:
        return QUIET_UNTIL <= slot.start.astimezone(zone).time() < QUIET_FROM

    by_day = [slot for slot in slots if awake(slot)] or list(slots)
    chosen: list[Slot] = []
    for slot in by_day:
        if len(chosen) < most and (not chosen or slot.start - chosen[-1].start >= timedelta(hours=1)):
            chosen.append(slot)
    return tuple(chosen)


def words_of(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return what was written; Refused ``call_words_missing`` when it is nothing."""
    words = text.strip()
    if not words:
        raise Refused("call_words_missing")
    return words[:longest]
