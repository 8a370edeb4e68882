"""The office's diary: which slots exist on which day, and how many people each takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.working_days import office_works

BEIJING = ZoneInfo("Asia/Shanghai")
SESSIONS = ((time(9), time(12)), (time(14, 30), time(17, 30)))
LENGTH = {"in_person": timedelta(minutes=30), "remote_video": timedelta(hours=1)}
CAPACITY = {"in_person": 3, "remote_video": 1}
DAYS_AHEAD = 60


@dataclass(frozen=True, slots=True)
class DiarySlot:
    """One line of the diary. The id says route, day and time, as the office's own do; clients must not read it."""

    slot_id: str
    route: str
    start: datetime
    end: datetime


@dataclass(slots=True)
class Diary:
    """Slots are computed from the calendar; only what differs from the rule is kept.

    Args:
        capacity: slots that take more or fewer people than usual.
    """

    capacity: dict[str, int] = field(default_factory=dict)

    def capacity_of(self, slot: DiarySlot) -> int:
        """Return how many people a slot takes."""
        return self.capacity.get(slot.slot_id, CAPACITY[slot.route])

    def slots_of(self, day: date, route: str) -> list[DiarySlot]:
        """Return the day's slots; none on a closed day."""
        return _slots_of(day, route) if office_works(day) else []

    def find(self, slot_id: str) -> DiarySlot | None:
        """Return the slot with this id, also on a closed day, or None."""
        try:
            code, day_text, _ = slot_id.split("-")
            day = datetime.strptime(day_text, "%Y%m%d").date()
        except ValueError:
            return None
        route = {"ip": "in_person", "rv": "remote_video"}.get(code, "")
        return next((slot for slot in _slots_of(day, route) if slot.slot_id == slot_id), None)


def _slots_of(day: date, route: str) -> list[DiarySlot]:
    length = LENGTH.get(route)
    slots: list[DiarySlot] = []
    for opens, closes in SESSIONS if length else ():
        start, end = (datetime.combine(day, edge, BEIJING) for edge in (opens, closes))
        while length and start + length <= end:
            slot_id = f"{'ip' if route == 'in_person' else 'rv'}-{start:%Y%m%d}-{start:%H%M}"
            slots.append(DiarySlot(slot_id, route, start, start + length))
            start += length
    return slots
