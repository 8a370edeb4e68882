"""The platform's diary: which slots exist on which day, and how many judges take one each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.working_days import office_works

BEIJING = ZoneInfo("Asia/Shanghai")
HOURS = ((time(9), time(12)), (time(14, 30), time(17, 30)))
LENGTH = timedelta(minutes=30)
CAPACITY = 2
DAYS_AHEAD = 30


@dataclass(frozen=True, slots=True)
class DiarySlot:
    """One line of the diary. The id says day and time, as the platform's own do; clients must not read it."""

    slot_id: str
    start: datetime
    end: datetime


@dataclass(slots=True)
class Diary:
    """Slots are computed from the calendar; only what differs from the rule is kept.

    Args:
        capacity: slots that take more or fewer sessions than usual.
    """

    capacity: dict[str, int] = field(default_factory=dict)

    def capacity_of(self, slot: DiarySlot) -> int:
        """Return how many sessions a slot takes."""
        return self.capacity.get(slot.slot_id, CAPACITY)

    def slots_of(self, day: date) -> list[DiarySlot]:
        """Return the day's slots; none on a closed day."""
        return _slots_of(day) if office_works(day) else []

    def find(self, slot_id: str) -> DiarySlot | None:
        """Return the slot with this id, also on a closed day, or None."""
        try:
            day = datetime.strptime(slot_id.split("-")[1], "%Y%m%d").date()
        except (ValueError, IndexError):
            return None
        return next((slot for slot in _slots_of(day) if slot.slot_id == slot_id), None)


def _slots_of(day: date) -> list[DiarySlot]:
    slots: list[DiarySlot] = []
    for opens, closes in HOURS:
        start, end = (datetime.combine(day, edge, BEIJING) for edge in (opens, closes))
        while start + LENGTH <= end:
            slots.append(DiarySlot(f"gw-{start:%Y%m%d}-{start:%H%M}", start, start + LENGTH))
            start += LENGTH
    return slots
