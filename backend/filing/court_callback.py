"""Reads what the court tells us by callback (`openapi.yaml`, News), once its signature has been checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from backend.filing.commands import RecordCourtNews
from backend.filing.court_shapes import FilingShape
from backend.shared.partner_news import PartnerNews, read_news

Kind = Literal[
    "review_passed", "defects", "registered", "refused", "returned", "withdrawn", "extension_granted",
    "extension_refused", "fee_notice",
]  # fmt: skip


class CourtNews(PartnerNews):
    """A callback's body. New fields are ignored: a partner may add, never take away."""

    kind: Kind
    reference: str = Field(min_length=1, max_length=64)
    occurred_at: AwareDatetime
    filing: FilingShape


def read_callback(body: Any) -> RecordCourtNews:
    """Return the order a callback amounts to.

    Args:
        body: the decoded JSON.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(CourtNews, body, "online_litigation")
    return RecordCourtNews(news.event_id, news.kind, news.reference, news.filing.report())
