"""The notaries' day: who comes when, and how many places are still free."""

from __future__ import annotations

from datetime import date, timedelta

from backend.api.desk.visits import Address, Answer, Page, Visit
from backend.filing.clocks import beijing_day
from backend.notarization.commands import ListMatters, OfficeCapacity, OfficeDiary
from backend.shared.diary import Slot
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused


def a_day(visit: Visit) -> Answer:
    """Show a day's appointments, and its free places if the office's system answers."""
    day = _day(visit)
    shown = {
        "date": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "appointments": visit.do(OfficeDiary(day)),
        "matters": {matter.code: matter.name for matter in visit.do(ListMatters())},
        "capacity": _capacity(visit, day),
    }
    return Page("appointments", shown)


def _day(visit: Visit) -> date:
    try:
        return date.fromisoformat(visit.query.get("day", ""))
    except ValueError:
        return beijing_day(visit.now)


def _capacity(visit: Visit, day: date) -> dict[str, list[Slot]] | None:
    try:
        found: dict[str, list[Slot]] = visit.do(OfficeCapacity(day))
    except (PlatformUnavailable, PlatformRejected, Refused):
        return None
    return found


ADDRESSES = (Address("/desk/appointments", "GET", "notarization", a_day),)
