"""Hours at which people at the desk answer: office hours on the mainland's working days, in Beijing time. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.shared.calendar import BEIJING, is_provisional, is_working_day

_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_LONGEST_BREAK = 40
"""Days that are looked ahead; no run of holidays is that long."""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The spans of a working day.

    Args:
        spans: beginnings and ends, in order and apart from each other.
    """

    spans: tuple[tuple[time, time], ...]

    @classmethod
    def read(cls, text: str) -> OfficeHours:
        """Read ``08:30-12:00 14:30-17:30``.

        Raises:
            ValueError: no span, a span that ends before it begins, or two that overlap.
        """
        parts = text.split()
        found = [_SPAN.fullmatch(part) for part in parts]
        if not parts or None in found:
            raise ValueError("office hours look like 08:30-12:00 14:30-17:30")
        numbers = [tuple(map(int, match.groups())) for match in found if match]
        spans = tuple((time(one[0], one[1]), time(one[2], one[3])) for one in numbers)
        ends = [moment for span in spans for moment in span]
        if ends != sorted(set(ends)):
            raise ValueError("office hours follow each other")
        return cls(spans)

    def __str__(self) -> str:
        return "、".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in self.spans)

    def is_open(self, now: datetime) -> bool:
        """Return True if somebody is there at this moment."""
        return self.next_open(now) == now

    def next_open(self, now: datetime) -> datetime:
        """Return `now` while the office is open, else the next opening."""
        start, end = self._span_from(now.astimezone(BEIJING))
        return now if start <= now < end else start

    def after(self, now: datetime, minutes: int) -> datetime:
        """Return the moment when so many minutes of office time have gone by since `now`."""
        left = timedelta(minutes=minutes)
        while True:
            start, end = self._span_from(now.astimezone(BEIJING))
            begin = max(now, start)
            if begin + left <= end:
                return begin + left
            left -= end - begin
            now = end

    def provisional(self, moment: datetime) -> bool:
        """Return True if that day's calendar is not published yet."""
        return is_provisional(moment.astimezone(BEIJING).date())

    def _span_from(self, now: datetime) -> tuple[datetime, datetime]:
        """The span that runs now, or the next one."""
        for ahead in range(_LONGEST_BREAK):
            day = now.date() + timedelta(days=ahead)
            if not is_working_day(day):
                continue
            for start, end in self.spans:
                if _at(day, end) > now:
                    return _at(day, start), _at(day, end)
        raise ValueError("no office hours in sight")


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, BEIJING)
