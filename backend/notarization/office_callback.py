"""Reads what the office tells us by callback (`openapi.yaml`, News), once its signature has been checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

from backend.notarization.commands import RecordOfficeDecision
from backend.notarization.office import REFUSALS
from backend.notarization.settling import DECLINED
from backend.shared.diary import Slot
from backend.shared.errors import PlatformRejected
from backend.shared.partner_news import PartnerNews, read_news


class NewsSlot(BaseModel):
    """The slot a piece of news is about."""

    slot_id: str = Field(min_length=1, max_length=64)
    start: AwareDatetime
    end: AwareDatetime
    left: int = Field(default=0, ge=0)


class OfficeNews(PartnerNews):
    """A callback's body. New fields are ignored: a partner may add, never take away."""

    kind: Literal["appointment_confirmed", "appointment_declined", "appointment_cancelled", "slot_freed"]
    reference: str = Field(min_length=1, max_length=64)
    confirmation_number: str | None = Field(default=None, pattern=r"^[A-Z0-9-]{4,32}$")
    slot: NewsSlot | None = None
    reason: str | None = None


def read_callback(body: Any) -> RecordOfficeDecision:
    """Return the order a callback amounts to.

    Args:
        body: the decoded JSON.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(OfficeNews, body, "wuyi_notary")
    if news.kind == "slot_freed" and news.slot is None:
        raise PlatformRejected("wuyi_notary", "callback outside the contract: no slot")
    slot = Slot(**news.slot.model_dump()) if news.slot else None
    reason = None if news.kind in ("appointment_confirmed", "slot_freed") else REFUSALS.get(news.reason or "", DECLINED)
    return RecordOfficeDecision(news.event_id, news.kind, news.reference, slot, news.confirmation_number, reason)
