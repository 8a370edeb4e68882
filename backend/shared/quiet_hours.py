"""The hours at which nobody is reminded of anything: one rule for every service. Pure.

A reminder that falls into the night comes earlier, on the evening before, so that it never comes too late.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

QUIET_FROM, QUIET_UNTIL = time(22), time(8)
"""By the person's clock."""
LAST_OF_THE_DAY = time(21, 30)
"""The hour of a reminder that would fall into the night."""


def out_of_the_night(moment: datetime, timezone: str) -> datetime:
    """Return a moment in the person's zone, or the evening before it where it falls into their night.

    Args:
        moment: aware.
        timezone: the person's IANA zone.
    """
    local = moment.astimezone(ZoneInfo(timezone))
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return local
    evening = local if local.time() >= QUIET_FROM else local - timedelta(days=1)
    return evening.replace(hour=LAST_OF_THE_DAY.hour, minute=LAST_OF_THE_DAY.minute, second=0, microsecond=0)
