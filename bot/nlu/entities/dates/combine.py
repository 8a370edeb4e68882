"""Put day, part of day and clock time back together, and two days with 到 between them into a stretch.

`下周三下午三点` is one datetime; `下周三下午` a date and a part of day; `12月3日到5日` one range of days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from ..spans import Span
from .calendar_days import YEARLESS, find_calendar_days
from .clock import clock_of, find_clocks, find_parts
from .counted_weekdays import find_counted_weekdays
from .english_days import find_english_days
from .lunar_days import find_lunar_days
from .past_days import has_happened, in_year, last_such
from .periods import find_periods
from .readings import ClockReading, DayReading, PartReading, longest
from .reference import Reference, real_day
from .relative_days import find_relative_days

Piece = DayReading | PartReading | ClockReading
_JOINT = re.compile(
    r"[\s,，、的嘅()t]{0,3}(?:(?:at|on|in the|in|of|from|约|于|在|喺|的|嘅|about|around|@)\s?)?(?:the\s)?"
)
_TO = re.compile(r"\s?(?:到|至|-|~|to|until|till|through)\s?")
_CUE_BEFORE = re.compile(
    r"(?:约|在|到|改到|改|于|时间|这边|那边|当地|嗰边|呢边|喺|就|订|book|，|,|:|^)\s{0,2}(?:喺|在|到)?$"
)
_CUE_AFTER = re.compile(
    r"\s{0,2}(?:$|[,，。.!！?？)）~-]|可以|行|得|啦|吧|见|开|之前|之后|左右|前|后|有冇|有空|有位|到|至|或|还是|定系)"
)
_PARTICLES = " ,，。.!！?？~吧啦啊呀喇嘞"
MOST_PIECES = 60  # more dates than this in one message are not read


@dataclass
class _Group:
    """Neighbouring pieces that say one thing: at most one day, one part of day, one clock time."""

    day: DayReading | None = None
    part: PartReading | None = None
    clock: ClockReading | None = None
    start: int = 0
    end: int = 0

    def takes(self, piece: Piece) -> bool:
        """Tell whether the piece adds something this group does not have yet."""
        if isinstance(piece, DayReading):
            return self.day is None and piece.day is not None and piece.clock is None
        if isinstance(piece, PartReading):
            return self.part is None and not (self.day and self.day.part) and not (self.day and self.day.clock)
        return self.clock is None and not (self.day and (self.day.until or self.day.clock or not self.day.day))

    def gives_part(self) -> PartReading | None:
        """Give up the part of day behind a stretch of days to the hour it belongs to ("周末晚上8点")."""
        part = self.part if self.day and self.day.until and self.clock is None else None
        if part is None or self.day is None or part.start < self.day.end:
            return None
        self.part, self.end = None, self.day.end
        return part

    def add(self, piece: Piece) -> None:
        """Take the piece in and stretch over it."""
        if isinstance(piece, DayReading):
            self.day = piece
        elif isinstance(piece, PartReading):
            self.part = piece
        else:
            self.clock = piece
        self.end = piece.end

    @property
    def size(self) -> int:
        """Number of its pieces; a day that names its part of day counts as two."""
        return sum(p is not None for p in (self.day, self.part, self.clock)) + bool(self.day and self.day.part)


def _pieces(text: str, original: str, reference: Reference) -> list[Piece]:
    readers = (
        find_calendar_days(text, reference),
        find_relative_days(text, reference),
        find_counted_weekdays(text, reference),
        find_periods(text, reference),
        find_lunar_days(text, reference),
        find_english_days(text, original, reference),
    )
    days = [day for reader in readers for day in islice(reader, MOST_PIECES)]
    parts, clocks = list(islice(find_parts(text), MOST_PIECES)), list(islice(find_clocks(text), MOST_PIECES))
    found: list[Piece] = [*longest(days), *longest(parts), *longest(clocks)]
    return longest(found)[:MOST_PIECES]  # type: ignore[type-var]


def _groups(pieces: list[Piece], text: str) -> list[_Group]:
    groups: list[_Group] = []
    for piece in pieces:
        last = groups[-1] if groups else None
        near = last is not None and _JOINT.fullmatch(text[last.end : piece.start][:16]) and piece.start - last.end <= 16
        if last and near and _same_day_twice(last, piece):
            if isinstance(piece, DayReading) and piece.form != "weekday":
                last.day = replace(piece, start=last.day.start if last.day else piece.start)
            last.end = piece.end + (text[piece.end : piece.end + 1] == ")" and "(" in text[last.start : piece.start])
            last.day = replace(last.day, end=last.end) if last.day and last.clock is None else last.day
        elif last and near and last.takes(piece):
            last.add(piece)
        else:
            group = _Group(start=piece.start, end=piece.end)
            if last and near and isinstance(piece, ClockReading) and (part := last.gives_part()):
                group = _Group(part=part, start=part.start, end=piece.end)
            group.add(piece)
            groups.append(group)
    return groups


def _same_day_twice(group: _Group, piece: Piece) -> bool:
    """`12月3日(周四)` and `Thursday, December 3` name one day twice; the weekday then says nothing new."""
    if not isinstance(piece, DayReading) or not group.day or not group.day.day or group.part or group.clock:
        return False
    forms = (group.day.form, piece.form)
    return forms.count("weekday") == 1 and not group.day.until and not piece.until and piece.day is not None


def _stands(group: _Group, text: str) -> bool:
    """Tell whether a reading that is only perhaps a date has something to lean on."""
    pieces = [piece for piece in (group.day, group.part, group.clock) if piece]
    if group.size > 1 or not all(piece.weak for piece in pieces):
        return True
    if group.part:
        return False
    whole = len(text) < 60 and text.strip(_PARTICLES).removeprefix("at ") == text[group.start : group.end].strip()
    if whole or group.day:
        return whole
    beside = bool(_CUE_BEFORE.search(text[max(0, group.start - 6) : group.start])) and bool(
        _CUE_AFTER.match(text, group.end)
    )
    return beside and bool(group.clock) and not text[group.start : group.end].startswith(("一点", "at "))


def _spans(group: _Group, text: str) -> Iterator[Span]:
    day, part = group.day, group.part
    word = part.part if part else day.part if day else None
    if group.clock:
        yield from _timed(group, word)
        return
    if day:
        yield from _day_spans(day, text)
    if part:
        yield Span("part_of_day", "night" if part.part == "dawn" else part.part, part.start, part.end)


def _timed(group: _Group, part: str | None) -> Iterator[Span]:
    assert group.clock is not None
    clock, late = clock_of(group.clock.hour, group.clock.minute, part, group.clock.exact)
    if group.day and group.day.day:
        day = group.day.day + timedelta(days=late)
        yield Span("datetime", f"{day.isoformat()}T{clock}", group.start, group.end)
    else:
        yield Span("time", clock, group.start, group.end)


def _day_spans(day: DayReading, text: str) -> Iterator[Span]:
    if day.day is None:
        yield Span("invalid_date", text[day.start : day.end].strip(), day.start, day.end)
    elif day.clock:
        yield Span("datetime", f"{day.day.isoformat()}T{day.clock}", day.start, day.end)
    elif day.until:
        yield Span("date_range", {"from": day.day.isoformat(), "to": day.until.isoformat()}, day.start, day.end)
    else:
        split = day.part_at if day.part_at and day.part_at > day.start else day.end
        yield Span("date", day.day.isoformat(), day.start, split)
        if day.part and day.part_at is not None:
            yield Span("part_of_day", day.part, day.part_at, day.end)


def _only_day(group: _Group) -> DayReading | None:
    day = group.day
    return day if day and day.day and group.size == 1 and not day.clock else None


def _join_ranges(groups: list[_Group], text: str) -> list[_Group]:
    """Turn a day, 到, a later day into one stretch of days."""
    joined: list[_Group] = []
    for group in groups:
        last, day = (joined[-1] if joined else None), _only_day(group)
        before = _only_day(last) if last else None
        if last and before and before.day and day and _is_to(text, last, group):
            before, day = _in_one_year(before, day)
            until = _until(before.day, day) if before.day else None
            if until and until >= before.day:
                last.day = replace(before, end=group.end, until=until, weak=False, form="")
                last.end = group.end
                continue
        joined.append(group)
    return joined


def _is_to(text: str, last: _Group, group: _Group) -> bool:
    between = text[last.end : group.start][:12]
    return bool(_TO.fullmatch(between)) or (between == " and " and text.endswith("between ", 0, last.start))


def _in_one_year(first: DayReading, last: DayReading) -> tuple[DayReading, DayReading]:
    """Two ends of a stretch of which one says its year, the other in the year beside it.

    去年10月到12月 ends in that year, 11月到今年1月 begins in the year before.
    """
    if first.day is None or last.day is None or (first.form == YEARLESS) == (last.form == YEARLESS):
        return first, last
    moves, stays = (last, first) if last.form == YEARLESS else (first, last)
    same = in_year(moves, stays.day.year)  # type: ignore[union-attr]
    fits = same.day is not None and ((same.day >= first.day) if moves is last else (same.day <= last.day))
    placed = same if fits else in_year(moves, stays.day.year + (1 if moves is last else -1))  # type: ignore[union-attr]
    return (first, placed) if moves is last else (placed, last)


def _until(first: date, last: DayReading) -> date | None:
    """The end of a stretch: a bare weekday or day of the month is counted from its beginning."""
    if last.day is None:
        return None
    if last.form == "weekday":
        return first + timedelta(days=(last.day.weekday() - first.weekday()) % 7)
    if last.form == "day_of_month" and last.day < first:
        return real_day(first.year, first.month, last.day.day)
    if last.form == "day_of_month":
        return real_day(first.year, first.month, last.day.day) or last.day
    return last.until or last.day


def find_dates(text: str, original: str, reference: Reference) -> list[Span]:
    """Every date, time, range of days and part of day.

    Args: `text` the folded message, `original` the message as written (for its capitals and for the words of a day that
    does not exist), `reference` the person's now.
    """
    text = text.replace("旧年", "去年")  # how Cantonese says it, of the same length
    groups = _join_ranges(_groups(_pieces(text, original, reference), text), text)
    found: list[Span] = []
    for group in groups:
        if _stands(group, text):
            if group.day and has_happened(text, group.start, group.end):
                group.day = last_such(group.day, reference)
            found.extend(_spans(group, original))
    return found
