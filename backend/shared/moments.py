"""Moments as text for channels: no page and no mini program works out a clock, for a device's time zones may be old.

British Columbia stopped changing its clocks in November 2026; a phone that has not heard of it is an hour wrong all
winter. The service's time zones are known (`backend.shared.time_zones`), so it says every clock in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, day


def on_clocks(at: datetime, clocks: Sequence[tuple[Words, ZoneInfo]], language: str) -> dict[str, object]:
    """Return a moment in words: Beijing's day and clock, and what the other clocks show.

    Args:
        at: an aware moment.
        clocks: names and zones; those that show what another shows are left out.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``.

    Returns:
        ``day`` (ISO), ``date`` (in words), ``clock`` (HH:MM), and ``others``: "多伦多 周二 20:00", with the weekday
        where it is another day.
    """
    beijing = at.astimezone(BEIJING)
    seen, others = {beijing.utcoffset()}, []
    for name, zone in clocks:
        there = at.astimezone(zone)
        if there.utcoffset() not in seen:
            seen.add(there.utcoffset())
            weekday = "" if there.date() == beijing.date() else f"{_weekday(there, language)} "
            others.append(f"{name.say(language)} {weekday}{there:%H:%M}")
    return {
        "day": beijing.date().isoformat(),
        "date": day(beijing.date(), language),
        "clock": f"{beijing:%H:%M}",
        "others": others,
    }


def today_on(now: datetime, zone: str, language: str) -> Mapping[str, str]:
    """Return Beijing's day, the person's day, and Beijing's day and clock in words."""
    beijing = now.astimezone(BEIJING)
    return {
        "beijing": beijing.date().isoformat(),
        "here": now.astimezone(ZoneInfo(zone)).date().isoformat(),
        "words": f"{day(beijing.date(), language)} {beijing:%H:%M}",
    }


def _weekday(at: datetime, language: str) -> str:
    return f"{at:%a}" if language == "en" else f"周{'一二三四五六日'[at.weekday()]}"
