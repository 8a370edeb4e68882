"""Reads what the centre tells of disputes by callback (`openapi.yaml`, News), once its signature has been checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from backend.mediation.dispute.commands import RecordCentreNews
from backend.mediation.model import Session
from backend.shared.partner_news import PartnerNews, read_news

_KINDS = ("mediator_accepted", "mediator_declined", "dispute_declined", "dispute_ended", "session_fixed")


class DisputeNews(PartnerNews):
    """A callback about a dispute. New fields are ignored: a partner may add, never take away."""

    kind: Literal["mediator_accepted", "mediator_declined", "dispute_declined", "dispute_ended", "session_fixed"]
    reference: str = Field(min_length=1, max_length=64)
    text: str = Field(default="", max_length=2000)
    start: AwareDatetime | None = None
    end: AwareDatetime | None = None
    how: Literal["online", "phone", "in_person"] = "online"
    place: str = Field(default="", max_length=500)


def is_of_dispute(body: Any) -> bool:
    """Whether a callback is about a dispute."""
    return isinstance(body, dict) and body.get("kind") in _KINDS


def read_dispute_news(body: Any) -> RecordCentreNews:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(DisputeNews, body, "yiqiao_yilu")
    meeting = None
    if news.start is not None and news.end is not None:
        meeting = Session(news.start, news.end, news.how, news.place)
    return RecordCentreNews(news.event_id, news.reference, news.kind, news.text, meeting)
