"""The last day of a period of law, Beijing's calendar, and the moment it is over. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.shared.calendar import BEIJING, day_before_days_off, is_provisional, safe_day
from backend.shared.wording import PROVISIONAL, Words
from backend.shared.wording import day as day_in_words


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


_SAFE = Words(
    "（那一年的放假安排还没公布，日期是暂定的；稳妥起见，请在 {} 以前办好）",
    " (that year's public holidays are not published yet; provisional. To be safe, do it by {})",
)

_MAY_HAVE_MOVED = Words(
    "（前面是休息日；最后一天遇周末是否顺延，以法院为准；稳妥起见，请在 {} 以前办好）",
    " (days off come just before; the court says whether a weekend moves a last day. To be safe, do it by {})",
)


def reservation(last: date | None, others: Iterable[date | None], language: str) -> str:
    """Say what is provisional, and by which day somebody is safe where days off may have moved a last day.

    That an ordinary weekend moves it is usual practice and not in the text (CPL-85), so it is said of any year.

    Args:
        last: the day by which the person has to act, if they have to.
        others: days of somebody else that are told along.
    """
    if last is not None and (safe := safe_day(last)) != last:
        return _SAFE.say(language).format(day_in_words(safe, language))
    if last is not None and not is_provisional(last) and (before := day_before_days_off(last)) != last:
        return _MAY_HAVE_MOVED.say(language).format(day_in_words(before, language))
    unsure = any(is_provisional(one) for one in (last, *others) if one)
    return PROVISIONAL.say(language) if unsure else ""


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
