"""The part that every callback of the centre about a mediation has: what it is about, words, and a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import AwareDatetime, Field

from backend.mediation.model import Session
from backend.shared.partner_news import PartnerNews

CENTRE = "yiqiao_yilu"
"""The partner's name in refusals."""


class MeetingNews(PartnerNews):
    """A callback that may tell of a session. New fields are ignored: a partner may add, never take away."""

    reference: str = Field(min_length=1, max_length=64)
    start: AwareDatetime | None = None
    end: AwareDatetime | None = None
    how: Literal["online", "phone", "in_person"] = "online"
    place: str = Field(default="", max_length=500)

    @property
    def meeting(self) -> Session | None:
        """The session that is told, or None where its beginning or its end is not."""
        if self.start is None or self.end is None:
            return None
        return Session(self.start, self.end, self.how, self.place)


def is_one_of(body: Any, kinds: Sequence[str]) -> bool:
    """Return True if a callback's body is of one of these kinds."""
    return isinstance(body, dict) and body.get("kind") in kinds
