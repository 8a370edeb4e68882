"""The last day of a period of law, Beijing's calendar, and the moment it is over. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.shared.calendar import BEIJING
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period.

    Args:
        day: Beijing's calendar; the whole day still counts.
        rule: id of the rule that sets it, see docs/law.md.
        provisional: True while that year's holidays are unpublished, so that the day may still move.
        doubt: what the person has to be told because the rule itself is not certain.
    """

    day: date
    rule: str
    provisional: bool
    doubt: Words | None = None

    @property
    def ends_at(self) -> datetime:
        """The moment it is over: midnight in Beijing after `day`, for telling it in the person's own time too."""
        return datetime.combine(self.day + timedelta(days=1), time(), BEIJING)

    @property
    def last_minute(self) -> datetime:
        """23:59 in Beijing on `day`: as the end is told, so that nobody takes midnight for the wrong day."""
        return self.ends_at - timedelta(minutes=1)

    def days_left(self, today: date) -> int:
        """Return the days after `today` until the last day; 0 on the last day itself, below 0 once it is over."""
        return (self.day - only_a_day(today)).days

    def is_over(self, today: date) -> bool:
        """Return True once the last day has passed in Beijing."""
        return self.days_left(today) < 0


def beijing_day(moment: datetime) -> date:
    """Return the day an aware moment falls on in Beijing, which is the day every clock here starts from.

    Raises:
        ValueError: the moment is naive.
    """
    if moment.tzinfo is None:
        raise ValueError("only an aware moment has a day in Beijing")
    return moment.astimezone(BEIJING).date()


def only_a_day(day: date) -> date:
    """Refuse a moment, which would count from the wrong day near midnight: `beijing_day` says which day it is."""
    if isinstance(day, datetime):
        raise TypeError("a clock starts from a day of Beijing's calendar, not from a moment")
    return day
