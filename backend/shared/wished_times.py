"""Times that suit a person: days, weekdays and hours, wanted or ruled out, on a clock that is named. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAY = 24 * 60
"""Minutes of a day; hours are counted in minutes since midnight."""
NO_END = timedelta(days=366)
"""Length of a stretch of days whose end nobody named; nobody books later."""
Days = tuple[str, str]
"""First and last day of a stretch, ISO."""
Hours = tuple[int, int]
"""From the first minute to before the last one."""


@dataclass(frozen=True, slots=True)
class WishedTimes:
    """Times somebody asks for. What is empty leaves everything open.

    Args:
        zone: IANA zone of the clock that days and hours are told on; empty while nobody has said whose.
        days: stretches of days, any of which will do.
        weekdays: 0 is Monday; any of them will do.
        hours: stretches of hours, any of which will do.
        at: minutes since midnight at which it has to begin.
        not_days, not_weekdays, not_hours: what is ruled out.
    """

    zone: str = ""
    days: tuple[Days, ...] = ()
    weekdays: tuple[int, ...] = ()
    hours: tuple[Hours, ...] = ()
    at: int | None = None
    not_days: tuple[Days, ...] = ()
    not_weekdays: tuple[int, ...] = ()
    not_hours: tuple[Hours, ...] = ()

    @property
    def says_something(self) -> bool:
        """Return True if it asks for anything at all."""
        return replace(self, zone="") != WishedTimes()

    @property
    def says_hours(self) -> bool:
        """Return True if it depends on whose clock is meant."""
        return self.at is not None or bool(self.hours or self.not_hours)

    @property
    def says_days(self) -> bool:
        """Return True if it wants or rules out any day."""
        return bool(self.days or self.weekdays or self.not_days or self.not_weekdays)

    @property
    def only_day(self) -> date | None:
        """The one day it names, or None."""
        alone = len(self.days) == 1 and self.days[0][0] == self.days[0][1]
        return date.fromisoformat(self.days[0][0]) if alone else None

    @property
    def first_day(self) -> date | None:
        """The first day that may do, or None where any may."""
        return min((date.fromisoformat(first) for first, _ in self.days), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day that may do, or None where any may."""
        return max((date.fromisoformat(last) for _, last in self.days), default=None)

    def suits(self, start: datetime) -> bool:
        """Return True if an aware moment is one of those asked for."""
        there = start.astimezone(ZoneInfo(self.zone))
        minute = there.hour * 60 + there.minute
        if self.at is not None and minute != self.at:
            return False
        return self._day_suits(there.date()) and _wanted(minute, self.hours) and not _inside(minute, self.not_hours)

    def rules_out(self, start: datetime) -> bool:
        """Return True if an aware moment is one of those that were ruled out by name."""
        there = start.astimezone(ZoneInfo(self.zone))
        return self._day_ruled_out(there.date()) or _inside(there.hour * 60 + there.minute, self.not_hours)

    def _day_ruled_out(self, on: date) -> bool:
        iso = on.isoformat()
        return on.weekday() in self.not_weekdays or any(first <= iso <= last for first, last in self.not_days)

    def _day_suits(self, on: date) -> bool:
        iso = on.isoformat()
        if self._day_ruled_out(on):
            return False
        named = not self.days or any(first <= iso <= last for first, last in self.days)
        return named and (not self.weekdays or on.weekday() in self.weekdays)

    def on_clock(self, zone: str) -> WishedTimes:
        """Return the same wish on another clock."""
        return replace(self, zone=zone)

    def after(self, before: WishedTimes) -> WishedTimes:
        """Return this wish with what an earlier one asked and this one leaves open ("下午", then "周五呢")."""
        says_days = bool(self.days or self.weekdays)
        says_hours = self.at is not None or bool(self.hours)
        return WishedTimes(
            zone=self.zone or ("" if says_hours else before.zone),
            days=self.days if says_days else before.days,
            weekdays=self.weekdays if says_days else before.weekdays,
            hours=self.hours if says_hours else before.hours,
            at=self.at,
            not_days=_both(before.not_days, self.not_days),
            not_weekdays=_both(before.not_weekdays, self.not_weekdays),
            not_hours=_both(before.not_hours, self.not_hours),
        )

    def as_kept(self) -> dict[str, Any]:
        """Return it as it is kept among the answers of a form."""
        return {name: value for name, value in asdict(self).items() if value not in ((), "", None)}

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> WishedTimes:
        """Read what `as_kept` wrote."""
        return cls(**{name: _tuples(value) for name, value in kept.items()})


def nearest(starts: Sequence[datetime], wish: WishedTimes) -> list[datetime]:
    """Return moments in the order of their distance from the hour that was wished for; the earlier goes first."""
    zone, minute = ZoneInfo(wish.zone), wish.at
    day = wish.first_day

    def distance(start: datetime) -> timedelta:
        there = start.astimezone(zone).replace(tzinfo=None)
        on = day or there.date()
        hour = (there.hour * 60 + there.minute) if minute is None else minute
        return abs(there - (datetime(on.year, on.month, on.day) + timedelta(minutes=hour)))

    return sorted(starts, key=lambda start: (distance(start), start))


def _wanted(minute: int, hours: tuple[Hours, ...]) -> bool:
    return not hours or _inside(minute, hours)


def _inside(minute: int, hours: tuple[Hours, ...]) -> bool:
    return any(first <= minute < last for first, last in hours)


def _both(first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value
