"""Reads what the centre tells of disputes by callback (`openapi.yaml`, News), once its signature has been checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from backend.mediation.centre_callback import CENTRE, MeetingNews, is_one_of
from backend.mediation.dispute.commands import RecordCentreNews
from backend.shared.partner_news import read_news

_KINDS = ("mediator_accepted", "mediator_declined", "dispute_declined", "dispute_ended", "session_fixed")


class DisputeNews(MeetingNews):
    """A callback about a dispute."""

    kind: Literal["mediator_accepted", "mediator_declined", "dispute_declined", "dispute_ended", "session_fixed"]
    text: str = Field(default="", max_length=2000)


def is_of_dispute(body: Any) -> bool:
    """Return True if a callback is about a dispute."""
    return is_one_of(body, _KINDS)


def read_dispute_news(body: Any) -> RecordCentreNews:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(DisputeNews, body, CENTRE)
    return RecordCentreNews(news.event_id, news.reference, news.kind, news.text, news.meeting)
