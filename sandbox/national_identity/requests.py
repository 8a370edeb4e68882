"""Requests the platform accepts, as `openapi.yaml` states them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Number = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9().]{3,40}$")]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:.-]{1,80}$")]
CallbackUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]


class NewCheck(BaseModel):
    """A check. Unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(extra="forbid")

    reference: Reference
    category: Literal["foreigner", "hk_macao_resident", "taiwan_resident", "mainland_abroad"]
    document_type: Literal[
        "passport",
        "hk_macao_id",
        "residence_permit",
        "home_return_permit",
        "taiwan_id",
        "taiwan_compatriot_permit",
        "resident_card",
        "household_register",
    ]
    document_number: Number
    full_name: Text
    birth_date: date | None = None
    region: str = Field(default="", max_length=200)
    callback_url: CallbackUrl
