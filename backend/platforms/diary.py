"""Shape of the slots of partners with a diary."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from backend.platforms.base import PartnerModel
from backend.shared.diary import DiaryLine, Slot


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


class LineShape(PartnerModel):
    """A slot as those who keep the diary see it."""

    slot_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    start: AwareDatetime
    end: AwareDatetime
    places: int = Field(ge=0)
    booked: int = Field(ge=0)

    def line(self) -> DiaryLine:
        """Return it in our words."""
        return DiaryLine(self.slot_id, self.start, self.end, self.places, self.booked)


class LinesShape(PartnerModel):
    """The slots of some days, soonest first."""

    lines: list[LineShape]
