"""Reads what the research centre tells by callback: that there is an update of the law library to fetch."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, Field

from backend.protection.commands import FetchLibraryUpdates
from backend.shared.partner_news import PartnerNews, read_news


class UpdateNews(PartnerNews):
    """A callback about the library; the update itself is fetched, and believed only if it is signed."""

    kind: Literal["library_update"]
    occurred_at: AwareDatetime
    version: int = Field(ge=1)


def read_update_news(body: Any) -> FetchLibraryUpdates:
    """Return the order a callback amounts to.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    return FetchLibraryUpdates(read_news(UpdateNews, body, "yiqiao_yilu").version)
