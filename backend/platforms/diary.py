"""How the partners with a diary write its slots."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from backend.platforms.base import PartnerModel
from backend.shared.diary import Slot


class SlotShape(PartnerModel):
    """A slot of the diary."""

    slot_id: str = Field(min_length=1, max_length=64)
    start: AwareDatetime
    end: AwareDatetime
    left: int = Field(ge=0)

    def slot(self) -> Slot:
        """Return it in our words."""
        return Slot(self.slot_id, self.start, self.end, self.left)


class SlotsShape(PartnerModel):
    """Free slots, soonest first."""

    slots: list[SlotShape]
