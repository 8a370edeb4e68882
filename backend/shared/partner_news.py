"""News a partner tells us by itself: read strictly where we need it, leniently where a partner may add."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from backend.shared.errors import PlatformRejected


class PartnerNews(BaseModel):
    """A callback's body. New fields are ignored: a partner may add, never take away."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    event_id: str = Field(min_length=1, max_length=64)


AnyNews = TypeVar("AnyNews", bound=PartnerNews)


def read_news(shape: type[AnyNews], body: Any, partner: str) -> AnyNews:
    """Return a decoded callback in the partner's shape.

    Raises:
        PlatformRejected: the body is outside the contract.
    """
    try:
        return shape.model_validate(body)
    except ValidationError as error:
        raise PlatformRejected(partner, "callback outside the contract") from error
