"""Reads what SCIA's system tells by callback (`openapi.yaml`, News), once its signature has been checked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

from pydantic import AwareDatetime, Field

from backend.arbitration.commands import RecordNews
from backend.arbitration.course import News, NewsKind
from backend.arbitration.secretariat import PARTNER
from backend.shared.partner_news import PartnerNews, read_news

_PREFIX = "arbitration_"


class SciaNews(PartnerNews):
    """A callback about an application. New fields are ignored: a partner may add, never take away."""

    kind: Literal[
        "arbitration_defect", "arbitration_accepted", "arbitration_tribunal", "arbitration_hearing",
        "arbitration_award", "arbitration_not_accepted", "arbitration_paid", "arbitration_unpaid",
        "arbitration_withdrawn", "arbitration_goes_on",
    ]  # fmt: skip
    reference: str = Field(min_length=1, max_length=64)
    sequence: int = Field(ge=1)
    occurred_at: AwareDatetime
    number: str = Field(default="", max_length=80)
    text: str = Field(default="", max_length=4000)
    due: date | None = None
    amount: Decimal | None = Field(default=None, gt=0, max_digits=16, decimal_places=2)
    currency: str = Field(default="CNY", pattern="^[A-Z]{3}$")
    arbitrators: list[str] = Field(default=[], max_length=5)
    start: AwareDatetime | None = None
    place: str = Field(default="", max_length=200)
    award_number: str = Field(default="", max_length=80)
    award_on: date | None = None


def read_scia_news(body: Any) -> RecordNews:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    told = read_news(SciaNews, body, PARTNER)
    kind = cast(NewsKind, told.kind.removeprefix(_PREFIX))
    news = News(
        kind, told.text, told.number, told.due, told.amount, told.currency, tuple(told.arbitrators), told.start,
        told.place, told.award_number, told.award_on,
    )  # fmt: skip
    return RecordNews(told.event_id, told.reference, news, told.sequence)
