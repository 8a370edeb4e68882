"""Days and hours on which the office takes people, so that a hopeless wish is answered before the office is asked.

The office's own diary has the last word; this is its published timetable as we assume it, until the office confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.shared.calendar import BEIJING, is_working_day, next_working_day
from backend.shared.errors import Refused


@dataclass(frozen=True, slots=True)
class Timetable:
    """The office's hours and how far ahead it books.

    Args:
        sessions: opening and closing times of a working day, in Beijing time.
        days_ahead: calendar days one may book ahead, today not counted.
        notice: how long before its start a slot may still be taken, moved or given back.
    """

    sessions: tuple[tuple[time, time], ...] = ((time(9), time(12)), (time(14, 30), time(17, 30)))
    days_ahead: int = 60
    notice: timedelta = timedelta(minutes=30)

    @property
    def hours(self) -> str:
        """The hours as people write them: ``09:00–12:00, 14:30–17:30``."""
        return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in self.sessions)

    def last_day(self, now: datetime) -> date:
        """Return the last Beijing day one may book at `now`."""
        return beijing_day(now) + timedelta(days=self.days_ahead)

    def first_day(self, wanted: date | None, now: datetime) -> date:
        """Return the Beijing day a search begins with.

        Args:
            wanted: the day the person asked for, or None for the next open one.

        Raises:
            Refused: the day is past, too far ahead, or closed; the facts name the next open day.
        """
        today = beijing_day(now)
        if wanted is None:
            return next_working_day(today)
        if wanted < today:
            raise Refused("notarization_day_past", day=wanted.isoformat(), next_day=next_working_day(today).isoformat())
        self._within_reach(wanted, now)
        self._open(wanted, now)
        return wanted

    def slot_still_possible(self, start: datetime, now: datetime) -> None:
        """Raise Refused ``notarization_slot_past`` when a slot is over or too close."""
        if start - self.notice <= now:
            raise Refused("notarization_slot_past")

    def in_part(self, start: datetime, part: str | None) -> bool:
        """Return True if a slot lies in the part of the day asked for.

        Raises:
            Refused: the office never works in that part (evening, night).
        """
        hour = start.astimezone(BEIJING).hour
        match part:
            case None | "":
                return True
            case "morning":
                return hour < 12
            case "afternoon":
                return hour >= 12
            case "noon":
                return 11 <= hour < 15
            case _:
                raise Refused("notarization_part_closed", hours=self.hours)

    def _within_reach(self, wanted: date, now: datetime) -> None:
        last = self.last_day(now)
        if wanted > last:
            facts = {"day": wanted.isoformat(), "last_day": last.isoformat()}
            raise Refused("notarization_day_too_far", days=self.days_ahead, **facts)

    def _open(self, wanted: date, now: datetime) -> None:
        if is_working_day(wanted):
            return
        because = "weekend" if wanted.weekday() >= 5 and is_ordinary_weekend(wanted) else "holiday"
        next_day = next_working_day(wanted)
        if next_day > self.last_day(now):
            next_day = next_working_day(beijing_day(now))
        raise Refused("notarization_day_closed", day=wanted.isoformat(), because=because, next_day=next_day.isoformat())


def beijing_day(moment: datetime) -> date:
    """Return the date on Beijing's clock."""
    return moment.astimezone(BEIJING).date()


def is_ordinary_weekend(day: date) -> bool:
    """Return True for a closed weekend whose neighbouring weekdays are worked, so that no holiday explains it."""
    saturday = day - timedelta(days=day.weekday() - 5)
    return is_working_day(saturday - timedelta(days=1)) and is_working_day(saturday + timedelta(days=2))
