"""The moment against which `明天` and `next Friday` are read, and the arithmetic of days and months.

Weeks start on Monday (GB/T 7408). A day without a year, a month without a year and a bare weekday are the next to come.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

HOME_ZONE = "Asia/Shanghai"
# Where 3/12 is the 12th of March. Canada writes both and is taken as day first; the services ask where it matters.
_MONTH_FIRST = {"US", "PH", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW"}
# Where the year goes first: with the year behind nobody knows which of the two others is the month.
_YEAR_FIRST = {"CN", "TW", "JP", "KR", "KP", "MN"}
_CJK = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True)
class Reference:
    """The person's now (aware, in the person's zone), and whether 3/12 and 3/12/2026 put the month first."""

    now: datetime
    month_first: bool = True
    month_first_in_full: bool = True
    today: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", self.now.date())

    @classmethod
    def of(
        cls,
        now: str | None,
        zone_name: str | None,
        text: str = "",
        language: str | None = None,
        country: str | None = None,
    ) -> Reference:
        """Read the metadata of a message.

        Args: `now` ISO 8601 with offset (else the machine's clock), `zone_name` an IANA zone (else Asia/Shanghai),
        `country` the ISO 3166 code of that zone. A bare 3/12 is month first in Chinese text, which puts the year before
        it; in English text, and wherever a year stands behind (3/12/1975), the country's own order decides.
        """
        moment = _moment(now)
        local = moment.astimezone(_zone(zone_name, moment))
        chinese = bool(_CJK.search(text)) or (not re.search("[a-zA-Z]", text) and not (language or "").startswith("en"))
        by_country = country in _MONTH_FIRST or (chinese and (country is None or country in _YEAR_FIRST))
        return cls(local, chinese or country in _MONTH_FIRST, by_country)

    def month(self, offset: int) -> tuple[int, int]:
        """Year and month so many months from this one."""
        index = self.today.year * 12 + self.today.month - 1 + offset
        return index // 12, index % 12 + 1

    def week(self, offset: int) -> date:
        """The Monday of the week so many weeks from this one."""
        return self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=offset)

    def coming(self, weekday: int) -> date:
        """The next such weekday (0 is Monday) after today."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def year_of_month(self, month: int) -> int:
        """The year in which that month comes next; this month counts as coming."""
        return self.today.year + (month < self.today.month)

    def year_of_day(self, month: int, day: int) -> int:
        """The year in which that calendar day comes next; today counts as coming."""
        return self.today.year + ((month, day) < (self.today.month, self.today.day))

    def months_from_now(self) -> Iterator[tuple[int, int]]:
        """This month and the two after it."""
        return (self.month(offset) for offset in range(3))


def _moment(now: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat((now or "").replace("Z", "+00:00"))
    except (ValueError, AttributeError):
        return datetime.now(timezone.utc)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _zone(name: str | None, moment: datetime) -> tzinfo:
    """The zone by its name; a machine without a zone database keeps the offset that came with the message."""
    try:
        return ZoneInfo(name or HOME_ZONE)
    except Exception:  # unknown key, malformed key and missing database raise different errors
        if name:
            return _zone(None, moment)
        return moment.tzinfo or timezone(timedelta(hours=8))


def real_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, or None when it does not exist or lies outside 1900 to 2100."""
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, amount: int, unit: str) -> date | None:
    """The day `amount` units ("day", "week", "month", "year") later; a missing 31st becomes the month's last day."""
    if abs(amount) > 40_000:
        return None
    if unit in ("day", "week"):
        moved = day.toordinal() + amount * (7 if unit == "week" else 1)
        return date.fromordinal(moved) if 693_596 <= moved <= 767_010 else None
    index = day.year * 12 + day.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = index // 12, index % 12 + 1
    return real_day(year, month, min(day.day, last_day(year, month))) if 1900 <= year <= 2100 else None


def last_day(year: int, month: int) -> int:
    """Number of days of a month."""
    return calendar.monthrange(year, month)[1]
