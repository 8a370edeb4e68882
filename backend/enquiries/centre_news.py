"""Reads what the centre's own system tells by callback (`openapi.yaml`, News), once its signature has been checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from backend.enquiries.commands import RecordCentreWords
from backend.shared.partner_news import PartnerNews, read_news

_KINDS: dict[str, Literal["answer", "ask", "closed"]] = {
    "enquiry_answered": "answer",
    "enquiry_asked": "ask",
    "enquiry_closed": "closed",
}
OFFICER = "邑侨邑路"
"""Name of the officer, where the system names nobody."""


class EnquiryNews(PartnerNews):
    """A callback about an enquiry. New fields are ignored: a partner may add, never take away."""

    kind: Literal["enquiry_answered", "enquiry_asked", "enquiry_closed"]
    reference: str = Field(min_length=1, max_length=64)
    occurred_at: AwareDatetime
    text: str = Field(min_length=1, max_length=4000)
    officer: str = Field(default="", max_length=60)


def is_of_enquiry(body: Any) -> bool:
    """Return True if a callback is about an enquiry."""
    return isinstance(body, dict) and body.get("kind") in _KINDS


def read_enquiry_news(body: Any) -> RecordCentreWords:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    news = read_news(EnquiryNews, body, "yiqiao_yilu")
    return RecordCentreWords(news.event_id, news.reference, _KINDS[news.kind], news.text, news.officer or OFFICER)
