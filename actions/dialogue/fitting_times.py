"""Choice of free times that suit a wish, and of the clock on which it is meant. Pure.

A clock that is named is meant. Otherwise an hour may stand on the person's own clock or on Beijing's, where the office
is; the free times are shown on both. A clock on which nothing is free is not meant. Where both fit, a part of the day
is the person's own, and an exact hour is asked about; days without an hour are the
office's (docs/decisions/0033-whose-clock-a-time-is-on.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.wished_times import WishedTimes, nearest


@dataclass(frozen=True, slots=True)
class Fit:
    """Result of a wish among free times.

    Args:
        wish: the wish on the clock it is taken to be meant on.
        found: the free times that suit it, soonest first.
        other: those that would suit it on the other clock, if that was not ruled out by what was said.
        near: the free times closest to it, where none suits it.
    """

    wish: WishedTimes
    found: tuple[Slot, ...] = ()
    other: tuple[Slot, ...] = ()
    near: tuple[Slot, ...] = ()

    @property
    def unclear(self) -> bool:
        """Return True if an exact hour is free on both clocks, so that only the person can say which is meant."""
        return self.wish.at is not None and bool(self.found and self.other) and self.found != self.other


def fit(slots: Sequence[Slot], wish: WishedTimes, own: str) -> Fit:
    """Compare free times with a wish.

    Args:
        slots: the free times, soonest first.
        own: IANA zone of the person.
    """
    if wish.zone or _same_clock(slots, own):
        return _on(slots, wish if wish.zone else wish.on_clock(BEIJING.key))
    if not wish.says_hours:
        office, person = (_on(slots, wish.on_clock(zone)) for zone in (BEIJING.key, own))
        on_weekdays = bool(wish.weekdays) and not (wish.days or wish.not_days or wish.not_weekdays)
        return person if on_weekdays and person.found and not office.found else office
    here, there = wish.on_clock(own), wish.on_clock(BEIJING.key)
    found, other = _suiting(slots, here), _suiting(slots, there)
    if found:
        return Fit(here, found, other)
    if other:
        return Fit(there, other)
    likelier = _likelier(slots, here, there)
    return Fit(likelier, near=_near(slots, likelier))


def _on(slots: Sequence[Slot], wish: WishedTimes) -> Fit:
    found = _suiting(slots, wish)
    return Fit(wish, found, near=() if found else _near(slots, wish))


def of_day(slots: Sequence[Slot], on: date | None) -> list[Slot]:
    """Return those of one Beijing day, all of them without one."""
    return [slot for slot in slots if on is None or slot.start.astimezone(BEIJING).date() == on]


def _suiting(slots: Sequence[Slot], wish: WishedTimes) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if wish.suits(slot.start))


def _near(slots: Sequence[Slot], wish: WishedTimes) -> tuple[Slot, ...]:
    allowed = [s for s in slots if not wish.rules_out(s.start)] or list(slots)
    by_start = {slot.start: slot for slot in reversed(allowed)}
    return tuple(by_start[start] for start in nearest(list(by_start), wish))


def _likelier(slots: Sequence[Slot], here: WishedTimes, there: WishedTimes) -> WishedTimes:
    """The clock on which the office works at the hour that was said; the person's own where it works at neither."""
    hours = {slot.start.astimezone(BEIJING).hour for slot in slots}
    return there if there.at is not None and there.at // 60 in hours else here


def _same_clock(slots: Sequence[Slot], own: str) -> bool:
    zone = ZoneInfo(own)
    return all(s.start.astimezone(zone).utcoffset() == s.start.astimezone(BEIJING).utcoffset() for s in slots)
