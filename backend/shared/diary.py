"""A place in a partner's diary: what is offered, chosen and kept wherever somebody books a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a diary.

    Args:
        slot_id: the partner's name for it.
        start, end: aware moments.
        left: how many bookings it still takes.
    """

    slot_id: str
    start: datetime
    end: datetime
    left: int = 1

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.end - self.start).total_seconds() // 60)
